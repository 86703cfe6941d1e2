using Gigafibre.Portal.Integrations.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Integrations.Oktopus;

public static class OktopusServices
{
    public static IServiceCollection AddOktopus(this IServiceCollection services)
    {
        services.AddOutsideApi<IOktopusApi, OktopusOptions>(o => o.BaseUrl ?? new Uri("http://oktopus.invalid"), _ => TimeSpan.FromSeconds(12), speaksForModems: true);
        services.AddSingleton<OktopusSession>();
        services.AddTransient(p => new OktopusClient(
            p.GetRequiredService<IOktopusApi>(), p.GetRequiredService<IOptions<OktopusOptions>>()
                .Value, p.GetRequiredService<OktopusSession>(), p.GetRequiredService<TimeProvider>()));
        return services;
    }
}
