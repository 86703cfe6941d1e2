using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Payments.Checkout;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Stripe;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>
/// Asks Stripe where a payment is, and has the engine move it there. The one way, for webhooks, return pages and the reconciler alike; what a webhook
/// or an address claims is never believed.
/// </summary>
public sealed class PaymentSync(PortalDb db, PaymentEngine engine, StripePaymentsClient stripe, IOptions<StripeOptions> options, TimeProvider clock)
{
    /// <summary>Asks Stripe about the attempt and moves it forward. Throws <see cref="IntegrationException"/> when Stripe does not answer.</summary>
    public async Task<PaymentAttempt> SyncAsync(Guid id, CancellationToken cancel)
    {
        var attempt = await engine.FindAsync(id, cancel);
        try
        {
            return attempt switch
            {
                { SessionId: { } session } => await FollowAsync(id, await stripe.GetAsync(session, cancel), cancel),
                { PaymentIntentId: { } intent } => await engine.FollowAsync(id, await stripe.GetIntentAsync(intent, cancel), cancel),

                // Nobody was ever shown a page that we do not know of; once it would be closed anyway, there is nothing to wait for.
                _ when attempt.ExpiresAt < clock.GetUtcNow() => await engine.DropAsync(id, cancel),
                _ => attempt,
            };
        }
        catch (IntegrationException e) when (e.Code == "resource_missing" && attempt.ExpiresAt < clock.GetUtcNow())
        {
            return await engine.MoveAsync(
                id,
                a =>
                {
                    a.Trouble = OddText.NoPage;
                    return PaymentState.Expired;
                },
                cancel);
        }
    }

    /// <summary>The attempt that Stripe's payment belongs to; null when it is none of ours.</summary>
    public async Task<Guid?> OwnerAsync(string intentId, CancellationToken cancel)
    {
        if (await db.PaymentAttempts.Where(a => a.PaymentIntentId == intentId).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(cancel) is { } known)
        {
            return known;
        }

        var intent = await stripe.GetIntentAsync(intentId, cancel);
        return intent.Environment == options.Value.Environment && Guid.TryParse(intent.AttemptId, out var id)
            && await db.PaymentAttempts.AnyAsync(a => a.Id == id, cancel) ? id : null;
    }

    private Task<PaymentAttempt> FollowAsync(Guid id, CheckoutPage page, CancellationToken cancel) => engine.MoveAsync(
        id,
        attempt =>
        {
            attempt.SessionUrl = page.Url ?? attempt.SessionUrl;
            if (page.Intent is { } intent)
            {
                engine.Note(attempt, intent);
            }

            return CheckoutStates.Of(page);
        },
        cancel);
}
