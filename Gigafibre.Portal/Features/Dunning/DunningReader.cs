using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Autopay;
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
    private static readonly string[] OpenDisputes = ["needs_response", "under_review", "appeal_needs_response", "appeal_under_review"];

    public async Task<DunningState> ReadAsync(string customerId, CancellationToken cancel)
    {
        var today = Times.Today(clock);
        var customer = await erp.FindCustomerAsync(customerId, cancel);
        var now = await owed.ReadToChargeAsync(customerId, cancel);
        var isAutomatic = await db.AutopayAgreements.AnyAsync(a => a.CustomerId == customerId && a.EndedAt == null, cancel);
        var debits = await db.AutopayDebits.AsNoTracking().Where(d => d.CustomerId == customerId).Select(d => new { d.InvoiceName, d.State }).ToListAsync(cancel);
        var automatic = debits.Where(d => d.State is DebitState.Announced or DebitState.Sent).Select(d => d.InvoiceName).ToHashSet(StringComparer.Ordinal);

        // A bill that automatic payment has not looked at yet is its own before it is due.
        bool IsOurs(OwedBill b) => b.Payable >= PaymentPlan.Least && !automatic.Contains(b.Invoice.Name)
            && (!isAutomatic || b.IsOverdue(today) || debits.Any(d => d.InvoiceName == b.Invoice.Name));
        var bills = now.Bills.Where(IsOurs).ToList();
        var late = bills.Where(b => b.IsOverdue(today)).ToList();
        var bill = late.MinBy(b => b.NextDue) ?? bills.Where(b => b.NextDue >= today).MinBy(b => b.NextDue);
        var due = bill?.NextDue;
        var amount = late.Count > 0 ? late.Sum(b => b.Overdue(today).Cents) : bills.Where(b => b.NextDue == due).Sum(b => due is { } d ? b.DueNow(d).Cents : 0);
        var name = bill?.Invoice.Name;
        var told = await db.DunningSteps.AsNoTracking().Where(s => s.InvoiceName == name && s.DueOn == due).OrderBy(s => s.ToldOn).ToListAsync(cancel);
        var pause = await PauseAsync(customerId, cancel);
        var arrangement = await db.Arrangements.AsNoTracking().Include(a => a.Parts).Include(a => a.Bills)
            .SingleOrDefaultAsync(a => a.CustomerId == customerId && a.State == ArrangementState.Open, cancel);
        var peace = customer is not { IsDisabled: false } ? Dunning.Peace.Closed
            : arrangement is not null ? Dunning.Peace.Arrangement
            : pause is { Kind: PauseKind.Staff } ? Dunning.Peace.Staff
            : pause is not null ? Dunning.Peace.Grace
            : await db.PaymentAttempts.AnyAsync(a => a.CustomerId == customerId && OpenDisputes.Contains(a.Dispute), cancel) ? Dunning.Peace.Disputed
            : await IsUnderWayAsync(customerId, cancel) ? Dunning.Peace.UnderWay
            : await db.Modems.AnyAsync(m => m.CustomerId == customerId && m.Standing == Standing.Suspended, cancel) ? Dunning.Peace.Suspended
            : (Peace?)null;
        return new DunningState(customerId, now, bill, due, new Money(amount), isAutomatic, peace, pause, arrangement, told);
    }

    public Task<bool> IsUnderWayAsync(string customerId, CancellationToken cancel) => db.PaymentAttempts.AnyAsync(
        a => a.CustomerId == customerId && (a.State == PaymentState.Paid || (a.State == PaymentState.Processing && a.GivenUpAt == null)), cancel);

    public async Task<DunningPause?> PauseAsync(string customerId, CancellationToken cancel)
    {
        var today = Times.Today(clock);
        return (await db.DunningPauses.AsNoTracking().Where(p => p.CustomerId == customerId && p.EndedAt == null && p.Since <= today && p.Until >= today).ToListAsync(cancel))
            .MaxBy(p => p.Until);
    }

    /// <summary>Whether a notice left so many days before the day that it names.</summary>
    public async Task<bool> IsProvenAsync(DunningStep step, int days, CancellationToken cancel)
    {
        var about = step.Id.ToString();
        var sent = await db.Messages.AsNoTracking().Where(m => m.About == about && m.SentAt != null && (m.Delivery == Delivery.Sent || m.Delivery == Delivery.Delivered))
            .Select(m => m.SentAt).ToListAsync(cancel);
        return sent.Count > 0 && Times.Day(sent.Min()!.Value).AddDays(days) <= step.SuspendOn;
    }
}
