using System.Net.Http.Headers;
using Gigafibre.Portal.Integrations.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Integrations.ErpNext;

public static class ErpNextServices
{
    public static IServiceCollection AddErpNext(this IServiceCollection services)
    {
        services.AddOutsideApi<IFrappeApi, ErpNextOptions>(o => o.BaseUrl, TimeSpan.FromSeconds(8), (http, o) =>
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("token", $"{o.ApiKey}:{o.ApiSecret}"));
        services.AddTransient(p => new ErpNextClient(p.GetRequiredService<IFrappeApi>(), p.GetRequiredService<IOptions<ErpNextOptions>>()));
        return services;
    }
}
