using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Payments.Booking;
using Gigafibre.Portal.Features.Payments.Disputes;
using Gigafibre.Portal.Features.Payments.Refunds;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.Stripe;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments.Repair;

public sealed class PaymentRepair(
    PortalDb db, PaymentEngine engine, StripePaymentsClient stripe, ErpNextBilling erp, WorkItems work, WorkSignal signal, AuditTrail audit, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>The Payment Entry that somebody typed is the record of this payment. Only a submitted one of the same customer and of what Stripe received.</summary>
    public async Task<RepairAnswer> SettleAsync(Guid id, string entryName, string reason, CancellationToken cancel)
    {
        if (!await RecordAsync("payment.settle", id, reason, entryName, cancel))
        {
            return new RepairAnswer.NotThere();
        }

        var attempt = await engine.FindAsync(id, cancel);
        if (attempt is not { State: PaymentState.Paid, PaymentIntentId: { } intentId })
        {
            return new RepairAnswer.Refused(RepairRefusal.NotWaiting, attempt.State.ToString());
        }

        // Our own entry may be written this moment: two for one payment would credit the customer twice. Its work is ours until this is decided.
        if (!await work.SetAsideAsync(RecordPaymentHandler.Kind, id.ToString(), Longest, cancel))
        {
            return new RepairAnswer.Refused(RepairRefusal.BeingBooked);
        }

        var settled = false;
        try
        {
            var answer = await SettleAsync(attempt, intentId, entryName, cancel);
            settled = answer is RepairAnswer.Done;
            return answer;
        }
        finally
        {
            await work.SettleAsync(RecordPaymentHandler.Kind, id.ToString(), settled);
        }
    }

    private async Task<RepairAnswer> SettleAsync(PaymentAttempt attempt, string intentId, string entryName, CancellationToken cancel)
    {
        if (await erp.FindPaymentEntryAsync(entryName, cancel) is not { } entry)
        {
            return new RepairAnswer.Refused(RepairRefusal.NoSuchEntry, entryName);
        }

        var ours = PaymentEntryWriter.NameOf(intentId);
        if (entry.Name != ours && await erp.FindPaymentEntryAsync(ours, cancel) is { DocStatus: not 2 })
        {
            return new RepairAnswer.Refused(RepairRefusal.OursStands, ours);
        }

        var intent = await stripe.GetIntentAsync(intentId, cancel);
        RepairAnswer.Refused? misfit = entry switch
        {
            { DocStatus: not 1 } => new(RepairRefusal.NotSubmitted, entryName),
            { PaymentType: not "Receive" } => new(RepairRefusal.NotReceived, entryName),
            _ when entry.Party != attempt.CustomerId => new(RepairRefusal.OtherCustomers, entryName),
            _ when entry.Paid != intent.Received => new(RepairRefusal.OtherAmount, $"{entry.Paid} ≠ {intent.Received}"),
            _ when await IsAnothersAsync(entry, intentId, cancel) => new(RepairRefusal.OtherPayments, entryName),
            _ => null,
        };
        if (misfit is not null)
        {
            return misfit;
        }

        try
        {
            await engine.RecordedAsync(attempt.Id, entry.Name, null, cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate<PaymentAttempt>())
        {
            return new RepairAnswer.Refused(RepairRefusal.TakenThisMoment, entry.Name);
        }

        return new RepairAnswer.Done();
    }

    private async Task<bool> IsAnothersAsync(PaymentEntry entry, string intentId, CancellationToken cancel) =>
        await db.PaymentAttempts.AnyAsync(a => a.EntryName == entry.Name || (a.PaymentIntentId == entry.ReferenceNo && a.PaymentIntentId != intentId), cancel)
        || await db.PaymentRefunds.AnyAsync(r => r.EntryName == entry.Name, cancel);

    /// <summary>The Payment Entry that somebody typed is the record of this refund: a submitted one, paid to the same customer, of exactly the refund's amount.</summary>
    public async Task<RepairAnswer> SettleRefundAsync(Guid id, string refundId, string entryName, string reason, CancellationToken cancel)
    {
        if (!await RecordAsync("refund.settle", id, reason, $"{refundId} {entryName}", cancel)
            || await db.PaymentRefunds.SingleOrDefaultAsync(r => r.Id == refundId && r.AttemptId == id, cancel) is not { } refund)
        {
            return new RepairAnswer.NotThere();
        }

        if (refund.Recorded || refund.Status != "succeeded")
        {
            return new RepairAnswer.Refused(RepairRefusal.NotWaiting, refund.Status);
        }

        if (!await work.SetAsideAsync(RecordRefundHandler.Kind, refundId, Longest, cancel))
        {
            return new RepairAnswer.Refused(RepairRefusal.BeingBooked);
        }

        var settled = false;
        try
        {
            var customer = await db.PaymentAttempts.Where(a => a.Id == id).Select(a => a.CustomerId).SingleAsync(cancel);
            var entry = await erp.FindPaymentEntryAsync(entryName, cancel);
            RepairAnswer.Refused? misfit = entry switch
            {
                null => new(RepairRefusal.NoSuchEntry, entryName),
                { DocStatus: not 1 } => new(RepairRefusal.NotSubmitted, entryName),
                { PaymentType: not "Pay" } => new(RepairRefusal.NotPaidOut, entryName),
                var e when e.Party != customer => new(RepairRefusal.OtherCustomers, entryName),
                var e when e.Paid != new Money(refund.AmountCents) => new(RepairRefusal.OtherAmount, $"{e.Paid} ≠ {new Money(refund.AmountCents)}"),
                var e when await IsTakenAsync(e.Name, cancel) => new(RepairRefusal.OtherPayments, entryName),
                _ => null,
            };
            if (misfit is not null)
            {
                return misfit;
            }

            (refund.Recorded, refund.EntryName) = (true, entry!.Name);
            await db.SaveChangesAsync(cancel);
            settled = true;
            return new RepairAnswer.Done();
        }
        catch (DbUpdateException e) when (e.IsDuplicate<PaymentRefund>())
        {
            return new RepairAnswer.Refused(RepairRefusal.TakenThisMoment, entryName);
        }
        finally
        {
            await work.SettleAsync(RecordRefundHandler.Kind, refundId, settled);
        }
    }

    private async Task<bool> IsTakenAsync(string entryName, CancellationToken cancel) =>
        await db.PaymentAttempts.AnyAsync(a => a.EntryName == entryName, cancel) || await db.PaymentRefunds.AnyAsync(r => r.EntryName == entryName, cancel);

    public async Task<RepairAnswer> RetryAsync(Guid id, Guid item, CancellationToken cancel)
    {
        if (!await RecordAsync("work.retry", id, null, item.ToString(), cancel) || !await work.RetryAsync(item, cancel))
        {
            return new RepairAnswer.NotThere();
        }

        signal.Wake();
        return new RepairAnswer.Done();
    }

    /// <summary>Somebody has looked, and nothing more is to be done. Money that is not booked yet cannot be waved through.</summary>
    public async Task<RepairAnswer> ClearAsync(Guid id, string reason, CancellationToken cancel)
    {
        if (!await RecordAsync("payment.clear", id, reason, null, cancel))
        {
            return new RepairAnswer.NotThere();
        }

        if (await db.PaymentAttempts.AnyAsync(a => a.Id == id && a.State == PaymentState.Paid, cancel))
        {
            return new RepairAnswer.Refused(RepairRefusal.SettleInstead);
        }

        var now = clock.GetUtcNow();
        var disputes = await db.PaymentDisputes.Where(d => d.AttemptId == id).ToListAsync(cancel);
        if (disputes.Exists(d => DisputeStates.IsOpen(d.Status)))
        {
            return new RepairAnswer.Refused(RepairRefusal.DisputeOpen);
        }

        if (await StandsAsync(id, disputes, cancel) is { } entry)
        {
            return new RepairAnswer.Refused(RepairRefusal.EntryStands, entry);
        }

        // One that the bank took back while ERPNext was asked is not ticked off with the others.
        var looked = disputes.ToDictionary(d => d.Id, d => d.Status);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Payment, cancel);
        db.ChangeTracker.Clear();
        var rows = await db.PaymentDisputes.Where(d => d.AttemptId == id).ToListAsync(cancel);
        rows.Where(d => looked.GetValueOrDefault(d.Id) == d.Status).ToList().ForEach(d => d.SeenAt = now);
        await db.SaveChangesAsync(cancel);
        var note = DisputeSync.Note(rows);
        await db.PaymentAttempts.Where(a => a.Id == id)
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.Trouble, (Phrase?)null).SetProperty(a => a.DisputeNote, note), cancel);
        await transaction.CommitAsync(cancel);
        return new RepairAnswer.Done();
    }

    /// <summary>
    /// The entry of money that the bank took back, under any name, while nothing in the books answers it: neither cancelled, nor paid out again under the dispute's id.
    /// </summary>
    private async Task<string?> StandsAsync(Guid id, IReadOnlyList<PaymentDispute> disputes, CancellationToken cancel)
    {
        var lost = disputes.Where(d => DisputeStates.IsLost(d.Status)).ToList();
        var attempt = await db.PaymentAttempts.AsNoTracking().SingleAsync(a => a.Id == id, cancel);
        if (lost.Count == 0 || await FindStandingAsync(attempt, cancel) is not { } entry)
        {
            return null;
        }

        foreach (var dispute in lost)
        {
            var back = (await erp.FindByReferenceAsync(dispute.Id, cancel)).Where(e => e is { DocStatus: 1, PaymentType: "Pay" } && e.Party == attempt.CustomerId);
            if (back.Sum(e => e.Paid.Cents) < dispute.AmountCents)
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>Amended, it has another name and the same reference.</summary>
    private async Task<string?> FindStandingAsync(PaymentAttempt attempt, CancellationToken cancel) =>
        attempt.EntryName is { } name && await erp.FindPaymentEntryAsync(name, cancel) is { DocStatus: 1 } ? name
        : attempt.PaymentIntentId is { } intent
            ? (await erp.FindByReferenceAsync(intent, cancel)).FirstOrDefault(e => e is { DocStatus: 1, PaymentType: "Receive" })?.Name : null;

    private async Task<bool> RecordAsync(string action, Guid id, string? reason, string? after, CancellationToken cancel)
    {
        if (await db.PaymentAttempts.Where(a => a.Id == id).Select(a => new { a.CustomerId, a.State, a.Trouble, a.DisputeNote })
            .SingleOrDefaultAsync(cancel) is not { } was)
        {
            await audit.RecordAsync(action, id.ToString(), cancel, reason: reason, after: after);
            return false;
        }

        await audit.RecordAsync(action, id.ToString(), cancel, customer: was.CustomerId, reason: reason,
            before: $"{was.State} {(was.Trouble ?? was.DisputeNote)?.French}".Trim(), after: after);
        return true;
    }
}
