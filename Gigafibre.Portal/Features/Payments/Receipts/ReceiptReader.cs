using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;

namespace Gigafibre.Portal.Features.Payments.Receipts;

public sealed class ReceiptReader(InvoiceService invoices)
{
    /// <summary>Null for a payment that was not received, or that a bank took back.</summary>
    /// <param name="isCustomer">Whoever paid by a link gets it without the customer's name and address.</param>
    public async Task<Receipt?> FindAsync(PaymentAttempt attempt, bool isCustomer, CancellationToken cancel)
    {
        if (attempt.State is not (PaymentState.Paid or PaymentState.Recorded) || DisputeStates.IsLost(attempt.Dispute))
        {
            return null;
        }

        var bills = new List<(AttemptInvoice, InvoiceDocument?)>();
        foreach (var share in attempt.Invoices.OrderBy(i => i.InvoiceName, StringComparer.Ordinal))
        {
            bills.Add((share, await FindBillAsync(attempt.CustomerId, share.InvoiceName, cancel)));
        }

        return new Receipt(attempt, bills, isCustomer ? bills.Select(b => b.Item2).FirstOrDefault(b => b is not null) : null);
    }

    private async Task<InvoiceDocument?> FindBillAsync(string customerId, string name, CancellationToken cancel)
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
