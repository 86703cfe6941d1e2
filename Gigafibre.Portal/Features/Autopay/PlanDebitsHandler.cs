using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Payments.Repair;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Autopay;

/// <summary>Finds the bills that an agreement will pay, and has each announced, once for each day that it is due. Nothing is charged here.</summary>
public sealed class PlanDebitsHandler(PortalDb db, ErpNextBilling erp, OwedReader reader, OneByOne each, DebitNotices notices,
    IEnumerable<IBillReserve> reserves, BillBars bars, PartDebits parts, TimeProvider clock) : IWorkHandler
{
    public const string All = "all";

    /// <summary>A bill that is due later is announced later.</summary>
    private const int HorizonDays = 45;

    /// <summary>A bill that is older and still open is looked at one by one.</summary>
    private const int KnownDays = 400;

    private const string OneCustomer = "customer:";

    public static string Kind => "autopay-plan";

    public static string? System => SystemName.ErpNext;

    public static bool IsMoney => true;

    /// <summary>The run for one customer, when they have just signed.</summary>
    public static string Of(string customerId, Guid agreementId) => $"{OneCustomer}{agreementId:N}:{customerId}";

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        if (job.Key.StartsWith(OneCustomer, StringComparison.Ordinal))
        {
            await PlanAsync(job.Key.Split(':', 3)[2], cancel);
            return;
        }

        var last = Times.Today(clock).AddDays(HorizonDays);
        var unpaid = await erp.ListUnpaidOfAllAsync(cancel);
        var on = await db.AutopayAgreements.Where(a => a.EndedAt == null).Select(a => a.CustomerId).ToHashSetAsync(cancel);
        var since = last.AddDays(-KnownDays);
        var known = await db.AutopayDebits.AsNoTracking().Where(d => !d.IsPart && (d.DueOn > since || d.State == DebitState.Announced || d.State == DebitState.OverLimit))
            .Select(d => new { d.InvoiceName, d.DueOn, d.CustomerId, d.State, d.AttemptId }).ToListAsync(cancel);
        var settled = known.Where(d => d is not { State: DebitState.Stopped or DebitState.NotNeeded, AttemptId: null }).Select(d => (d.InvoiceName, d.DueOn)).ToHashSet();
        var open = unpaid.Select(b => b.Name).ToHashSet(StringComparer.Ordinal);
        var due = unpaid.Where(b => b.DueOn.Any(d => d <= last && !settled.Contains((b.Name, d)))).Select(b => b.CustomerId);
        var over = known.Where(d => d.State is DebitState.Announced or DebitState.OverLimit && !open.Contains(d.InvoiceName)).Select(d => d.CustomerId);
        foreach (var customer in due.Concat(over).Where(on.Contains).Distinct(StringComparer.Ordinal))
        {
            // What ERPNext will not say of one keeps nobody else from being told.
            await each.TryAsync(customer, () => PlanAsync(customer, cancel), cancel);
        }
    }

    private async Task PlanAsync(string customerId, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await db.AutopayAgreements.AsNoTracking().SingleOrDefaultAsync(a => a.CustomerId == customerId && a.EndedAt == null, cancel) is not { } agreement)
        {
            return;
        }

        var (owed, today) = (await reader.ReadToChargeAsync(customerId, cancel), Times.Today(clock));
        await notices.DropAsync(customerId, d => !d.IsPart && (owed.Find(d.InvoiceName) is not { } bill || (!bill.IsHeld && DueBy(bill, d.DueOn) < PaymentPlan.Least)), cancel);
        var reserved = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reserve in reserves)
        {
            reserved.UnionWith(await reserve.OfAsync(customerId, cancel));
        }

        if (reserved.Count > 0)
        {
            await parts.ReviveAsync(agreement, cancel);
        }

        foreach (var bill in owed.Bills.Where(b => b.Payable >= PaymentPlan.Least && !reserved.Contains(b.Invoice.Name)))
        {
            if (await bars.BarAsync(customerId, bill.Invoice.Name, cancel))
            {
                continue;
            }

            var debits = await db.AutopayDebits.AsNoTracking().Where(d => d.InvoiceName == bill.Invoice.Name && !d.IsPart).ToListAsync(cancel);
            var isInParts = bill.Instalments.Count > 0;
            IEnumerable<DateOnly?> dues = isInParts ? bill.Instalments.Where(i => i.Left > Money.Zero).Select(i => i.DueOn) : [bill.NextDue];
            foreach (var due in dues.Select(d => d ?? bill.Invoice.PostedOn).Distinct().Where(d => d <= today.AddDays(HorizonDays)))
            {
                // What was announced for the parts before is in their notices.
                var announced = new Money(debits.Where(d => d.IsPlanned && d.DueOn < due).Sum(d => d.AmountCents));
                var known = debits.Where(d => d.DueOn == due).MaxBy(d => d.Try);
                if (known is not (null or { State: DebitState.Stopped or DebitState.NotNeeded, AttemptId: null }) || DueBy(bill, due) - announced < PaymentPlan.Least)
                {
                    continue;
                }

                // An instalment is charged on its own day: before it, it is not due.
                if (await AnnounceAsync(agreement, bill.Invoice.Name, due, isInParts ? null : agreement.Day, DueBy(bill, due) - announced, known?.Id, cancel) is { } debit)
                {
                    debits.Add(debit);
                }
            }
        }
    }

    private async Task<AutopayDebit?> AnnounceAsync(AutopayAgreement agreement, string bill, DateOnly due, int? day, Money amount, Guid? again, CancellationToken cancel)
    {
        try
        {
            return await notices.AnnounceAsync(agreement, bill, due, day, amount, again, cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate<AutopayDebit>())
        {
            db.ChangeTracker.Clear();
            return null;
        }
    }

    private static Money DueBy(OwedBill bill, DateOnly day) => bill.Instalments.Count > 0 ? Money.Min(bill.DueNow(day), bill.Payable) : bill.Payable;
}
