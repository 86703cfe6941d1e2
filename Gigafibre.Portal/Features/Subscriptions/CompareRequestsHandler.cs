using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Payments.Repair;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>Compares what was asked for with ERPNext: what is open each hour, what was done lately each night.</summary>
public sealed class CompareRequestsHandler(PortalDb db, RequestComparison comparison, OneByOne each, TimeProvider clock) : IWorkHandler
{
    public const string Often = "often";
    public const string Night = "night";

    /// <summary>Two bills long.</summary>
    private static readonly TimeSpan Watched = TimeSpan.FromDays(65);

    public static string Kind => "compare-requests";

    public static string? System => SystemName.ErpNext;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var (all, since) = (job.Key.StartsWith(Night, StringComparison.Ordinal), clock.GetUtcNow() - Watched);
        var today = Times.Today(clock);

        // A pause that was done is over once its service came back: what comes after it is asked for by itself.
        var followed = db.ServiceRequests;
        var ids = await db.ServiceRequests.AsNoTracking()
            .Where(r => r.State == RequestState.Given || r.State == RequestState.Scheduled
                || (all && r.State == RequestState.Done && r.ChangedAt > since && !(r.Until < today)
                    && !followed.Any(f => f.Subscription == r.Subscription && f.GivenAt > r.GivenAt && f.State == RequestState.Done)))
            .OrderBy(r => r.GivenAt).Select(r => r.Id).ToListAsync(cancel);
        foreach (var id in ids)
        {
            await each.TryAsync(id.ToString(), () => comparison.CompareAsync(id, cancel), cancel);
        }
    }
}
