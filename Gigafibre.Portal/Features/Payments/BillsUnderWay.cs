using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>Which bills have money on its way, so that nobody pays them a second time, and which are free to be paid.</summary>
public sealed class BillsUnderWay(PortalDb db)
{
    public Task<Dictionary<string, Guid>> OfAsync(string customerId, CancellationToken cancel) =>
        db.PaymentAttempts.AsNoTracking().Where(a => a.CustomerId == customerId && (a.State == PaymentState.Processing || a.State == PaymentState.Paid))
            .SelectMany(a => a.Invoices).Where(i => i.IsOpen).ToDictionaryAsync(i => i.InvoiceName, i => i.AttemptId, cancel);

    public static IReadOnlyList<Invoice> Free(IReadOnlyList<Invoice> unpaid, Dictionary<string, Guid> underWay) => [.. unpaid.Where(i => !underWay.ContainsKey(i.Name))];
}
