using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Payments.Booking;
using Gigafibre.Portal.Integrations.Stripe;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments.Refunds;

public sealed class RefundSync(PortalDb db, StripePaymentsClient stripe, WorkQueue work, FindingList findings, TimeProvider clock)
{
    /// <summary>Asks Stripe for every refund of the attempt's payment; each that went through is owed a Payment Entry of its own.</summary>
    public async Task SyncAsync(Guid attemptId, CancellationToken cancel)
    {
        var attempt = await db.PaymentAttempts.AsNoTracking().SingleAsync(a => a.Id == attemptId, cancel);
        if (attempt.PaymentIntentId is not { } intentId)
        {
            return;
        }

        var refunds = new List<StripeRefund>();
        await foreach (var refund in stripe.ListRefundsAsync(intentId, cancel))
        {
            refunds.Add(refund);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Payment, cancel);
        db.ChangeTracker.Clear();
        var bounced = new List<StripeRefund>();
        var rows = await db.PaymentRefunds.Where(r => r.AttemptId == attemptId).ToListAsync(cancel);
        foreach (var refund in refunds)
        {
            // Somebody who asked later may have written already: the list at hand may be the older one.
            var row = rows.Find(r => r.Id == refund.Id);
            var isNews = row is null || RefundStates.MayFollow(row.Status, refund.Status);
            if (row is null)
            {
                row = new PaymentRefund { Id = refund.Id, AttemptId = attemptId, AmountCents = refund.Amount.Cents, Status = refund.Status, CreatedAt = refund.CreatedAt };
                rows.Add(row);
                db.PaymentRefunds.Add(row);
            }

            row.Status = isNews ? refund.Status : row.Status;
            if (isNews && RefundStates.IsOver(row.Status))
            {
                bounced.Add(refund);
                await FailOrderAsync(refund, cancel);
            }
        }

        await db.SaveChangesAsync(cancel);
        foreach (var owed in rows.Where(r => r is { Status: "succeeded", Recorded: false }))
        {
            await work.OweAsync<RecordRefundHandler>(owed.Id, "", PaymentEngine.Lane(attempt.CustomerId), cancel);
        }

        await db.SaveChangesAsync(cancel);
        var back = rows.Where(r => r.Status == "succeeded").Sum(r => r.AmountCents);
        var going = rows.Where(r => RefundStates.IsOnItsWay(r.Status)).Sum(r => r.AmountCents);
        await db.PaymentAttempts.Where(a => a.Id == attemptId)
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.RefundedCents, back).SetProperty(a => a.RefundPendingCents, going), cancel);
        await transaction.CommitAsync(cancel);
        work.Wake();
        foreach (var refund in bounced)
        {
            // The customer has not got it. Where it was booked as gone already, what to do with the entry is for a person too.
            var booked = await db.PaymentRefunds.AnyAsync(r => r.Id == refund.Id && r.Recorded, cancel);
            await findings.AddAsync(FindingKind.RefundBounced, refund.Id,
                booked ? FindingText.CameBackBooked.With(refund.Amount, PaymentEntryWriter.NameOf(refund.Id)) : FindingText.CameBack.With(refund.Amount), cancel);
        }
    }

    private async Task FailOrderAsync(StripeRefund refund, CancellationToken cancel)
    {
        if (Guid.TryParse(refund.OrderId, out var id))
        {
            var now = clock.GetUtcNow();
            await db.RefundOrders.Where(o => o.Id == id && o.RefusedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(o => o.RefusedAt, now).SetProperty(o => o.Failure, OddText.RefundFailed), cancel);
        }
    }
}
