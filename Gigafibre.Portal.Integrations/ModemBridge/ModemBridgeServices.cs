using Gigafibre.Portal.Integrations.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Integrations.ModemBridge;

public static class ModemBridgeServices
{
    public static IServiceCollection AddModemBridgeClient(this IServiceCollection services)
    {
        services.AddOutsideApi<IModemBridgeApi, ModemBridgeOptions>(
            o => o.BaseUrl ?? new Uri("http://modem-bridge.invalid"), o => o.Timeout,
            (http, options) => http.DefaultRequestHeaders.Authorization = new("Bearer", options.Token), speaksForModems: true);
        services.AddTransient(p => new ModemBridgeClient(p.GetRequiredService<IModemBridgeApi>()));
        return services;
    }

    /// <summary>The bridge itself, for the process that is it.</summary>
    public static IServiceCollection AddModemPages(this IServiceCollection services) =>
        services.AddSingleton(p => new ModemPages(p.GetRequiredService<IOptions<BridgeOptions>>(), p.GetRequiredService<TimeProvider>()));
}
