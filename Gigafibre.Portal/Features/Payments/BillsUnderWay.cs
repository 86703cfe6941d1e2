using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments;

public sealed class BillsUnderWay(PortalDb db)
{
    public Task<Dictionary<string, Guid>> OfAsync(string customerId, CancellationToken cancel) =>
        db.PaymentAttempts.AsNoTracking().Where(a => a.CustomerId == customerId && (a.State == PaymentState.Processing || a.State == PaymentState.Paid))
            .SelectMany(a => a.Invoices).Where(i => i.IsOpen).ToDictionaryAsync(i => i.InvoiceName, i => i.AttemptId, cancel);

    public static Dictionary<string, Guid> Of(IEnumerable<PaymentAttempt> underWay) =>
        underWay.SelectMany(a => a.Invoices).Where(i => i.IsOpen).ToDictionary(i => i.InvoiceName, i => i.AttemptId);

    /// <summary>Every payment of this customer that is on its way, and the newest of those that came to something; newest first.</summary>
    public async Task<IReadOnlyList<PaymentAttempt>> WithNewestAsync(string customerId, int newest, CancellationToken cancel)
    {
        var last = db.PaymentAttempts.Where(p => p.CustomerId == customerId && (p.State == PaymentState.Processing || p.State == PaymentState.Failed
            || p.State == PaymentState.Paid || p.State == PaymentState.Recorded)).OrderByDescending(p => p.CreatedAt).Take(newest).Select(p => p.Id);
        return await db.PaymentAttempts.AsNoTracking().Include(p => p.Invoices)
            .Where(p => p.CustomerId == customerId && (p.State == PaymentState.Processing || p.State == PaymentState.Paid || last.Contains(p.Id)))
            .OrderByDescending(p => p.CreatedAt).ToListAsync(cancel);
    }

    public static IReadOnlyList<Invoice> Free(IReadOnlyList<Invoice> unpaid, Dictionary<string, Guid> underWay) => [.. unpaid.Where(i => !underWay.ContainsKey(i.Name))];
}
