namespace Gigafibre.Portal.Features.Payments.Checkout;

/// <summary>Ends what was opened: a page that is not wanted any more. When the payer was faster, the attempt says so.</summary>
public sealed class CheckoutClosing(CheckoutPages pages, PaymentEngine engine, PaymentSync sync)
{
    public Task<PaymentAttempt> DropAsync(Guid id, CancellationToken cancel) => engine.DropAsync(id, cancel);

    /// <summary>Closes an attempt's page. When the customer was faster, the attempt says so afterwards.</summary>
    public async Task<PaymentAttempt> CloseAsync(PaymentAttempt attempt, CancellationToken cancel)
    {
        if (attempt.SessionId is null)
        {
            attempt = await engine.DropAsync(attempt.Id, cancel);
        }

        if (attempt.SessionId is not { } sessionId)
        {
            return attempt;
        }

        await pages.ExpireAsync(sessionId, cancel);
        return await sync.SyncAsync(attempt.Id, cancel);
    }

    /// <summary>
    /// Lets the bills of a debit that waits to be verified be paid another way. Stripe cannot end a debit that came from its page: it ends by itself when nobody
    /// verifies it, and what comes in all the same is the customer's credit.
    /// </summary>
    public async Task<PaymentAttempt> GiveUpAsync(PaymentAttempt attempt, CancellationToken cancel)
    {
        await sync.SyncAsync(attempt.Id, cancel);
        return await engine.GiveUpAsync(attempt.Id, cancel);
    }
}
