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
    /// <summary>The code of a charge that Stripe never heard of.</summary>
    public const string NeverAsked = "never_asked";

    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(5);

    /// <summary>A question of ours gives up after less than a minute, its repeat included.</summary>
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromMinutes(15);

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

                // Also one that was given up: a request that was held up for long may have arrived after all.
                { AskedAt: { } asked } => await FindAsync(attempt, asked, cancel),

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

    /// <summary>A charge whose answer was lost. One that Stripe does not have a while after it was asked was never made.</summary>
    private async Task<PaymentAttempt> FindAsync(PaymentAttempt attempt, DateTimeOffset asked, CancellationToken cancel)
    {
        if (await stripe.FindChargeAsync(attempt.Id.ToString(), attempt.StripeCustomerId!, asked - ClocksDiffer, cancel) is { } made)
        {
            return await engine.FollowAsync(attempt.Id, made, cancel);
        }

        return asked + AnswersWithin < clock.GetUtcNow() ? await engine.FailUnknownAsync(attempt.Id, NeverAsked, cancel) : attempt;
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
