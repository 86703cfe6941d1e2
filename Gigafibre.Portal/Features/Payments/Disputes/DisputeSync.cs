using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations.Stripe;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments.Disputes;

public sealed class DisputeSync(PortalDb db, StripePaymentsClient stripe)
{
    /// <summary>A bank debit that the bank took back is final; whatever the dispute, a person must know.</summary>
    public async Task SyncAsync(Guid attemptId, CancellationToken cancel)
    {
        var intentId = await db.PaymentAttempts.Where(a => a.Id == attemptId).Select(a => a.PaymentIntentId).SingleAsync(cancel);
        StripeDispute? newest = null;
        await foreach (var dispute in stripe.ListDisputesAsync(intentId!, cancel))
        {
            newest ??= dispute;
        }

        if (newest is not null)
        {
            var note = newest.Status == "won" ? null : $"dispute {newest.Id}: {newest.Reason}, {newest.Status}, {newest.Amount}";
            await db.PaymentAttempts.Where(a => a.Id == attemptId)
                .ExecuteUpdateAsync(s => s.SetProperty(a => a.Dispute, newest.Status).SetProperty(a => a.DisputeNote, note), cancel);
        }
    }
}
