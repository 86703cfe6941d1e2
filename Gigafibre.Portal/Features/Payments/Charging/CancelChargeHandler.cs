using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Stripe;
using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.Payments.Charging;

/// <summary>Ends a charge that was refused: it could still be completed, after the customer was told to pay another way.</summary>
public sealed class CancelChargeHandler(PaymentEngine engine, PaymentSync sync, StripePaymentsClient stripe) : IWorkHandler
{
    public static string Kind => "cancel-charge";

    public static string? System => SystemName.Stripe;

    public static bool IsMoney => true;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var id = Guid.Parse(job.Key);
        if (await engine.FindAsync(id, cancel) is not { State: PaymentState.Failed, PaymentIntentId: { } intent })
        {
            return;
        }

        try
        {
            await engine.FollowAsync(id, await stripe.CancelIntentAsync(intent, cancel), cancel);
        }
        catch (IntegrationException e) when (!e.IsTransient && !StripePaymentsClient.IsAboutUs(e))
        {
            // Over already, or paid after all.
            await sync.SyncAsync(id, cancel);
        }
    }
}
