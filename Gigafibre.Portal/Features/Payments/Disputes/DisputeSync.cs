using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations.Stripe;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments.Disputes;

public sealed class DisputeSync(PortalDb db, StripePaymentsClient stripe, IEnumerable<IPaymentFollower> followers, TimeProvider clock)
{
    /// <summary>Asks Stripe for every dispute of the attempt's payment. A bank debit that the bank took back is one too, lost from the start.</summary>
    public async Task SyncAsync(Guid attemptId, CancellationToken cancel)
    {
        var intentId = await db.PaymentAttempts.Where(a => a.Id == attemptId).Select(a => a.PaymentIntentId).SingleAsync(cancel);
        var told = new List<StripeDispute>();
        await foreach (var dispute in stripe.ListDisputesAsync(intentId!, cancel))
        {
            told.Add(dispute);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Payment, cancel);
        db.ChangeTracker.Clear();
        var attempt = await db.PaymentAttempts.AsNoTracking().SingleAsync(a => a.Id == attemptId, cancel);
        var rows = await db.PaymentDisputes.Where(d => d.AttemptId == attemptId).ToListAsync(cancel);
        foreach (var dispute in told)
        {
            var row = rows.Find(r => r.Id == dispute.Id);
            if (row is null)
            {
                row = new PaymentDispute { Id = dispute.Id, AttemptId = attemptId, Status = "", Reason = dispute.Reason };
                rows.Add(row);
                db.PaymentDisputes.Add(row);
                foreach (var follower in followers)
                {
                    await follower.DisputedAsync(attempt, cancel);
                }
            }

            if (row.Status != dispute.Status)
            {
                (row.Status, row.ChangedAt) = (dispute.Status, clock.GetUtcNow());
                foreach (var follower in DisputeStates.IsLost(row.Status) ? followers : [])
                {
                    await follower.TakenBackAsync(attempt, dispute.Amount, dispute.Reason, cancel);
                }
            }

            (row.AmountCents, row.Reason, row.DueBy) = (dispute.Amount.Cents, dispute.Reason, dispute.DueBy);
        }

        await db.SaveChangesAsync(cancel);
        var (worst, note) = (DisputeStates.Worst(rows.Select(r => r.Status)), Note(rows));
        await db.PaymentAttempts.Where(a => a.Id == attemptId)
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.Dispute, worst).SetProperty(a => a.DisputeNote, note), cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>What a person must look at: whatever is open, and what ended badly since somebody looked.</summary>
    public static Phrase? Note(IEnumerable<PaymentDispute> disputes) =>
        OddText.Of([.. disputes.Where(d => DisputeStates.IsOpen(d.Status) || (d.Status != "won" && (d.SeenAt is null || d.ChangedAt > d.SeenAt)))]);
}
