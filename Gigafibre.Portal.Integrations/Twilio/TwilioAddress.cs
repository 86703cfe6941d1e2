using Gigafibre.Portal.Integrations.Http;

namespace Gigafibre.Portal.Integrations.Twilio;

/// <summary>Twilio's package knows one address; ours is a setting. And it forgets the status of a refusal that is not JSON, which something before Twilio may send.</summary>
internal sealed class TwilioAddress(Uri baseUrl) : DelegatingHandler
{
    private readonly OutsideCall _call = new(SystemName.Twilio);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new Uri(baseUrl.ToString().TrimEnd('/') + request.RequestUri!.PathAndQuery);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return (int)response.StatusCode < 300 || response.Content.Headers.ContentType?.MediaType == "application/json" ? response : throw _call.Refused(response, null);
    }
}
