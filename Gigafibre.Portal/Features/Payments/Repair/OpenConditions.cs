using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Payments.Booking;
using Gigafibre.Portal.Features.Payments.Checkout;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;

namespace Gigafibre.Portal.Features.Payments.Repair;

/// <summary>What stands on the list as a condition is looked at again, and leaves it when it no longer holds: nobody else would take it off.</summary>
public sealed class OpenConditions(FindingList findings, OneByOne each, OwedReader reader, BillPayments payments, IntentCompare intents, ErpNextBilling erp, BooksCheck books)
{
    private static readonly FindingKind[] Kinds =
        [FindingKind.NotOnBills, FindingKind.CreditToApply, FindingKind.CannotCharge, FindingKind.BillDisagrees, FindingKind.EntryGone];

    public async Task LookAgainAsync(CancellationToken cancel)
    {
        foreach (var finding in await findings.ListOpenAsync(Kinds, cancel))
        {
            if (each.Reaches(SystemName.ErpNext))
            {
                await each.TryAsync(finding.Key, () => LookAsync(finding, cancel), cancel);
            }
        }
    }

    private async Task LookAsync(Finding finding, CancellationToken cancel)
    {
        if (!await HoldsAsync(finding, cancel))
        {
            await findings.CloseAsync(finding.Kind, finding.Subject, cancel);
        }
    }

    private async Task<bool> HoldsAsync(Finding finding, CancellationToken cancel) => finding.Kind switch
    {
        FindingKind.NotOnBills => OwedFindings.IsNotOnBills(await reader.ReadAsync(finding.Subject, cancel), await payments.TakenBackAsync(finding.Subject,
            await payments.ReadAsync(finding.Subject, [], 0, cancel), cancel)),
        FindingKind.CreditToApply => OwedFindings.NeedsReconciling(await reader.ReadAsync(finding.Subject, cancel)),
        FindingKind.BillDisagrees => await erp.FindInvoiceAsync(finding.Subject, cancel) is { Head: var bill } && await erp.GetLedgerRestAsync(bill, cancel) != bill.Outstanding,
        FindingKind.EntryGone => await intents.IsEntryGoneAsync(finding.Subject, cancel),
        _ => await CannotChargeAsync(finding.Subject.Split(':', 2), cancel),
    };

    private async Task<bool> CannotChargeAsync(string[] what, CancellationToken cancel) => what switch
    {
        [var why, var customer] when why == KebabCase.Of(ChargeRefusal.AccountClosed) =>
            await erp.FindCustomerAsync(customer, cancel) is { IsDisabled: true } or { IsFrozen: true }
            && (await reader.ReadAsync(customer, cancel)).Bills.Count > 0,
        [var why, var receivable] when why == KebabCase.Of(ChargeRefusal.BooksClosed) => await books.WhyClosedAsync(receivable, cancel) is not null,
        [_, var customer] => (await reader.ReadAsync(customer, cancel)).Bills.Any(b => !b.Invoice.IsCad),
        _ => false,
    };
}
