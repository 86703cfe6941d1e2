using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments.Checkout;

/// <summary>Payments that hold the bills of a new one: one that goes on is in the way, a page that nobody needs any more is closed.</summary>
public sealed class BillHolders(PortalDb db, PaymentPlanner planner, PaymentSync sync, CheckoutClosing closing, TimeProvider clock)
{
    private static readonly TimeSpan Typing = TimeSpan.FromHours(1);

    /// <param name="resume">The address of an open page for just this, if it may be given out again.</param>
    /// <param name="isThere">Somebody waits, and every page is closed for them; else one that was opened lately is left, because somebody may be typing into it.</param>
    /// <returns>Null when the bills are free.</returns>
    public async Task<PayAnswer?> ClearAsync(
        string customerId, PaymentPlan plan, Func<PaymentAttempt, Task<string?>>? resume, bool isThere, CancellationToken cancel)
    {
        // Pages of the same customer for other bills too: one may be for a bill that was amended, and so is this one's money.
        var names = plan.Allocations.Select(a => a.InvoiceName).ToList();
        var open = await db.AttemptInvoices.Where(i => i.IsOpen && names.Contains(i.InvoiceName)).Select(i => i.AttemptId).Distinct().ToListAsync(cancel);
        open.AddRange(await StaleAsync(customerId, open, cancel));
        foreach (var id in open)
        {
            var attempt = await sync.SyncAsync(id, cancel);
            if (attempt.State is PaymentState.Processing or PaymentState.Paid)
            {
                return new PayAnswer.UnderWay(id);
            }

            if (!PaymentStates.HoldsInvoices(attempt.State))
            {
                continue;
            }

            var isSame = plan.IsSameAs(attempt.Invoices.Select(i => new Allocation(i.InvoiceName, new Money(i.AmountCents))));
            if (isSame && resume is not null && await resume(attempt) is { } url)
            {
                return new PayAnswer.GoTo(url);
            }

            var mayClose = isThere || attempt.CreatedAt + Typing < clock.GetUtcNow();
            attempt = mayClose ? await closing.CloseAsync(attempt, cancel) : attempt;
            if (attempt.State is PaymentState.Processing or PaymentState.Paid || (!mayClose && PaymentStates.HoldsInvoices(attempt.State)))
            {
                return new PayAnswer.UnderWay(id);
            }
        }

        return null;
    }

    /// <summary>Open pages for bills that are not there to be paid any more: cancelled, amended, paid by another road.</summary>
    private async Task<IReadOnlyList<Guid>> StaleAsync(string customerId, IReadOnlyCollection<Guid> known, CancellationToken cancel)
    {
        var pages = await db.PaymentAttempts.AsNoTracking().Include(a => a.Invoices)
            .Where(a => a.CustomerId == customerId && (a.State == PaymentState.New || a.State == PaymentState.Open) && !known.Contains(a.Id)).ToListAsync(cancel);
        if (pages.Count == 0)
        {
            return [];
        }

        var owed = await planner.OwedAsync(customerId, cancel);
        return [.. pages.Where(a => a.Invoices.Exists(i => owed.Find(i.InvoiceName) is null)).Select(a => a.Id)];
    }
}
