using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.Payments.Charging;

/// <summary>A charge without a page that was refused is ended at Stripe too; a refused page the customer goes on with.</summary>
public sealed class RefusedCharges(WorkQueue work) : IPaymentFollower
{
    public async Task MovedAsync(PaymentAttempt attempt, CancellationToken cancel)
    {
        if (attempt is { State: PaymentState.Failed, AskedAt: not null, PaymentIntentId: not null })
        {
            await work.OweAsync<CancelChargeHandler>(attempt.Id.ToString(), "", PaymentEngine.Lane(attempt.CustomerId), cancel);
        }
    }

    public Task DisputedAsync(PaymentAttempt attempt, CancellationToken cancel) => Task.CompletedTask;

    public Task TakenBackAsync(PaymentAttempt attempt, Money amount, string reason, CancellationToken cancel) => Task.CompletedTask;
}
