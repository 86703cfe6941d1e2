using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Payments.Booking;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.Stripe;

namespace Gigafibre.Portal.Features.Payments.Repair;

/// <summary>One payment that went through: an attempt of ours must know, exactly one Payment Entry must stand or be owed, and no bill of it be paid twice.</summary>
public sealed class IntentCompare(ErpNextBilling erp, PaymentEngine engine, PaymentSync sync, FindingList findings, OneByOne each)
{
    public async Task CompareAsync(StripeIntent intent, CancellationToken cancel)
    {
        if (await sync.OwnerAsync(intent.Id, cancel) is not { } owner)
        {
            await findings.AddAsync(FindingKind.Orphan, intent.Id, FindingText.NobodyHere.With(intent.Received), cancel);
            return;
        }

        var attempt = await engine.FindAsync(owner, cancel);
        if (attempt.PaymentIntentId is not null && attempt.PaymentIntentId != intent.Id)
        {
            await findings.AddAsync(FindingKind.SecondPayment, intent.Id, FindingText.PaidTwice.With(intent.Received, attempt.PaymentIntentId), cancel);
            return;
        }

        if (attempt.State < PaymentState.Paid)
        {
            attempt = await sync.SyncAsync(owner, cancel);
            await findings.AddAsync(FindingKind.MissedWebhook, owner.ToString(), FindingText.SeenByComparison.With(PayText.WordForDesk(attempt.State)), cancel);
        }

        // The entry of money that a bank took back is cancelled on purpose.
        if (attempt.State != PaymentState.Recorded || DisputeStates.IsLost(attempt.Dispute) || !each.Reaches(SystemName.ErpNext))
        {
            return;
        }

        if (await erp.FindPaymentEntryAsync(attempt.EntryName ?? PaymentEntryWriter.NameOf(intent.Id), cancel) is not { DocStatus: 1 })
        {
            await findings.AddAsync(FindingKind.EntryGone, intent.Id, FindingText.NotThere, cancel);
            return;
        }

        await findings.CloseAsync(FindingKind.EntryGone, intent.Id, cancel);
        foreach (var bill in attempt.Invoices)
        {
            await CompareBillAsync(bill.InvoiceName, cancel);
        }
    }

    /// <summary>Whether what was booked here still has no entry there.</summary>
    public async Task<bool> IsEntryGoneAsync(string intentId, CancellationToken cancel) =>
        await sync.OwnerAsync(intentId, cancel) is { } owner && await engine.FindAsync(owner, cancel) is { State: PaymentState.Recorded } attempt
        && !DisputeStates.IsLost(attempt.Dispute)
        && await erp.FindPaymentEntryAsync(attempt.EntryName ?? PaymentEntryWriter.NameOf(intentId), cancel) is not { DocStatus: 1 };

    /// <summary>Two entries of the same instant may both have passed: only the books tell, not the bill.</summary>
    private async Task CompareBillAsync(string name, CancellationToken cancel)
    {
        if (await erp.FindInvoiceAsync(name, cancel) is not { Head: { IsCad: true, IsCreditNote: false } bill })
        {
            return;
        }

        var rest = await erp.GetLedgerRestAsync(bill, cancel);
        if (rest < Money.Zero)
        {
            await findings.AddAsync(FindingKind.BillOverpaid, name, FindingText.MoreThanAsked.With(Money.Zero - rest, bill.CustomerId), cancel);
        }
        else if (rest != bill.Outstanding)
        {
            await findings.AddAsync(FindingKind.BillDisagrees, name, FindingText.Disagreement.With(bill.Outstanding, rest), cancel);
            return;
        }

        await findings.CloseAsync(FindingKind.BillDisagrees, name, cancel);
    }
}
