using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Work;

/// <summary>What a person may do about work that stopped: have it tried again from the start. Every handler looks before it writes.</summary>
public sealed class WorkDesk(PortalDb db, WorkQueue work, TimeProvider clock)
{
    /// <summary>False when it is not parked.</summary>
    public async Task<bool> RetryAsync(Guid id, CancellationToken cancel) => await AgainAsync(Parked.Where(w => w.Id == id), cancel) == 1;

    /// <summary>How many of this kind are tried again.</summary>
    public Task<int> RetryAllAsync(string kind, CancellationToken cancel) => AgainAsync(Parked.Where(w => w.Kind == kind), cancel);

    private IQueryable<WorkItem> Parked => db.WorkItems.Where(w => w.ParkedAt != null && w.DoneAt == null);

    private async Task<int> AgainAsync(IQueryable<WorkItem> items, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var again = await items.ExecuteUpdateAsync(s => s.SetProperty(w => w.ParkedAt, (DateTimeOffset?)null).SetProperty(w => w.Attempts, 0).SetProperty(w => w.DueAt, now), cancel);
        work.Wake();
        return again;
    }
}
