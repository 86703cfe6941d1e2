using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Autopay;

/// <summary>A day's charges, together.</summary>
public sealed record DebitDaySum(DateOnly Day, int Count, Money Amount);

/// <summary>What the desk sees of automatic payment: who has it, what goes when, what was refused.</summary>
public sealed class AutopayOverview(PortalDb db, TimeProvider clock)
{
    private const int Most = 100;

    public Task<int> CountAsync(CancellationToken cancel) => db.AutopayAgreements.CountAsync(a => a.EndedAt == null, cancel);

    public async Task<IReadOnlyList<DebitDaySum>> DaysAsync(CancellationToken cancel) =>
        [.. (await db.AutopayDebits.Where(d => d.State == DebitState.Announced).GroupBy(d => d.ChargeOn)
                .Select(g => new { Day = g.Key, Count = g.Count(), Cents = g.Sum(d => d.AmountCents) }).ToListAsync(cancel))
            .OrderBy(d => d.Day).Select(d => new DebitDaySum(d.Day, d.Count, new Money(d.Cents)))];

    /// <summary>What would be charged on the next day on which banks work, if nobody pays, moves, skips or stops before: nothing is asked of anybody.</summary>
    public async Task<(DateOnly Day, IReadOnlyList<AutopayDebit> Debits)> TomorrowAsync(CancellationToken cancel)
    {
        var day = DebitDay.Open(Times.Today(clock).AddDays(1));
        return (day, await db.AutopayDebits.AsNoTracking()
            .Where(d => d.State == DebitState.Announced && d.ChargeOn <= day).OrderBy(d => d.CustomerId).Take(Most).ToListAsync(cancel));
    }

    public async Task<IReadOnlyList<AutopayDebit>> RefusedAsync(CancellationToken cancel)
    {
        var since = clock.GetUtcNow().AddDays(-30);
        return await db.AutopayDebits.AsNoTracking().Where(d => d.State == DebitState.Failed && d.ChangedAt > since).OrderByDescending(d => d.ChangedAt).Take(Most)
            .ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<AutopayHold>> HoldsAsync(CancellationToken cancel) =>
        await db.AutopayHolds.AsNoTracking().Where(h => h.EndedAt == null).OrderBy(h => h.Since).ToListAsync(cancel);
}
