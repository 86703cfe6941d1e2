using Gigafibre.Portal.Data;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>What our team has to do, the soonest first, and what came of the rest.</summary>
public sealed class RequestOverview(PortalDb db, TimeProvider clock)
{
    private const int LatelyDays = 30;
    private const int Most = 200;

    public DateOnly Today => Times.Today(clock);

    public async Task<IReadOnlyList<ServiceRequest>> OpenAsync(CancellationToken cancel) => await db.ServiceRequests.AsNoTracking()
        .Where(r => r.State == RequestState.Given || r.State == RequestState.Scheduled).OrderBy(r => r.EffectiveOn).ThenBy(r => r.Number).Take(Most).ToListAsync(cancel);

    public async Task<IReadOnlyList<ServiceRequest>> LatelyAsync(CancellationToken cancel)
    {
        var since = clock.GetUtcNow().AddDays(-LatelyDays);
        return [.. (await db.ServiceRequests.AsNoTracking()
            .Where(r => r.State != RequestState.Given && r.State != RequestState.Scheduled && r.ChangedAt > since).ToListAsync(cancel))
            .OrderByDescending(r => r.ChangedAt).Take(Most)];
    }
}
