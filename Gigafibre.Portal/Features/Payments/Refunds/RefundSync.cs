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
        foreach (var refund in refunds)
        {
            if (await db.PaymentRefunds.SingleOrDefaultAsync(r => r.Id == refund.Id, cancel) is not { } row)
            {
                row = new PaymentRefund { Id = refund.Id, AttemptId = attemptId, AmountCents = refund.Amount.Cents, Status = refund.Status, CreatedAt = refund.CreatedAt };
                db.PaymentRefunds.Add(row);
            }

            row.Status = refund.Status;
            if (refund.Status is "failed" or "canceled")
            {
                bounced.Add(refund);
                await FailOrderAsync(refund, cancel);
            }
            else if (refund.Status == "succeeded" && !row.Recorded)
            {
                await work.AddUnlessKnownAsync<RecordRefundHandler>(refund.Id, "", PaymentEngine.Lane(attempt.CustomerId), cancel);
            }
        }

        await db.SaveChangesAsync(cancel);
        var back = refunds.Where(r => r.Status is "succeeded" or "pending").Sum(r => r.Amount.Cents);
        await db.PaymentAttempts.Where(a => a.Id == attemptId).ExecuteUpdateAsync(s => s.SetProperty(a => a.RefundedCents, back), cancel);
        await transaction.CommitAsync(cancel);
        work.Wake();
        foreach (var refund in bounced)
        {
            // The customer has not got it. Where it was booked as gone already, what to do with the entry is for a person too.
            var booked = await db.PaymentRefunds.AnyAsync(r => r.Id == refund.Id && r.Recorded, cancel);
            await findings.AddAsync(FindingKind.RefundBounced, refund.Id,
                $"{refund.Amount} {refund.Status}" + (booked ? $" after {PaymentEntryWriter.NameOf(refund.Id)} was written" : ", nothing was booked"), cancel);
        }
    }

    private async Task FailOrderAsync(StripeRefund refund, CancellationToken cancel)
    {
        if (Guid.TryParse(refund.OrderId, out var id))
        {
            var now = clock.GetUtcNow();
            await db.RefundOrders.Where(o => o.Id == id && o.RefusedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(o => o.RefusedAt, now).SetProperty(o => o.Failure, refund.Status), cancel);
        }
    }
}
