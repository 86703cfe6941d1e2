using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Stripe;
using Gigafibre.Portal.Web;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>
/// Brings an attempt to where Stripe says it is. The one way, for webhooks, return pages and the reconciler alike; what a webhook or an
/// address claims is never believed, Stripe is asked.
/// </summary>
public sealed class PaymentSync(PortalDb db, StripePaymentsClient stripe, WorkQueue work, IOptions<StripeOptions> options, TimeProvider clock)
{
    /// <summary>The attempt with its bills, as it is in the database now.</summary>
    public async Task<PaymentAttempt> FindAsync(Guid id, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        return await db.PaymentAttempts.Include(a => a.Invoices).SingleAsync(a => a.Id == id, cancel);
    }

    /// <summary>Asks Stripe about the attempt and moves it forward. Throws <see cref="IntegrationException"/> when Stripe does not answer.</summary>
    public async Task<PaymentAttempt> SyncAsync(Guid id, CancellationToken cancel)
    {
        var attempt = await FindAsync(id, cancel);
        if (attempt.SessionId is null)
        {
            // Nobody was ever shown a page that we do not know of; once it would be closed anyway, there is nothing to wait for.
            return attempt.ExpiresAt < clock.GetUtcNow() ? await DropAsync(id, cancel) : attempt;
        }

        try
        {
            var page = await stripe.GetAsync(attempt.SessionId, cancel);
            return await MoveAsync(id, a => Note(a, page), cancel);
        }
        catch (IntegrationException e) when (e.Code == "resource_missing" && attempt.ExpiresAt < clock.GetUtcNow())
        {
            // Another Stripe account, or its test side: a page that is not there takes no money.
            return await MoveAsync(
                id,
                a =>
                {
                    a.Trouble = "Stripe does not know its page";
                    return PaymentState.Expired;
                },
                cancel);
        }
    }

    /// <summary>The page is open: remembers where. An attempt that was dropped meanwhile says so, and its page must be shown to nobody.</summary>
    public Task<PaymentAttempt> OpenedAsync(Guid id, CheckoutPage page, CancellationToken cancel) => MoveAsync(
        id,
        a =>
        {
            (a.SessionId, a.SessionUrl) = (page.Id, page.Url ?? a.SessionUrl);
            return Target(page);
        },
        cancel);

    /// <summary>Gives up an attempt whose page nobody was shown yet; one that was shown stays as it is.</summary>
    public Task<PaymentAttempt> DropAsync(Guid id, CancellationToken cancel) =>
        MoveAsync(id, a => a.SessionId is null ? PaymentState.Expired : a.State, cancel);

    /// <summary>Writes that a Payment Entry stands.</summary>
    public Task<PaymentAttempt> RecordedAsync(Guid id, string entryName, string? trouble, CancellationToken cancel) =>
        MoveAsync(
        id,
        a =>
        {
            // Whatever was recorded first stands; a second entry for the same payment is the reconciler's to find.
            (a.Trouble, a.EntryName) = a.State == PaymentState.Recorded ? (a.Trouble, a.EntryName) : (trouble, entryName);
            return PaymentState.Recorded;
        },
        cancel);

    /// <summary>The attempt that Stripe's payment belongs to; null when it is none of ours.</summary>
    public async Task<Guid?> OwnerAsync(string intentId, CancellationToken cancel)
    {
        if (await db.PaymentAttempts.Where(a => a.PaymentIntentId == intentId).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(cancel) is { } known)
        {
            return known;
        }

        var intent = await stripe.GetIntentAsync(intentId, cancel);
        return intent.Environment == options.Value.Environment && Guid.TryParse(intent.AttemptId, out var id) && await db.PaymentAttempts.AnyAsync(a => a.Id == id, cancel) ? id : null;
    }

    private static PaymentState Target(CheckoutPage page) => page switch
    {
        { Intent.Status: "succeeded" } => PaymentState.Paid,
        { Status: "expired" } => PaymentState.Expired,
        { Status: "open" } => PaymentState.Open,
        { Intent.Status: "processing" or "requires_action" or "requires_confirmation" } => PaymentState.Processing,
        { Intent.Status: "requires_payment_method" or "canceled" } => PaymentState.Failed,
        _ => PaymentState.Processing,
    };

    private PaymentState Note(PaymentAttempt attempt, CheckoutPage page)
    {
        attempt.SessionUrl = page.Url ?? attempt.SessionUrl;
        if (page.Intent is not { } intent)
        {
            return Target(page);
        }

        (attempt.Method, attempt.FailureCode, attempt.VerifyUrl) = (intent.Method ?? attempt.Method, intent.Failure ?? (intent.Status == "canceled" ? intent.Status : null), intent.VerifyUrl);
        attempt.ExpectedAt = intent.ExpectedAt ?? attempt.ExpectedAt;
        attempt.PaymentIntentId ??= intent.Id;
        if (intent.Status == "succeeded")
        {
            attempt.PaidAt ??= intent.PaidAt ?? clock.GetUtcNow();
            if (attempt.State != PaymentState.Recorded)
            {
                attempt.Trouble = Mismatch(attempt, intent);
            }
        }

        return Target(page);
    }

    /// <summary>A signed event does not prove an amount, nor whose it is.</summary>
    private string? Mismatch(PaymentAttempt attempt, StripeIntent intent) => intent switch
    {
        { Currency: not "cad" } => $"paid in {intent.Currency}",
        _ when intent.Received != new Money(attempt.AmountCents) => $"received {intent.Received}, expected {new Money(attempt.AmountCents)}",
        _ when intent.AttemptId != attempt.Id.ToString() || intent.Environment != options.Value.Environment => "belongs to another attempt",
        _ when intent.CustomerId is { } customer && customer != attempt.StripeCustomerId => "paid by another Stripe customer",
        _ when intent.Livemode == options.Value.IsTestKey => "live and test are mixed",
        _ when intent.Id != attempt.PaymentIntentId => "a second payment for the same attempt",
        _ => null,
    };

    /// <summary>
    /// One step forward, or none. Under the gate, so that two who learn the same news make one step; the Payment Entry is owed from the same
    /// moment that the attempt is paid.
    /// </summary>
    private async Task<PaymentAttempt> MoveAsync(Guid id, Func<PaymentAttempt, PaymentState> step, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(PortalDb.PaymentGate, cancel);
        var attempt = await FindAsync(id, cancel);
        var to = step(attempt);
        var moves = PaymentStates.MayFollow(attempt.State, to);
        if (moves)
        {
            (attempt.State, attempt.ChangedAt) = (to, clock.GetUtcNow());
            PortalMetrics.Payment(to.ToString());
        }

        if (!PaymentStates.HoldsInvoices(attempt.State))
        {
            attempt.Invoices.ForEach(i => i.IsOpen = false);
        }

        if (attempt.State == PaymentState.Paid)
        {
            await work.AddUnlessKnownAsync<RecordPaymentHandler>(attempt.Id.ToString(), "", $"customer:{attempt.CustomerId}", cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        if (moves && to == PaymentState.Paid)
        {
            work.Wake();
        }

        return attempt;
    }
}
