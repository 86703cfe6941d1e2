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
public sealed class PlanDebitsHandler(PortalDb db, ErpNextBilling erp, OwedReader reader, OneByOne each, DebitNotices notices, TimeProvider clock) : IWorkHandler
{
    public const string All = "all";

    /// <summary>A bill that is due later is announced later.</summary>
    private const int HorizonDays = 45;

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

        var due = await erp.ListUnpaidNamesAsync(Times.Today(clock).AddDays(HorizonDays), cancel);
        var on = await db.AutopayAgreements.Where(a => a.EndedAt == null).Select(a => a.CustomerId).ToHashSetAsync(cancel);
        var going = await db.AutopayDebits.Where(d => d.State == DebitState.Announced || d.State == DebitState.OverLimit || d.State == DebitState.Sent)
            .Select(d => d.InvoiceName).ToHashSetAsync(cancel);
        foreach (var customer in due.Where(b => on.Contains(b.CustomerId) && !going.Contains(b.Name)).Select(b => b.CustomerId).Distinct(StringComparer.Ordinal))
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

        var (owed, today) = (await reader.ReadAsync(customerId, cancel), Times.Today(clock));
        foreach (var bill in owed.Bills.Where(b => b.Payable >= PaymentPlan.Least))
        {
            var due = bill.NextDue ?? bill.Invoice.PostedOn;
            var amount = bill.Instalments.Count > 0 ? Money.Min(bill.DueNow(due), bill.Payable) : bill.Payable;
            var name = bill.Invoice.Name;
            var known = await db.AutopayDebits.AsNoTracking().Where(d => d.InvoiceName == name && d.DueOn == due).OrderByDescending(d => d.Try).FirstOrDefaultAsync(cancel);
            if (amount < PaymentPlan.Least || due > today.AddDays(HorizonDays) || known is not (null or { State: DebitState.Stopped, AttemptId: null }))
            {
                continue;
            }

            try
            {
                // An instalment is charged on its own day: before it, it is not due.
                await notices.AnnounceAsync(agreement, name, due, bill.Instalments.Count > 0 ? null : agreement.Day, amount, known?.Id, cancel);
            }
            catch (DbUpdateException e) when (e.IsDuplicate<AutopayDebit>())
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}
