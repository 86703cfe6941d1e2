using System.Net.Http.Headers;
using Gigafibre.Portal.Integrations.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Integrations.ErpNext;

public static class ErpNextServices
{
    public static IServiceCollection AddErpNext(this IServiceCollection services)
    {
        services.AddOutsideApi<IFrappeApi, ErpNextOptions>(o => o.BaseUrl, _ => TimeSpan.FromSeconds(8), SignIn);
        services.AddOutsideApi<IFrappeSlowApi, ErpNextOptions>(o => o.BaseUrl, _ => TimeSpan.FromSeconds(60), SignIn);
        services.AddTransient(p => new ErpNextClient(p.GetRequiredService<IFrappeApi>(), p.GetRequiredService<IOptions<ErpNextOptions>>()));
        services.AddTransient(p => new ErpNextFieldWork(p.GetRequiredService<IFrappeApi>(), p.GetRequiredService<IOptions<ErpNextOptions>>()));
        services.AddTransient(p => new ErpNextSubscriptions(p.GetRequiredService<IFrappeApi>(), p.GetRequiredService<IOptions<ErpNextOptions>>(),
            p.GetRequiredService<SubscriptionShape>())).AddSingleton<SubscriptionShape>();
        services.AddTransient(p => new ErpNextTickets(p.GetRequiredService<IFrappeApi>(), p.GetRequiredService<IFrappeSlowApi>(),
            p.GetRequiredService<IOptions<ErpNextOptions>>()));
        services.AddTransient(p => new ErpNextQuotations(p.GetRequiredService<IFrappeApi>()));
        services.AddTransient(p => new ErpNextContracts(p.GetRequiredService<IFrappeApi>(), p.GetRequiredService<IFrappeSlowApi>(),
            p.GetRequiredService<IOptions<ErpNextOptions>>()));
        services.AddTransient(p => new ErpNextDunning(p.GetRequiredService<IFrappeApi>(), p.GetRequiredService<IFrappeSlowApi>()));
        services.AddTransient(p => new ErpNextContacts(p.GetRequiredService<IFrappeApi>(), p.GetRequiredService<IOptions<ErpNextOptions>>()));
        services.AddTransient(p => new ErpNextBilling(p.GetRequiredService<IFrappeApi>(), p.GetRequiredService<IFrappeSlowApi>(),
            p.GetRequiredService<IOptions<ErpNextOptions>>()));
        return services;
    }

    private static void SignIn(HttpClient http, ErpNextOptions options) =>
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("token", $"{options.ApiKey}:{options.ApiSecret}");
}
