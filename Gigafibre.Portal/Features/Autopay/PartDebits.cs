using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Autopay;

/// <summary>
/// Charges of amounts and on days that the customer named themselves, in the place of what was announced for these bills. Their own request needs no other notice than its
/// confirmation. What each takes when its day comes, the arrangement says (<see cref="IBillReserve"/>).
/// </summary>
public sealed class PartDebits(PortalDb db, TimeProvider clock)
{
    /// <summary>In the caller's unit of work, under the gate of payments.</summary>
    /// <param name="bills">What they pay, the one that is due the longest first.</param>
    /// <param name="parts">None where the customer pays each by hand: then nothing of these bills is charged at all.</param>
    /// <returns>False when nothing will be charged.</returns>
    public async Task<bool> PlanAsync(string customerId, IReadOnlyList<string> bills, IReadOnlyCollection<(DateOnly On, Money Amount)> parts, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        foreach (var planned in await db.AutopayDebits.Where(d => d.CustomerId == customerId && bills.Contains(d.InvoiceName)
            && (d.State == DebitState.Announced || d.State == DebitState.OverLimit)).ToListAsync(cancel))
        {
            (planned.State, planned.ChangedAt) = (DebitState.NotNeeded, now);
        }

        if (parts.Count == 0
            || await db.AutopayAgreements.AsNoTracking().SingleOrDefaultAsync(a => a.CustomerId == customerId && a.EndedAt == null, cancel) is not { } agreement)
        {
            return false;
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

    /// <summary>Parts whose agreement was replaced by this one go on under it: another card, the same days.</summary>
    public async Task ReviveAsync(AutopayAgreement agreement, CancellationToken cancel)
    {
        var (now, today) = (clock.GetUtcNow(), Times.Today(clock));
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Payment, cancel);
        db.ChangeTracker.Clear();
        if (await db.AutopayAgreements.AnyAsync(a => a.Id == agreement.Id && a.EndedAt == null, cancel))
        {
            var replaced = db.AutopayAgreements.Where(a => a.CustomerId == agreement.CustomerId && a.End == AutopayEnd.Replaced).Select(a => a.Id);
            foreach (var part in await db.AutopayDebits.Where(d => d.CustomerId == agreement.CustomerId && d.IsPart && d.State == DebitState.Stopped && d.AttemptId == null
                && d.ChargeOn > today && replaced.Contains(d.AgreementId)).ToListAsync(cancel))
            {
                (part.AgreementId, part.State, part.ChangedAt) = (agreement.Id, DebitState.Announced, now);
            }

            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
    }

    /// <summary>What is still to come of them is not charged, now or later. In the caller's unit of work, under the gate.</summary>
    public async Task DropAsync(string customerId, CancellationToken cancel)
    {
        foreach (var planned in await db.AutopayDebits.Where(d => d.CustomerId == customerId && d.IsPart && d.AttemptId == null
            && (d.State == DebitState.Announced || d.State == DebitState.OverLimit || d.State == DebitState.Stopped)).ToListAsync(cancel))
        {
            (planned.State, planned.ChangedAt) = (DebitState.NotNeeded, clock.GetUtcNow());
        }
    }

    /// <summary>The charges of parts, the last of each day.</summary>
    public async Task<IReadOnlyDictionary<DateOnly, AutopayDebit>> LastAsync(string customerId, CancellationToken cancel) =>
        (await db.AutopayDebits.AsNoTracking().Where(d => d.CustomerId == customerId && d.IsPart).ToListAsync(cancel))
            .GroupBy(d => d.DueOn).ToDictionary(g => g.Key, g => g.MaxBy(d => d.Try)!);

    /// <summary>Whether an automatic charge is announced or under way: time to pay is then a matter of moving it.</summary>
    public Task<bool> AnyAsync(string customerId, CancellationToken cancel) => db.AutopayDebits.AnyAsync(
        d => d.CustomerId == customerId && (d.State == DebitState.Announced || d.State == DebitState.OverLimit || d.State == DebitState.Sent), cancel);
}
