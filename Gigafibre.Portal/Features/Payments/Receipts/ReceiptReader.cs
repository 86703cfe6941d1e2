using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;

namespace Gigafibre.Portal.Features.Payments.Receipts;

public sealed class ReceiptReader(InvoiceService invoices)
{
    /// <summary>Null for a payment that was not received, or that a bank took back.</summary>
    /// <param name="isCustomer">Whoever paid by a link gets it without the customer's name and address.</param>
    /// <param name="mustBeWhole">Throws <see cref="IntegrationException"/> where a bill cannot be read, for what is sent once and can wait.</param>
    public async Task<Receipt?> FindAsync(PaymentAttempt attempt, bool isCustomer, bool mustBeWhole, CancellationToken cancel)
    {
        if (!Proves(attempt))
        {
            return null;
        }

        var bills = new List<(AttemptInvoice, InvoiceDocument?)>();
        var answers = true;
        foreach (var share in attempt.Invoices.OrderBy(i => i.InvoiceName, StringComparer.Ordinal))
        {
            try
            {
                // After one that did not come, nobody waits for the others too.
                bills.Add((share, answers ? (await invoices.FindAsync(attempt.CustomerId, share.InvoiceName, cancel))?.Value.Invoice : null));
            }
            catch (IntegrationException) when (!mustBeWhole)
            {
                // The amounts and the bill's number are ours; the period is left out.
                answers = false;
                bills.Add((share, null));
            }
        }

        return new Receipt(attempt, bills, isCustomer ? bills.Select(b => b.Item2).FirstOrDefault(b => b is not null) : null);
    }

    /// <summary>Received, as it was asked for, and not taken back by a bank.</summary>
    public static bool Proves(PaymentAttempt attempt) => attempt is { State: PaymentState.Recorded } or { State: PaymentState.Paid, Trouble: null }
        && !DisputeStates.IsLost(attempt.Dispute);
}
