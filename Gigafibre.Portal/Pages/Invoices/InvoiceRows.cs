using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Pages.Invoices;

/// <param name="Owed">What is owed with all that is on its way; null where it is not known.</param>
/// <param name="TakenBack">Bills whose payment the bank took back; ERPNext calls them paid until somebody reopens them.</param>
public sealed record InvoiceRows(IReadOnlyList<Invoice> Invoices, DateOnly Today, Owed? Owed, IEnumerable<string> TakenBack)
{
    /// <summary>The one word for how a bill stands, on every page.</summary>
    public static (Phrase Word, string Tone) Standing(Invoice invoice, DateOnly today, Owed? owed, bool isTakenBack = false)
    {
        var bill = owed?.Find(invoice.Name);
        return invoice switch
        {
            { IsCreditNote: true } => (BillText.Credited, "good"),
            { Outstanding.Cents: <= 0 } when isTakenBack => (BillText.OwedAgain, "bad"),
            { Outstanding.Cents: <= 0 } => (BillText.Paid, "good"),
            _ when bill?.MustVerify is true => (BillText.ToVerify, "warn"),
            _ when bill?.IsHeld is true => (BillText.BeingPaid, "quiet"),
            _ when bill is { Covered.Cents: > 0 } && bill.Payable == Money.Zero => (BillText.PaidByCredit, "good"),
            _ when bill?.IsCarried is true => (BillText.Carried, "quiet"),
            _ when bill?.IsOverdue(today) ?? invoice.IsOverdue(today) => (BillText.Overdue, "bad"),
            _ when invoice.Outstanding < invoice.Total => (BillText.PartlyPaid, "warn"),
            _ => (BillText.Unpaid, "warn"),
        };
    }
}
