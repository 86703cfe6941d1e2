using System.Diagnostics;
using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Work;

public sealed class WorkQueue(PortalDb db, TimeProvider clock, WorkSignal signal)
{
    /// <summary>Adds the row to the caller's unit of work; it counts once the caller has saved.</summary>
    public void Add<THandler>(string key, string payload, DateTimeOffset? due = null, string? lane = null)
        where THandler : IWorkHandler => Add(THandler.Kind, key, payload, due, lane);

    public void Add(string kind, string key, string payload = "", DateTimeOffset? due = null, string? lane = null)
    {
        var now = clock.GetUtcNow();
        db.WorkItems.Add(new WorkItem
        {
            Id = Guid.CreateVersion7(now),
            Kind = kind,
            Key = key,
            Lane = lane,
            Payload = payload,
            TraceParent = Activity.Current?.Id,
            CreatedAt = now,
            DueAt = due ?? now,
        });
    }

    /// <summary>After the caller has committed: starts the loop at once instead of at its next look.</summary>
    public void Wake() => signal.Wake();

    /// <summary>Adds the row unless it is open already. What was done once and is owed all the same is owed again: every handler looks before it writes.</summary>
    public async Task<bool> OweAsync<THandler>(string key, string payload, string? lane, CancellationToken cancel)
        where THandler : IWorkHandler
    {
        var kind = THandler.Kind;
        if (db.WorkItems.Local.Any(w => w.Kind == kind && w.Key == key && w.DoneAt == null)
            || await db.WorkItems.AnyAsync(w => w.Kind == kind && w.Key == key && w.DoneAt == null, cancel))
        {
            return false;
        }

        Add<THandler>(key, payload, lane: lane);
        return true;
    }

    /// <summary>The same for many of one kind, in one question.</summary>
    public async Task OweAllAsync<THandler>(IEnumerable<(string Key, string? Lane)> all, CancellationToken cancel)
        where THandler : IWorkHandler
    {
        var kind = THandler.Kind;
        var open = await db.WorkItems.Where(w => w.Kind == kind && w.DoneAt == null).Select(w => w.Key).ToHashSetAsync(StringComparer.Ordinal, cancel);
        open.UnionWith(db.WorkItems.Local.Where(w => w.Kind == kind && w.DoneAt == null).Select(w => w.Key));
        foreach (var (key, lane) in all.Where(a => open.Add(a.Key)))
        {
            Add<THandler>(key, "", lane: lane);
        }
    }

    /// <summary>
    /// Adds a recurring run unless it is there already, open or done; whichever node gets there first. While a run of the same name is still open
    /// it stands for this one too, and runs of a kind go one at a time: slow ones must not take every place that payments and codes need.
    /// </summary>
    public Task AddRunAsync<THandler>(string run, string slot, DateTimeOffset due, CancellationToken cancel)
        where THandler : IWorkHandler => AddRunAsync(THandler.Kind, run, slot, due, cancel);

    /// <summary>True once such a run was ever put on the list, as far back as finished work is kept.</summary>
    public Task<bool> HasRunAsync(string kind, string run, CancellationToken cancel)
    {
        var name = run + ":";
        return db.WorkItems.AnyAsync(w => w.Kind == kind && w.Key.StartsWith(name), cancel);
    }

    public async Task AddRunAsync(string kind, string run, string slot, DateTimeOffset due, CancellationToken cancel)
    {
        var name = run + ":";
        var key = name + slot;
        if (await db.WorkItems.AnyAsync(w => w.Kind == kind && (w.Key == key || (w.DoneAt == null && w.ParkedAt == null && w.Key.StartsWith(name))), cancel))
        {
            return;
        }

        Add(kind, key, "", due, lane: kind);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate<WorkItem>())
        {
            db.ChangeTracker.Clear();
        }
    }
}
