using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Autopay;

/// <summary>
/// Charges of amounts and on days that the customer named themselves, in the place of what was announced for these bills. In the caller's unit of work, under the gate of
/// payments. Their own request needs no other notice than its confirmation.
/// </summary>
public sealed class PartDebits(PortalDb db, TimeProvider clock)
{
    /// <param name="bills">What they pay, the one that is due the longest first.</param>
    /// <returns>False when the customer does not pay automatically.</returns>
    public async Task<bool> PlanAsync(string customerId, IReadOnlyList<string> bills, IEnumerable<(DateOnly On, Money Amount)> parts, CancellationToken cancel)
    {
        if (await db.AutopayAgreements.AsNoTracking().SingleOrDefaultAsync(a => a.CustomerId == customerId && a.EndedAt == null, cancel) is not { } agreement)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        foreach (var planned in await PlannedAsync(customerId, d => bills.Contains(d.InvoiceName), cancel))
        {
            (planned.State, planned.ChangedAt) = (DebitState.Skipped, now);
        }

        var before = await db.AutopayDebits.Where(d => d.IsPart && d.InvoiceName == bills[0] && d.AttemptId == null).ToListAsync(cancel);
        foreach (var (on, amount) in parts)
        {
            var debit = before.Find(d => d.DueOn == on);
            if (debit is null)
            {
                debit = new AutopayDebit
                {
                    Id = Guid.CreateVersion7(now),
                    CustomerId = customerId,
                    InvoiceName = bills[0],
                    DueOn = on,
                    IsPart = true,
                    CreatedAt = now,
                };
                db.AutopayDebits.Add(debit);
            }

            (debit.AgreementId, debit.AmountCents, debit.ChargeOn, debit.IsApproved) = (agreement.Id, amount.Cents, DebitDay.Open(on), true);
            (debit.State, debit.AnnouncedAt, debit.ChangedAt) = (DebitState.Announced, now, now);
        }

        return true;
    }

    /// <summary>What is still to come of them is not charged.</summary>
    public async Task DropAsync(string customerId, CancellationToken cancel)
    {
        foreach (var planned in await PlannedAsync(customerId, d => d.IsPart, cancel))
        {
            (planned.State, planned.ChangedAt) = (DebitState.NotNeeded, clock.GetUtcNow());
        }
    }

    /// <summary>The days of parts that are still to be charged, or at the bank.</summary>
    public async Task<IReadOnlySet<DateOnly>> GoingAsync(string customerId, CancellationToken cancel) => await db.AutopayDebits
        .Where(d => d.CustomerId == customerId && d.IsPart && (d.State == DebitState.Announced || d.State == DebitState.Sent)).Select(d => d.DueOn).ToHashSetAsync(cancel);

    private async Task<IEnumerable<AutopayDebit>> PlannedAsync(string customerId, Func<AutopayDebit, bool> which, CancellationToken cancel) =>
        (await db.AutopayDebits.Where(d => d.CustomerId == customerId && (d.State == DebitState.Announced || d.State == DebitState.OverLimit)).ToListAsync(cancel)).Where(which);
}
