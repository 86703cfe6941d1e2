namespace Gigafibre.Portal.Integrations.Twilio;

/// <summary>Twilio's package knows one address; ours is a setting.</summary>
internal sealed class TwilioAddress(Uri baseUrl) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new Uri(baseUrl.ToString().TrimEnd('/') + request.RequestUri!.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
