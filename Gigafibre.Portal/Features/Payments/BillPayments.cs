using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>What we know of the payments on a bill besides ERPNext: how each was made, and whether the bank took one back.</summary>
public sealed class BillPayments(PortalDb db)
{
    public async Task<(IReadOnlyDictionary<string, PaymentAttempt> Made, PaymentAttempt? TakenBack)> OfAsync(
        string customerId, string invoiceName, IReadOnlyList<PaymentEntry> entries, CancellationToken cancel)
    {
        var names = entries.Select(e => e.Name).ToList();
        var attempts = await db.PaymentAttempts.AsNoTracking()
            .Where(a => a.CustomerId == customerId && ((a.EntryName != null && names.Contains(a.EntryName)) || (a.Dispute == "lost" && a.Invoices.Any(i =>
                i.InvoiceName == invoiceName))))
            .ToListAsync(cancel);
        return (attempts.Where(a => a.EntryName is not null).ToDictionary(a => a.EntryName!), attempts.Find(a => DisputeStates.IsLost(a.Dispute)));
    }
}
