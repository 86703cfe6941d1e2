using Gigafibre.Portal.Integrations.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Integrations.Twilio;

public static class TwilioServices
{
    private const string Client = "twilio";

    public static IServiceCollection AddTwilio(this IServiceCollection services)
    {
        services.AddHttpClient(Client, http => (http.Timeout, http.MaxResponseContentBufferSize) = (TimeSpan.FromSeconds(45), 1 << 20))
            .AddHttpMessageHandler(p => new TwilioAddress(p.GetRequiredService<IOptions<TwilioOptions>>().Value.BaseUrl))
            .AddOutsideRules(_ => TimeSpan.FromSeconds(15));
        services.AddTransient(p => new TwilioClient(p.GetRequiredService<IHttpClientFactory>().CreateClient(Client), p.GetRequiredService<IOptions<TwilioOptions>>().Value));
        return services;
    }
}
