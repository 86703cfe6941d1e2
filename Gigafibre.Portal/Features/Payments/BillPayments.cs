using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>What we know of the payments on a bill besides ERPNext: how each was made, and whether the bank took one back.</summary>
public sealed class BillPayments(PortalDb db)
{
    /// <summary>What customers know their payments by, for each of these Payment Entries of ours; a refund goes by its payment's.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReferencesAsync(string customerId, IReadOnlyCollection<string> entries, CancellationToken cancel)
    {
        var attempts = db.PaymentAttempts.Where(a => a.CustomerId == customerId);
        var paid = await attempts.Where(a => a.EntryName != null && entries.Contains(a.EntryName)).Select(a => new { Entry = a.EntryName!, a.Reference }).ToListAsync(cancel);
        var refunds = db.PaymentRefunds;
        var back = await attempts.Join(refunds, a => a.Id, r => r.AttemptId, (a, r) => new { Entry = r.EntryName!, a.Reference })
            .Where(x => x.Entry != null && entries.Contains(x.Entry)).ToListAsync(cancel);
        return paid.Concat(back).ToDictionary(x => x.Entry, x => x.Reference);
    }

    /// <summary>What the bank took back of each bill, until somebody has set the books right, or the bill was paid again since.</summary>
    public async Task<IReadOnlyDictionary<string, Money>> TakenBackAsync(string customerId, CancellationToken cancel)
    {
        var attempts = db.PaymentAttempts.Where(a => a.CustomerId == customerId);
        var lost = await attempts.Where(a => a.Dispute == "lost" && a.DisputeNote != null).SelectMany(a => a.Invoices, (a, i) => new { a.CreatedAt, i.InvoiceName, i.AmountCents })
            .Where(x => !attempts.Any(o => o.CreatedAt > x.CreatedAt && o.Dispute != "lost" && o.Invoices.Any(i => i.InvoiceName == x.InvoiceName)
                && (o.State == PaymentState.Processing || o.State == PaymentState.Paid || o.State == PaymentState.Recorded)))
            .ToListAsync(cancel);
        return lost.GroupBy(x => x.InvoiceName).ToDictionary(g => g.Key, g => new Money(g.Sum(x => x.AmountCents)));
    }

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
