using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments;

/// <param name="Amount">What of the payment's share in this bill the bank took back.</param>
public sealed record TakenBackBill(string InvoiceName, Money Amount, Guid AttemptId);

/// <summary>What we know of the payments on a bill besides ERPNext: how each was made, and whether the bank took one back.</summary>
public sealed class BillPayments(PortalDb db)
{
    /// <summary>
    /// Everything about this customer's payments that bears on their bills, by one question, newest first: what is on its way, what a bank took back, what became one of
    /// these Payment Entries, and the newest of those that came to something.
    /// </summary>
    public async Task<IReadOnlyList<PaymentAttempt>> ReadAsync(string customerId, IReadOnlyCollection<string> entries, int newest, CancellationToken cancel)
    {
        var own = db.PaymentAttempts.Where(p => p.CustomerId == customerId);
        var last = own.Where(p => p.State == PaymentState.Processing || p.State == PaymentState.Failed || p.State == PaymentState.Paid || p.State == PaymentState.Recorded)
            .OrderByDescending(p => p.CreatedAt).Take(newest).Select(p => p.Id);
        return await own.AsNoTracking().Include(p => p.Invoices)
            .Where(p => p.State == PaymentState.Processing || p.State == PaymentState.Paid || (p.Dispute == "lost" && p.DisputeNote != null)
                || (p.EntryName != null && entries.Contains(p.EntryName)) || last.Contains(p.Id))
            .OrderByDescending(p => p.CreatedAt).ToListAsync(cancel);
    }

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

    /// <summary>What the bank took back of each bill, until somebody has set the books right, or the bill was paid again since. A dispute of a part takes it from the
    /// first bills.</summary>
    /// <param name="read">From <see cref="ReadAsync"/>.</param>
    public async Task<IReadOnlyList<TakenBackBill>> TakenBackAsync(string customerId, IEnumerable<PaymentAttempt> read, CancellationToken cancel)
    {
        var attempts = read.Where(a => a is { Dispute: "lost", DisputeNote: not null }).ToList();
        if (attempts.Count == 0)
        {
            return [];
        }

        var ids = attempts.ConvertAll(a => a.Id);
        var disputes = await db.PaymentDisputes.AsNoTracking().Where(d => ids.Contains(d.AttemptId) && d.Status == "lost").ToListAsync(cancel);
        var bills = attempts.SelectMany(a => a.Invoices.Select(i => i.InvoiceName)).ToList();
        var since = await db.PaymentAttempts.AsNoTracking().Where(a => a.CustomerId == customerId && a.Dispute != "lost"
                && (a.State == PaymentState.Processing || a.State == PaymentState.Paid || a.State == PaymentState.Recorded))
            .SelectMany(a => a.Invoices.Where(i => bills.Contains(i.InvoiceName)), (a, i) => new { a.CreatedAt, i.InvoiceName }).ToListAsync(cancel);
        var back = new List<TakenBackBill>();
        foreach (var attempt in attempts)
        {
            var lost = disputes.Where(d => d.AttemptId == attempt.Id && (d.SeenAt is null || d.ChangedAt > d.SeenAt)).ToList();
            var left = lost.Sum(d => d.AmountCents);
            foreach (var bill in attempt.Invoices.OrderBy(i => i.InvoiceName, StringComparer.Ordinal))
            {
                var part = Math.Min(left, bill.AmountCents);
                left -= part;
                if (part > 0 && !since.Exists(p => p.InvoiceName == bill.InvoiceName && p.CreatedAt > lost.Max(d => d.ChangedAt)))
                {
                    back.Add(new TakenBackBill(bill.InvoiceName, new Money(part), attempt.Id));
                }
            }
        }

        return back;
    }
}
