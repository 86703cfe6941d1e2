using Gigafibre.Portal.Integrations.Stripe;

namespace Gigafibre.Portal.Features.Payments.Events;

/// <summary>Hears what Stripe tells that is not about a payment of ours. May be told the same twice.</summary>
public interface IStripeListener
{
    /// <summary>True when it was about something of this listener's.</summary>
    Task<bool> HearAsync(StripeEvent told, CancellationToken cancel);
}
