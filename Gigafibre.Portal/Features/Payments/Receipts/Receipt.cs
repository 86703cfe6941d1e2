using Gigafibre.Portal.Integrations.ErpNext;

namespace Gigafibre.Portal.Features.Payments.Receipts;

/// <summary>The proof of a payment.</summary>
/// <param name="Bills">Each bill with its share, and with what it says itself where ERPNext or our memory has it.</param>
/// <param name="MadeOutTo">Null for whoever may not know.</param>
public sealed record Receipt(PaymentAttempt Attempt, IReadOnlyList<(AttemptInvoice Share, InvoiceDocument? Bill)> Bills, InvoiceDocument? MadeOutTo);
