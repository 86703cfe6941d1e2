using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Integrations;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>What a customer is told when a payment moves while they are not looking: a bank takes days to say yes or no.</summary>
public sealed class PaymentNews(MessageOutbox outbox, IOptions<PortalOptions> site)
{
    /// <summary>Written in the same unit of work as the step itself: a step is made once, and told once.</summary>
    public void Tell(PaymentAttempt attempt)
    {
        // A card says yes or no at once; whoever pays by a link may be somebody else; whoever chose another way has been told.
        if (attempt.Method != "acss_debit" || attempt.Payer.Kind == PayerKind.Link || attempt.GivenUpAt is not null
            || attempt.Trouble is not null)
        {
            return;
        }

        var (amount, page) = (new Money(attempt.AmountCents), new Uri(site.Value.PublicUrl, Links.Payment(attempt.Id)).AbsoluteUri);
        if (attempt.State == PaymentState.Paid)
        {
            outbox.Tell(MessageDraft.Of(PaymentMessages.DebitReceived, attempt.CustomerId, attempt.Id.ToString(), amount, attempt.Reference, page));
        }
        else if (attempt.State == PaymentState.Failed)
        {
            outbox.Tell(MessageDraft.Of(PaymentMessages.DebitFailed, attempt.CustomerId, attempt.Id.ToString(), amount, DeclineText.Why(attempt.FailureCode ?? ""), page));
        }
    }
}
