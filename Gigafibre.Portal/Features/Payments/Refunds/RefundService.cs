using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Payments.Refunds;

/// <summary>Giving money back: ordered by one person, above an amount agreed to by another, done by the work loop, once.</summary>
public sealed class RefundService(PortalDb db, WorkQueue work, AuditTrail audit, IOptions<PaymentOptions> options, TimeProvider clock)
{
    public async Task<RepairAnswer> OrderAsync(StaffMember staff, Guid attemptId, Money amount, string reason, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // Two who order at the same moment must not give back more than came in.
        await db.EnterAsync(GateName.Payment, cancel);
        if (await db.PaymentAttempts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == attemptId, cancel) is not { } attempt)
        {
            return new RepairAnswer.NotThere();
        }

        if (attempt is not { State: PaymentState.Recorded, PaymentIntentId: not null })
        {
            return new RepairAnswer.Refused(RepairRefusal.NotBookedYet);
        }

        if (IsLost(attempt))
        {
            return new RepairAnswer.Refused(RepairRefusal.Disputed);
        }

        if (amount <= Money.Zero || amount > await LeftAsync(attempt, cancel))
        {
            return new RepairAnswer.Refused(RepairRefusal.TooMuch);
        }

        // Several small ones are one large one.
        var before = await db.RefundOrders.Where(o => o.AttemptId == attemptId && o.RefusedAt == null).SumAsync(o => o.AmountCents, cancel);
        var now = clock.GetUtcNow();
        var order = new RefundOrder
        {
            Id = Guid.CreateVersion7(now),
            AttemptId = attemptId,
            AmountCents = amount.Cents,
            Reason = reason,
            AskedBy = staff.Subject,
            AskedByName = staff.Name,
            AskedAt = now,
            NeedsSecond = new Money(before) + amount > Money.FromDollars(options.Value.RefundAloneUpTo),
        };
        if (!order.NeedsSecond)
        {
            order.ApprovedAt = now;
            work.Add<RefundHandler>(order.Id.ToString(), "", lane: PaymentEngine.Lane(attempt.CustomerId));
        }

        db.RefundOrders.Add(order);
        audit.Add("payment.refund", attemptId.ToString(), attempt.CustomerId, reason, after: Amounts.Write(amount, Language.French));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        work.Wake();
        return new RepairAnswer.Done();
    }

    /// <summary>The second person's word. Whoever ordered it cannot also agree.</summary>
    public async Task<RepairAnswer> DecideAsync(StaffMember staff, Guid attemptId, Guid orderId, bool yes, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Payment, cancel);
        if (await db.RefundOrders.SingleOrDefaultAsync(o => o.Id == orderId && o.AttemptId == attemptId, cancel) is not { } order)
        {
            return new RepairAnswer.NotThere();
        }

        if (order.ApprovedAt is not null || order.RefusedAt is not null)
        {
            return new RepairAnswer.Refused(RepairRefusal.DecidedAlready);
        }

        if (yes && order.AskedBy == staff.Subject)
        {
            return new RepairAnswer.Refused(RepairRefusal.NotYourOwn);
        }

        var customer = await db.PaymentAttempts.Where(a => a.Id == attemptId).Select(a => a.CustomerId).SingleAsync(cancel);
        order.DecidedByName = staff.Name;
        if (yes)
        {
            order.ApprovedAt = clock.GetUtcNow();
            work.Add<RefundHandler>(order.Id.ToString(), "", lane: PaymentEngine.Lane(customer));
        }
        else
        {
            order.RefusedAt = clock.GetUtcNow();
        }

        audit.Add(yes ? "payment.refund-approve" : "payment.refund-refuse", attemptId.ToString(), customer, order.Reason, after: Amounts.Write(new Money(order.AmountCents),
            Language.French));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        work.Wake();
        return new RepairAnswer.Done();
    }

    /// <summary>The bank has the money, or asks for it: what we gave back would be given twice.</summary>
    public static bool IsLost(PaymentAttempt attempt) => DisputeStates.IsLostOrOpen(attempt.Dispute);

    /// <summary>What could still be given back: what came in, less what went back or is ordered and not seen among Stripe's refunds yet.</summary>
    public async Task<Money> LeftAsync(PaymentAttempt attempt, CancellationToken cancel)
    {
        var refunds = db.PaymentRefunds;
        var ordered = await db.RefundOrders.Where(o => o.AttemptId == attempt.Id && o.RefusedAt == null && !refunds.Any(r => r.Id == o.RefundId))
            .SumAsync(o => o.AmountCents, cancel);
        return IsLost(attempt) ? Money.Zero : new(attempt.AmountCents - attempt.RefundedCents - attempt.RefundPendingCents - ordered);
    }
}
