using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Payments.Booking;
using Gigafibre.Portal.Features.Payments.Checkout;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Payments.Repair;

/// <summary>What a customer's visit put on the list is looked at again, and leaves it when it no longer holds: nobody else would.</summary>
public sealed class OpenConditions(FindingList findings, OwedReader reader, ErpNextBilling erp, BooksCheck books, OneByOne each, TimeProvider clock)
{
    private static readonly FindingKind[] Kinds = [FindingKind.NotOnBills, FindingKind.CreditToApply, FindingKind.CannotCharge, FindingKind.BillDisagrees];

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
        FindingKind.NotOnBills => (await reader.ReadAsync(finding.Subject, cancel)).NotOnBills > Money.Zero,
        FindingKind.CreditToApply => (await reader.ReadAsync(finding.Subject, cancel)) is { Credit.Cents: > 0, Bills.Count: > 0 },
        FindingKind.BillDisagrees => await erp.FindInvoiceAsync(finding.Subject, cancel) is { Head: var bill } && await erp.GetLedgerRestAsync(bill, cancel) != bill.Outstanding,
        _ => await CannotChargeAsync(finding.Subject.Split(':', 2), cancel),
    };

    private async Task<bool> CannotChargeAsync(string[] what, CancellationToken cancel) => what switch
    {
        [var why, var customer] when why == KebabCase.Of(ChargeRefusal.AccountClosed) =>
            await erp.FindCustomerAsync(customer, cancel) is { IsDisabled: true } or { IsFrozen: true }
            && (await reader.ReadAsync(customer, cancel)).Bills.Count > 0,
        [var why, var company] when why == KebabCase.Of(ChargeRefusal.BooksClosed) => await books.WhyClosedAsync(company, Times.Today(clock), cancel) is not null,
        [_, var customer] => (await reader.ReadAsync(customer, cancel)).Bills.Any(b => !b.Invoice.IsCad),
        _ => false,
    };
}
