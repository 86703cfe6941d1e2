using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>What a customer is told when a payment moves while they are not looking: a bank takes days to say yes or no, and may take back what it gave.</summary>
public sealed class PaymentNews(MessageOutbox outbox, PortalLinks links) : IPaymentFollower
{
    /// <summary>Written in the same unit of work as the step itself: a step is made once, and told once.</summary>
    public async Task MovedAsync(PaymentAttempt attempt, CancellationToken cancel)
    {
        // Whoever chose another way meanwhile has been told, and what does not fit is for a person first.
        if (!IsCustomersDebit(attempt) || attempt.GivenUpAt is not null || attempt.Trouble is not null)
        {
            return;
        }

        var (amount, page) = (new Money(attempt.AmountCents), PageOf(attempt));
        if (attempt.State == PaymentState.Paid)
        {
            await outbox.TellAsync(MessageDraft.Of(PaymentMessages.DebitReceived, attempt.CustomerId, attempt.Id.ToString(), amount, attempt.Reference, page), cancel);
        }
        else if (attempt.State == PaymentState.Failed && attempt.Payer.Kind != PayerKind.Autopay)
        {
            await outbox.TellAsync(MessageDraft.Of(PaymentMessages.DebitFailed, attempt.CustomerId, attempt.Id.ToString(), amount, DeclineText.Why(attempt.FailureCode ?? ""),
                page), cancel);
        }
    }

    public Task DisputedAsync(PaymentAttempt attempt, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>The bank took money back that it had given.</summary>
    public Task TakenBackAsync(PaymentAttempt attempt, Money amount, string reason, CancellationToken cancel) => IsCustomersDebit(attempt)
        ? outbox.TellAsync(MessageDraft.Of(PaymentMessages.DebitTakenBack, attempt.CustomerId, attempt.Id.ToString(), amount, Times.Dated(Times.Day(attempt.PaidAt
            ?? attempt.CreatedAt)),
            PageOf(attempt)), cancel) : Task.CompletedTask;

    /// <summary>A card says yes or no at once; whoever pays by a link may be somebody else.</summary>
    private static bool IsCustomersDebit(PaymentAttempt attempt) => attempt is { Method: "acss_debit", Payer.Kind: not (PayerKind.Link or PayerKind.Person) };

    private string PageOf(PaymentAttempt attempt) => links.To(Links.Payment(attempt.Id));
}
