using System.Security.Cryptography;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Work;

public sealed record WaitingWork(string Kind, int Count, DateTimeOffset Oldest);

/// <param name="Why">For people: it may quote the outside.</param>
/// <param name="Code">The outside's own word for it.</param>
public readonly record struct WorkFailure(Phrase? Why, string? Code = null);

/// <summary>
/// The rows of work: every question to them and every step they make is here, so that an engine could take their place. A row belongs to whoever's
/// lease it carries; each try has a number, and only the newest try may end the row.
/// </summary>
public sealed class WorkItems(PortalDb db, TimeProvider clock)
{
    private const int Spread = 4;

    /// <summary>A month that is closed, a customer who is frozen: nobody mends that in minutes.</summary>
    private static readonly TimeSpan UntilCured = TimeSpan.FromHours(1);

    private IQueryable<WorkItem> Parked => db.WorkItems.Where(w => w.ParkedAt != null && w.DoneAt == null);

    /// <summary>
    /// What is due and nobody's, the oldest first but not in order: nodes that all reach for the oldest would get in each other's way. Of each lane only the first, so
    /// that a long one keeps nothing else waiting.
    /// </summary>
    public async Task<IReadOnlyList<WorkItem>> ListDueAsync(int atMost, CancellationToken cancel)
    {
        var (now, items) = (clock.GetUtcNow(), db.WorkItems);
        var due = await items.AsNoTracking()
            .Where(w => w.DoneAt == null && (w.ParkedAt == null ? w.DueAt <= now : w.CurableAt <= now) && (w.LeaseUntil == null || w.LeaseUntil < now))
            .Where(w => w.Lane == null || !items.Any(o => o.Lane == w.Lane && o.Id != w.Id && o.DoneAt == null
                && (o.LeaseUntil >= now || (o.ParkedAt == null && o.DueAt < w.DueAt))))
            .OrderBy(w => w.DueAt).Take(atMost * Spread).ToArrayAsync(cancel);
        RandomNumberGenerator.Shuffle(due.AsSpan());
        return [.. due.Take(atMost)];
    }

    /// <summary>Takes an item for its next try; false when somebody else did. Two of one lane must not both pass: their claims go through one gate.</summary>
    public async Task<bool> TakeAsync(WorkItem item, TimeSpan lease, CancellationToken cancel)
    {
        if (item.Lane is not { } lane)
        {
            return await ClaimAsync(item, lease, cancel);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Lane, cancel);
        var (now, items) = (clock.GetUtcNow(), db.WorkItems);
        var taken = await ClaimAsync(item, lease, cancel, mine => mine
            .Where(_ => !items.Any(o => o.Lane == lane && o.Id != item.Id && o.DoneAt == null && o.LeaseUntil >= now)));
        await transaction.CommitAsync(cancel);
        return taken;
    }

    public async Task<bool> HoldAsync(WorkItem item, DateTimeOffset until, CancellationToken cancel) =>
        await Mine(item).ExecuteUpdateAsync(s => s.SetProperty(w => w.LeaseUntil, until), cancel) == 1;

    /// <summary>Done is forgotten: the payload may hold what nobody needs any more (a code, an address).</summary>
    public Task DoneAsync(WorkItem item, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return Mine(item).ExecuteUpdateAsync(s => s.SetProperty(w => w.DoneAt, now).SetProperty(w => w.LeaseUntil, (DateTimeOffset?)null).SetProperty(w => w.Payload, ""), cancel);
    }

    public Task TryLaterAsync(WorkItem item, DateTimeOffset due, WorkFailure failure, CancellationToken cancel) => Mine(item).ExecuteUpdateAsync(
        s => s.SetProperty(w => w.LeaseUntil, (DateTimeOffset?)null).SetProperty(w => w.DueAt, due).SetProperty(w => w.LastError, failure.Why)
            .SetProperty(w => w.LastCode, failure.Code), cancel);

    /// <param name="isCurable">Time or somebody elsewhere may cure it: tried again by itself, and on the list until it is through.</param>
    public Task ParkAsync(WorkItem item, WorkFailure failure, bool isCurable, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? again = isCurable ? now + UntilCured : null;
        return Mine(item).ExecuteUpdateAsync(s => s.SetProperty(w => w.LeaseUntil, (DateTimeOffset?)null).SetProperty(w => w.ParkedAt, w => w.ParkedAt ?? now)
            .SetProperty(w => w.CurableAt, again).SetProperty(w => w.LastError, failure.Why).SetProperty(w => w.LastCode, failure.Code), cancel);
    }

    public Task GiveBackAsync(WorkItem item) => Mine(item).ExecuteUpdateAsync(s => s.SetProperty(w => w.LeaseUntil, (DateTimeOffset?)null), CancellationToken.None);

