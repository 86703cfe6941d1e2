using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Pages.Invoices;

public sealed record InvoiceRows(IReadOnlyList<Invoice> Invoices, DateOnly Today)
{
    public static (Phrase Word, string Tone) Standing(Invoice invoice, DateOnly today) => invoice switch
    {
        { IsCreditNote: true } => (BillText.Credited, "good"),
        { Outstanding.Cents: <= 0 } => (BillText.Paid, "good"),
        _ when invoice.IsOverdue(today) => (BillText.Overdue, "bad"),
        _ when invoice.Outstanding < invoice.Total => (BillText.PartlyPaid, "warn"),
        _ => (BillText.Unpaid, "warn"),
    };
}
