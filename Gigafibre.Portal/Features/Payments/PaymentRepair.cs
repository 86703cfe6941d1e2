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

        if (await erp.FindPaymentEntryAsync(entryName, cancel) is not { } entry)
        {
            return new RepairAnswer.Refused(DeskText.NoSuchEntry, entryName);
        }

        // Our own entry may stand already, or be written this moment: two for one payment would credit the customer twice.
        var ours = RecordPaymentHandler.EntryName(intentId);
        var (item, moment) = (id.ToString(), clock.GetUtcNow());
        if (await db.WorkItems.AnyAsync(w => w.Kind == RecordPaymentHandler.Kind && w.Key == item && w.DoneAt == null && w.LeaseUntil >= moment, cancel))
        {
            return new RepairAnswer.Refused(DeskText.BeingBooked);
        }

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
            await sync.RecordedAsync(id, entry.Name, null, cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate(nameof(PortalDb.PaymentAttempts)))
        {
            return new RepairAnswer.Refused(DeskText.TakenThisMoment, entry.Name);
        }

        var (key, now) = (id.ToString(), clock.GetUtcNow());
        await db.WorkItems.Where(w => w.Kind == RecordPaymentHandler.Kind && w.Key == key && w.DoneAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(w => w.DoneAt, now).SetProperty(w => w.ParkedAt, (DateTimeOffset?)null).SetProperty(w => w.LeaseUntil, (DateTimeOffset?)null), cancel);
        return new RepairAnswer.Done();
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
