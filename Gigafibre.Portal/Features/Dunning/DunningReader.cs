using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>
/// Finds out how a customer stands: what is owed is asked of ERPNext, everything that keeps them in peace is looked up. Throws <see cref="IntegrationException"/>.
/// </summary>
public sealed class DunningReader(PortalDb db, OwedReader owed, ErpNextBilling erp, TimeProvider clock)
{
    public async Task<DunningState> ReadAsync(string customerId, CancellationToken cancel)
    {
        var today = Times.Today(clock);
        var customer = await erp.FindCustomerAsync(customerId, cancel);
        var now = await owed.ReadToChargeAsync(customerId, cancel);
        var isAutomatic = await db.AutopayAgreements.AnyAsync(a => a.CustomerId == customerId && a.EndedAt == null, cancel);
        var debits = await db.AutopayDebits.AsNoTracking().Where(d => d.CustomerId == customerId && !d.IsPart).Select(d => new { d.InvoiceName, d.State }).ToListAsync(cancel);
        var automatic = debits.Where(d => d.State is DebitState.Announced or DebitState.Sent).Select(d => d.InvoiceName).ToHashSet(StringComparer.Ordinal);

        var doubted = await db.Findings.Where(f => FindingList.BillsInDoubt.Contains(f.Kind) && f.ResolvedAt == null).Select(f => f.Subject).ToHashSetAsync(cancel);

        // A bill that automatic payment has not looked at yet is its own before it is due. One that may not be owed is nobody's to remind of.
        bool IsOurs(OwedBill b) => b.Payable >= PaymentPlan.Least && !doubted.Contains(b.Invoice.Name) && !automatic.Contains(b.Invoice.Name)
            && (!isAutomatic || b.IsOverdue(today) || debits.Any(d => d.InvoiceName == b.Invoice.Name));
        var bills = now.Bills.Where(IsOurs).ToList();
        var late = bills.Where(b => b.IsOverdue(today)).ToList();
        var bill = late.MinBy(b => b.NextDue) ?? bills.Where(b => b.NextDue >= today).MinBy(b => b.NextDue);
        var due = bill?.NextDue;
        var amount = late.Count > 0 ? late.Sum(b => b.Overdue(today).Cents) : bills.Where(b => b.NextDue == due).Sum(b => due is { } d ? b.DueNow(d).Cents : 0);
        var name = bill?.Invoice.Name;
        var told = await db.DunningSteps.AsNoTracking().Where(s => s.InvoiceName == name && s.DueOn == due).OrderBy(s => s.ToldOn).ToListAsync(cancel);
        await VoidAsync(told, cancel);
        var pause = await PauseAsync(customerId, cancel);
        var arrangement = await db.Arrangements.AsNoTracking().Include(a => a.Parts).Include(a => a.Bills)
            .SingleOrDefaultAsync(a => a.CustomerId == customerId && a.State == ArrangementState.Open, cancel);
        var all = new[]
        {
            (Peace.Closed, customer is not { IsDisabled: false }),
            (Peace.Suspended, await SuspendedAsync([customerId], cancel) is { Count: > 0 }),
            (Peace.Disputed, await db.PaymentAttempts.AnyAsync(a => a.CustomerId == customerId && DisputeStates.Open.Contains(a.Dispute), cancel)),
            (Peace.UnderWay, await IsUnderWayAsync(customerId, cancel)),
            (Peace.Arrangement, arrangement is not null),
            (Peace.Staff, pause is { Kind: PauseKind.Staff }),
            (Peace.Grace, pause is { Kind: PauseKind.Grace }),
        };
        return new DunningState(
            customerId, now, bill, due, new Money(amount), isAutomatic, all.Where(p => p.Item2).Select(p => p.Item1).ToHashSet(), pause, arrangement, told);
    }

    public Task<bool> IsUnderWayAsync(string customerId, CancellationToken cancel) => UnderWay.AnyAsync(a => a.CustomerId == customerId, cancel);

    public async Task<DunningPause?> PauseAsync(string customerId, CancellationToken cancel)
    {
        var today = Times.Today(clock);
        return (await db.DunningPauses.AsNoTracking().Where(p => p.CustomerId == customerId && p.EndedAt == null && p.Since <= today && p.Until >= today).ToListAsync(cancel))
            .OrderByDescending(p => p.Kind).ThenByDescending(p => p.Until).FirstOrDefault();
    }

    /// <summary>Those of these customers who have a service that is suspended and none that is not.</summary>
    public async Task<IReadOnlySet<string>> SuspendedAsync(IReadOnlyCollection<string> customers, CancellationToken cancel) =>
        (await db.Modems.Where(m => m.CustomerId != null && customers.Contains(m.CustomerId) && m.Standing != Standing.Closed).Select(m => new { m.CustomerId, m.Standing })
            .ToListAsync(cancel)).GroupBy(m => m.CustomerId!).Where(g => g.All(m => m.Standing == Standing.Suspended)).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whoever has a payment on its way.</summary>
    public async Task<IReadOnlyList<string>> PayingAsync(CancellationToken cancel) => await UnderWay.Select(a => a.CustomerId).Distinct().ToListAsync(cancel);

    /// <summary>Marks the notices after which the customer was given time, by themselves or by our team: the next one names another day.</summary>
    public async Task VoidAsync(IReadOnlyCollection<DunningStep> steps, CancellationToken cancel)
    {
        var customers = steps.Where(s => s.SuspendOn is not null).Select(s => s.CustomerId).Distinct().ToList();
        if (customers.Count == 0)
        {
            return;
        }

        var pauses = await db.DunningPauses.Where(p => customers.Contains(p.CustomerId)).Select(p => new { p.CustomerId, At = p.CreatedAt }).ToListAsync(cancel);
        var arrangements = await db.Arrangements.Where(a => customers.Contains(a.CustomerId)).Select(a => new { a.CustomerId, At = a.MadeAt }).ToListAsync(cancel);
        var given = pauses.Concat(arrangements).ToLookup(g => g.CustomerId, g => Times.Day(g.At));
        foreach (var step in steps.Where(s => s.SuspendOn is not null))
        {
            step.IsVoid = given[step.CustomerId].Any(day => day >= step.ToldOn);
        }
    }

    /// <summary>Whether a notice left so many days before the day that it names.</summary>
    public async Task<bool> IsProvenAsync(DunningStep step, int days, CancellationToken cancel)
    {
        var about = step.Id.ToString();
        var sent = await db.Messages.AsNoTracking().Where(m => m.About == about && m.SentAt != null && (m.Delivery == Delivery.Sent || m.Delivery == Delivery.Delivered))
            .Select(m => m.SentAt).ToListAsync(cancel);
        return sent.Count > 0 && Times.Day(sent.Min()!.Value).AddDays(days) <= step.SuspendOn;
    }

    private IQueryable<PaymentAttempt> UnderWay =>
        db.PaymentAttempts.AsNoTracking().Where(a => a.State == PaymentState.Paid || (a.State == PaymentState.Processing && a.GivenUpAt == null));
}
