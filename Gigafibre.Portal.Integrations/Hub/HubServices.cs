using System.Net.Http.Headers;
using Gigafibre.Portal.Integrations.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Integrations.Hub;

public static class HubServices
{
    public static IServiceCollection AddHub(this IServiceCollection services)
    {
        services.AddOutsideApi<IHubApi, HubOptions>(o => o.BaseUrl!, _ => TimeSpan.FromSeconds(8),
            (http, o) => http.DefaultRequestHeaders.Authorization = o.Token is { Length: > 0 } token ? new AuthenticationHeaderValue("Bearer", token) : null);
        services.AddTransient(p => new HubClient(p.GetRequiredService<IOptions<HubOptions>>().Value.BaseUrl is null ? null : p.GetRequiredService<IHubApi>()));
        return services;
    }
}