    /// <summary>Keeps everybody from the open item of this key, parked or not, while a person does its work by hand; false while somebody is at it.</summary>
    public async Task<bool> SetAsideAsync(string kind, string key, TimeSpan lease, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var until = now + lease;
        return await Open(kind, key).Where(w => w.LeaseUntil == null || w.LeaseUntil < now).ExecuteUpdateAsync(s => s.SetProperty(w => w.LeaseUntil, until), cancel) > 0
            || !await Open(kind, key).AnyAsync(cancel);
    }

    public Task SettleAsync(string kind, string key, bool isDone)
    {
        var now = clock.GetUtcNow();
        var open = Open(kind, key);
        return isDone
            ? open.ExecuteUpdateAsync(s => s.SetProperty(w => w.LeaseUntil, (DateTimeOffset?)null).SetProperty(w => w.DoneAt, now)
                .SetProperty(w => w.ParkedAt, (DateTimeOffset?)null), CancellationToken.None)
            : open.ExecuteUpdateAsync(s => s.SetProperty(w => w.LeaseUntil, (DateTimeOffset?)null), CancellationToken.None);
    }

    /// <summary>Has a parked item tried again from the start; false when it is not parked. Every handler looks before it writes.</summary>
    public async Task<bool> RetryAsync(Guid id, CancellationToken cancel) => await AgainAsync(Parked.Where(w => w.Id == id), cancel) == 1;

    public Task<int> RetryAllAsync(string kind, CancellationToken cancel) => AgainAsync(Parked.Where(w => w.Kind == kind), cancel);

    /// <summary>What waits for a person. Money first: a pile of something else must not push it off the list.</summary>
    /// <param name="money">The kinds that money waits on.</param>
    public Task<List<WorkItem>> ListParkedAsync(IReadOnlyCollection<string> money, int atMost, CancellationToken cancel) =>
        Parked.AsNoTracking().OrderByDescending(w => money.Contains(w.Kind)).ThenByDescending(w => w.ParkedAt).Take(atMost).ToListAsync(cancel);

    /// <summary>Work of these kinds that is parked, or that failed and is being tried again; the oldest first.</summary>
    public Task<List<WorkItem>> ListTroubledAsync(IReadOnlyCollection<string> ofKinds, CancellationToken cancel) => db.WorkItems.AsNoTracking()
        .Where(w => w.DoneAt == null && ofKinds.Contains(w.Kind) && (w.ParkedAt != null || w.LastError != null)).OrderBy(w => w.CreatedAt).ToListAsync(cancel);

    public Task<List<WorkItem>> ListParkedOfAsync(IReadOnlyCollection<string> keys, CancellationToken cancel) => Parked.AsNoTracking()
        .Where(w => keys.Contains(w.Key)).ToListAsync(cancel);

    public async Task<IReadOnlyDictionary<string, int>> CountParkedAsync(CancellationToken cancel) =>
        (await Parked.GroupBy(w => w.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel)).ToDictionary(g => g.Key, g => g.Count);

    public async Task<IReadOnlyList<WaitingWork>> CountWaitingAsync(CancellationToken cancel) =>
        await db.WorkItems.Where(w => w.ParkedAt == null && w.DoneAt == null).GroupBy(w => w.Kind)
            .Select(g => new WaitingWork(g.Key, g.Count(), g.Min(w => w.CreatedAt))).ToListAsync(cancel);

    private IQueryable<WorkItem> Open(string kind, string key) => db.WorkItems.Where(w => w.Kind == kind && w.Key == key && w.DoneAt == null);

    private IQueryable<WorkItem> Mine(WorkItem item) => db.WorkItems
        .Where(w => w.Id == item.Id && w.Attempts == item.Attempts && w.DoneAt == null && (w.ParkedAt == null || w.CurableAt != null));

    /// <summary>Whoever raises the number of tries from what was read has it.</summary>
    private async Task<bool> ClaimAsync(WorkItem item, TimeSpan lease, CancellationToken cancel, Func<IQueryable<WorkItem>, IQueryable<WorkItem>>? narrow = null)
    {
        var now = clock.GetUtcNow();
        var (until, attempts) = (now + lease, item.Attempts + 1);
        DateTimeOffset? again = item.CurableAt is null ? null : now + UntilCured;
        var free = Mine(item).Where(w => w.LeaseUntil == null || w.LeaseUntil < now);
        if (await (narrow?.Invoke(free) ?? free)
            .ExecuteUpdateAsync(s => s.SetProperty(w => w.LeaseUntil, until).SetProperty(w => w.Attempts, attempts).SetProperty(w => w.CurableAt, again), cancel) == 0)
        {
            return false;
        }

        item.Attempts = attempts;
        return true;
    }

    private async Task<int> AgainAsync(IQueryable<WorkItem> items, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await items.ExecuteUpdateAsync(s => s.SetProperty(w => w.ParkedAt, (DateTimeOffset?)null).SetProperty(w => w.CurableAt, (DateTimeOffset?)null)
            .SetProperty(w => w.Attempts, 0).SetProperty(w => w.DueAt, now), cancel);
    }
}
