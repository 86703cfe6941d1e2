using System.Net;
using Gigafibre.Portal.Integrations.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Gigafibre.Portal.Integrations.GenieAcs;

public static class GenieAcsServices
{
    public static IServiceCollection AddGenieAcs(this IServiceCollection services)
    {
        services.AddOutsideApi<IGenieAcsApi, GenieAcsOptions>(o => o.BaseUrl, _ => TimeSpan.FromSeconds(10), Configure);
        services.AddOutsideApi<IGenieAcsCommandApi, GenieAcsOptions>(o => o.BaseUrl, _ => TimeSpan.FromSeconds(130), Configure);
        services.AddTransient(p => new GenieAcsClient(p.GetRequiredService<IGenieAcsApi>(), p.GetRequiredService<IGenieAcsCommandApi>()));
        return services;
    }

    /// <summary>A proxy that speaks HTTP/2 would drop the reason phrase, which is the answer.</summary>
    private static void Configure(HttpClient http, GenieAcsOptions options) =>
        (http.DefaultRequestVersion, http.DefaultVersionPolicy) = (HttpVersion.Version11, HttpVersionPolicy.RequestVersionExact);
}
