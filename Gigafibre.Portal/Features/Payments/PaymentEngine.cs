using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Payments.Booking;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Stripe;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>
/// Moves a payment forward by what Stripe's intent says, whatever the intent came from: a checkout page, or none. The one place where a payment's
/// state changes; the Payment Entry is owed from the same moment that the payment is paid.
/// </summary>
public sealed class PaymentEngine(PortalDb db, WorkQueue work, IEnumerable<IPaymentFollower> followers, IOptions<StripeOptions> options, TimeProvider clock)
{
    public async Task<PaymentAttempt> FindAsync(Guid id, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        return await db.PaymentAttempts.Include(a => a.Invoices).SingleAsync(a => a.Id == id, cancel);
    }

    public Task<PaymentAttempt> FollowAsync(Guid id, StripeIntent intent, CancellationToken cancel) => MoveAsync(
        id,
        attempt =>
        {
            Note(attempt, intent);
            return PaymentStates.Of(intent);
        },
        cancel);

    /// <summary>Gives up an attempt that Stripe was never asked about, or whose page nobody was shown; one that was stays as it is.</summary>
    public Task<PaymentAttempt> DropAsync(Guid id, CancellationToken cancel) =>
    MoveAsync(id, a => a is { SessionId: null, PaymentIntentId: null } ? PaymentState.Expired : a.State, cancel);

    /// <summary>
    /// Notes that Stripe is asked now. False when the attempt was dropped, or when it is not wanted any more: whoever says stop does so under the same gate, so that either
    /// it is heard, or the charge was asked for before it.
    /// </summary>
    /// <param name="fresh">What was read of ERPNext for it counts for so long.</param>
    public async Task<bool> AskAsync(Guid id, TimeSpan fresh, Func<PaymentAttempt, CancellationToken, Task<bool>> isWanted, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Payment, cancel);
        var attempt = await FindAsync(id, cancel);
        if (attempt.State != PaymentState.New || clock.GetUtcNow() - attempt.CreatedAt > fresh || !await isWanted(attempt, cancel))
        {
            return false;
        }

        (attempt.State, attempt.AskedAt, attempt.ChangedAt) = (PaymentState.Processing, clock.GetUtcNow(), clock.GetUtcNow());
        PortalMetrics.Payment(attempt.State.ToString());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>A charge that Stripe has no payment of came to nothing, and why. One of which Stripe's answer is known by now stays as it is.</summary>
    public Task<PaymentAttempt> FailUnknownAsync(Guid id, string code, CancellationToken cancel) => MoveAsync(
        id,
        attempt =>
        {
            if (!attempt.IsUnknown)
            {
                return attempt.State;
            }

            attempt.FailureCode = code;
            return PaymentState.Failed;
        },
        cancel);

    /// <summary>Lets go of the bills of a debit that nobody has verified; one that went on meanwhile keeps them.</summary>
    public Task<PaymentAttempt> GiveUpAsync(Guid id, CancellationToken cancel) => MoveAsync(
        id,
        attempt =>
        {
            if (attempt is { State: PaymentState.Processing, VerifyUrl: not null })
            {
                attempt.GivenUpAt ??= clock.GetUtcNow();
            }

            return attempt.State;
        },
        cancel);

    /// <summary>Writes that a Payment Entry stands. Whatever was recorded first stands; a second entry for the same payment is the reconciler's to find.</summary>
    public Task<PaymentAttempt> RecordedAsync(Guid id, string entryName, Phrase? trouble, CancellationToken cancel) => MoveAsync(
        id,
        attempt =>
        {
            (attempt.Trouble, attempt.EntryName) = attempt.State == PaymentState.Recorded ? (attempt.Trouble, attempt.EntryName) : (trouble, entryName);
            return PaymentState.Recorded;
        },
        cancel);

    /// <summary>One step forward, or none. Under the gate, so that two who learn the same news make one step.</summary>
    public async Task<PaymentAttempt> MoveAsync(Guid id, Func<PaymentAttempt, PaymentState> step, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Payment, cancel);
        var attempt = await FindAsync(id, cancel);
        var to = step(attempt);
        var moves = PaymentStates.MayFollow(attempt.State, to);
        if (moves)
        {
            (attempt.State, attempt.ChangedAt) = (to, clock.GetUtcNow());
            PortalMetrics.Payment(to.ToString());
            foreach (var follower in followers)
            {
                await follower.MovedAsync(attempt, cancel);
            }
        }

        if (!PaymentStates.HoldsInvoices(attempt.State) || attempt.IsGivenUp)
        {
            attempt.Invoices.ForEach(i => i.IsOpen = false);
        }

        if (attempt.State == PaymentState.Paid)
        {
            await work.OweAsync<RecordPaymentHandler>(attempt.Id.ToString(), "", Lane(attempt.CustomerId), cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        if (moves && to is PaymentState.Paid or PaymentState.Failed)
        {
            work.Wake();
        }

        return attempt;
    }

    public static string Lane(string customerId) => $"customer:{customerId}";

    public void Note(PaymentAttempt attempt, StripeIntent intent)
    {
        (attempt.Method, attempt.VerifyUrl, attempt.ExpectedAt) = (intent.Method ?? attempt.Method, intent.VerifyUrl, intent.ExpectedAt ?? attempt.ExpectedAt);
        attempt.FailureCode = intent.Failure ?? (intent.Status == "canceled" ? intent.Status : null);
        (attempt.PaymentIntentId, attempt.Advice) = (attempt.PaymentIntentId ?? intent.Id, intent.Advice);
        (attempt.Brand, attempt.Last4) = (intent.Brand ?? attempt.Brand, intent.Last4 ?? attempt.Last4);
        if (intent.Status != "succeeded")
        {
            return;
        }

        attempt.PaidAt ??= intent.PaidAt ?? clock.GetUtcNow();
        if (attempt.State != PaymentState.Recorded)
        {
            attempt.Trouble = Mismatch(attempt, intent);
        }
    }

    private Phrase? Mismatch(PaymentAttempt attempt, StripeIntent intent) => intent switch
    {
        _ when !string.Equals(intent.Currency, attempt.Currency, StringComparison.OrdinalIgnoreCase) => OddText.OtherCurrency.With(intent.Currency),
        _ when intent.Received != new Money(attempt.AmountCents) => OddText.OtherAmount.With(intent.Received, new Money(attempt.AmountCents)),
        _ when intent.AttemptId != attempt.Id.ToString() || intent.Environment != options.Value.Environment => OddText.OtherAttempt,
        _ when intent.CustomerId is { } customer && customer != attempt.StripeCustomerId => OddText.OtherPayer,
        _ when intent.Livemode == options.Value.IsTestKey => OddText.MixedModes,
        _ when intent.Id != attempt.PaymentIntentId => OddText.Second,
        _ => null,
    };
}
