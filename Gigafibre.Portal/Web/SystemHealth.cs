using System.Collections.Concurrent;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.GenieAcs;
using Gigafibre.Portal.Integrations.Hub;
using Gigafibre.Portal.Integrations.ModemBridge;
using Gigafibre.Portal.Integrations.Oktopus;
using Gigafibre.Portal.Integrations.Stripe;
using Gigafibre.Portal.Integrations.Twilio;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Web;

/// <param name="LastSuccess">Null while it has not answered since this process started.</param>
public sealed record SystemState(string Name, DateTimeOffset? LastSuccess, DateTimeOffset? LastFailure, string? Failure);

/// <summary>When each outside system last answered this process, and when it last did not.</summary>
public sealed class SystemHealth
{
    private readonly TimeProvider _clock;
    private readonly (string Name, string Address)[] _systems;
    private readonly ConcurrentDictionary<string, SystemState> _states = new();

    public SystemHealth(
        TimeProvider clock, IOptions<ErpNextOptions> erp, IOptions<GenieAcsOptions> acs, IOptions<StripeOptions> stripe, IOptions<TwilioOptions> twilio, IOptions<HubOptions> hub, IOptions<OidcOptions> oidc, IOptions<ModemBridgeOptions> bridge, IOptions<OktopusOptions> usp)
    {
        _clock = clock;
        _systems =
        [
            .. new (string Name, Uri? Address)[]
            {
                ("ERPNext", erp.Value.BaseUrl), ("GenieACS", acs.Value.BaseUrl), ("Stripe", stripe.Value.ApiBase ?? new Uri("https://api.stripe.com")), ("Twilio", twilio.Value.BaseUrl), ("hub", hub.Value.BaseUrl),
                ("OpenID", oidc.Value.Authority), ("modem-bridge", bridge.Value.BaseUrl), ("Oktopus", usp.Value.BaseUrl),
            }.Where(s => s.Address is not null).Select(s => (s.Name, s.Address!.ToString().TrimEnd('/'))),
        ];
    }

    public IReadOnlyList<SystemState> All => [.. _systems.Select(s => _states.GetValueOrDefault(s.Name) ?? new SystemState(s.Name, null, null, null))];

    /// <param name="failure">Null for an answer, whatever it said.</param>
    public void Note(Uri? asked, string? failure)
    {
        if (asked is null || _systems.FirstOrDefault(s => asked.ToString().StartsWith(s.Address, StringComparison.OrdinalIgnoreCase)).Name is not { } name)
        {
            return;
        }

        var now = _clock.GetUtcNow();
        var first = new SystemState(name, null, null, null);
        _states.AddOrUpdate(name, _ => Changed(first), (_, before) => Changed(before));

        SystemState Changed(SystemState before) => failure is null ? before with { LastSuccess = now } : before with { LastFailure = now, Failure = failure };
    }
}

/// <summary>Notes how each call to the outside went.</summary>
public sealed class SystemHealthHandler(SystemHealth health) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            health.Note(request.RequestUri, (int)response.StatusCode >= 500 ? $"{(int)response.StatusCode}" : null);
            return response;
        }
        catch (Exception e)
        {
            // Cut off, too slow, not even asked because it fails all the time, or whoever waited has left: no answer either way.
            health.Note(request.RequestUri, e is HttpRequestException http ? http.HttpRequestError.ToString() : e.GetType().Name);
            throw;
        }
    }
}
