using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Payments;

/// <summary>The proof of a payment, to read, print and keep. Whoever paid by a link gets it without the customer's name and address.</summary>
public sealed class ReceiptModel(PaymentAccess access, InvoiceService invoices) : PageModel
{
    public PaymentAttempt Attempt { get; private set; } = null!;

    /// <summary>Each bill with its share, and with what it says itself where ERPNext or our memory has it.</summary>
    public IReadOnlyList<(AttemptInvoice Share, InvoiceDocument? Bill)> Bills { get; private set; } = [];

    /// <summary>Null for whoever may not know.</summary>
    public InvoiceDocument? MadeOutTo { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await access.FindAsync(HttpContext, id, cancel) is not { MaySeeAll: true, Attempt: { State: PaymentState.Paid or PaymentState.Recorded } attempt } seen
            || DisputeStates.IsLost(attempt.Dispute))
        {
            return NotFound();
        }

        Attempt = attempt;
        var bills = new List<(AttemptInvoice, InvoiceDocument?)>();
        foreach (var share in attempt.Invoices.OrderBy(i => i.InvoiceName, StringComparer.Ordinal))
        {
            bills.Add((share, await FindAsync(attempt.CustomerId, share.InvoiceName, cancel)));
        }

        Bills = bills;
        MadeOutTo = seen.IsCustomer ? bills.Select(b => b.Item2).FirstOrDefault(b => b is not null) : null;
        return Page();
    }

    private async Task<InvoiceDocument?> FindAsync(string customerId, string name, CancellationToken cancel)
    {
        try
        {
            return (await invoices.FindAsync(customerId, name, cancel))?.Value.Invoice;
        }
        catch (IntegrationException)
        {
            // The amounts and the bill's number are ours; the period is left out.
            return null;
        }
    }
}
