using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Integrations.Stripe;

public static class StripeServices
{
    private const string Client = "stripe";

    /// <summary>Stripe's package retries by itself, with one idempotency key; nothing else may retry around it.</summary>
    public static IServiceCollection AddStripe(this IServiceCollection services)
    {
        services.AddHttpClient(Client, http => http.Timeout = TimeSpan.FromSeconds(20))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                UseCookies = false,
                AllowAutoRedirect = false,
                ConnectTimeout = TimeSpan.FromSeconds(3),
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddTransient(p => new StripePaymentsClient(p.GetRequiredService<IHttpClientFactory>().CreateClient(Client), p.GetRequiredService<IOptions<StripeOptions>>()));
        services.AddTransient(p => new StripeMethodsClient(p.GetRequiredService<IHttpClientFactory>().CreateClient(Client), p.GetRequiredService<IOptions<StripeOptions>>()));
        return services;
    }
}
