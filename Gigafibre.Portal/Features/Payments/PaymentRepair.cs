using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.Stripe;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments;

public abstract record RepairAnswer
{
    public sealed record Done : RepairAnswer;

    public sealed record NotThere : RepairAnswer;

    /// <param name="Detail">Fills <c>{0}</c> of the sentence.</param>
    public sealed record Refused(Phrase Why, string Detail = "") : RepairAnswer;
}

/// <summary>What a person may do about a payment that does not go by itself. ERPNext and Stripe are asked again before anything is believed.</summary>
public sealed class PaymentRepair(PortalDb db, PaymentSync sync, StripePaymentsClient stripe, ErpNextBilling erp, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>The Payment Entry that somebody typed is the record of this payment. Only a submitted one of the same customer and of what Stripe received.</summary>
    public async Task<RepairAnswer> SettleAsync(Guid id, string entryName, CancellationToken cancel)
    {
        if (!await db.PaymentAttempts.AnyAsync(a => a.Id == id, cancel))
        {
            return new RepairAnswer.NotThere();
        }

        var attempt = await sync.FindAsync(id, cancel);
        if (attempt is not { State: PaymentState.Paid, PaymentIntentId: { } intentId })
        {
            return new RepairAnswer.Refused(DeskText.NotWaiting, attempt.State.ToString());
        }

        // Our own entry may be written this moment: two for one payment would credit the customer twice. Its work is ours until this is decided.
        if (!await TakeBookingAsync(id, cancel))
        {
            return new RepairAnswer.Refused(DeskText.BeingBooked);
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
            await LeaveBookingAsync(id, settled);
        }
    }

    private async Task<RepairAnswer> SettleAsync(PaymentAttempt attempt, string intentId, string entryName, CancellationToken cancel)
    {
        if (await erp.FindPaymentEntryAsync(entryName, cancel) is not { } entry)
        {
            return new RepairAnswer.Refused(DeskText.NoSuchEntry, entryName);
        }

        var ours = RecordPaymentHandler.EntryName(intentId);
        if (entry.Name != ours && await erp.FindPaymentEntryAsync(ours, cancel) is { DocStatus: not 2 })
        {
            return new RepairAnswer.Refused(DeskText.OursStands, ours);
        }

        var intent = await stripe.GetIntentAsync(intentId, cancel);
        RepairAnswer.Refused? misfit = entry switch
        {
            { DocStatus: not 1 } => new(DeskText.NotSubmitted, entryName),
            { PaymentType: not "Receive" } => new(DeskText.NotReceived, entryName),
            _ when entry.Party != attempt.CustomerId => new(DeskText.OtherCustomers, entryName),
            _ when entry.Paid != intent.Received => new(DeskText.OtherAmount, $"{entry.Paid} ≠ {intent.Received}"),
            _ when await IsAnothersAsync(entry, intentId, cancel) => new(DeskText.OtherPayments, entryName),
            _ => null,
        };
        if (misfit is not null)
        {
            return misfit;
        }

        try
        {
            await sync.RecordedAsync(attempt.Id, entry.Name, null, cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate(nameof(PortalDb.PaymentAttempts)))
        {
            return new RepairAnswer.Refused(DeskText.TakenThisMoment, entry.Name);
        }

        return new RepairAnswer.Done();
    }

    /// <summary>Takes the work of booking this payment, as the work loop would; true also when there is none.</summary>
    private async Task<bool> TakeBookingAsync(Guid id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var until = now + Longest;
        return await Booking(id).Where(w => w.LeaseUntil == null || w.LeaseUntil < now).ExecuteUpdateAsync(s => s.SetProperty(w => w.LeaseUntil, until), cancel) > 0
            || !await Booking(id).AnyAsync(cancel);
    }

    private async Task LeaveBookingAsync(Guid id, bool settled)
    {
        var now = clock.GetUtcNow();
        await Booking(id).ExecuteUpdateAsync(
            s => s.SetProperty(w => w.LeaseUntil, (DateTimeOffset?)null).SetProperty(w => w.DoneAt, w => settled ? now : w.DoneAt).SetProperty(w => w.ParkedAt, w => settled ? null : w.ParkedAt), CancellationToken.None);
    }

    private IQueryable<WorkItem> Booking(Guid id)
    {
        var key = id.ToString();
        return db.WorkItems.Where(w => w.Kind == RecordPaymentHandler.Kind && w.Key == key && w.DoneAt == null);
    }

    private Task<bool> IsAnothersAsync(PaymentEntry entry, string intentId, CancellationToken cancel) =>
        db.PaymentAttempts.AnyAsync(a => a.EntryName == entry.Name || (a.PaymentIntentId == entry.ReferenceNo && a.PaymentIntentId != intentId), cancel);

    /// <summary>Somebody has looked, and nothing more is to be done. Money that is not booked yet cannot be waved through.</summary>
    public async Task<RepairAnswer> ClearAsync(Guid id, CancellationToken cancel)
    {
        if (await db.PaymentAttempts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } attempt)
        {
            return new RepairAnswer.NotThere();
        }

        if (attempt.State == PaymentState.Paid)
        {
            return new RepairAnswer.Refused(DeskText.SettleInstead);
        }

        await db.PaymentAttempts.Where(a => a.Id == id)
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.Trouble, (string?)null).SetProperty(a => a.DisputeNote, (string?)null), cancel);
        return new RepairAnswer.Done();
    }
}
