using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Web;
using Gigafibre.Portal.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Pages.Internal;

/// <summary>Work of one kind that is waiting for its turn or its next try.</summary>
/// <param name="System">The outside system that it is owed to; null for our own.</param>
public sealed record WaitingWork(string Kind, string? System, int Count, DateTimeOffset Oldest);

/// <summary>What we still owe the outside, what stopped, and how the outside is.</summary>
public sealed class WorkModel(PortalDb db, WorkDesk desk, SystemHealth health, WorkKinds kinds, AuditTrail audit, TimeProvider clock) : PageModel
{
    private const int Most = 200;

    public int InboxWaiting { get; private set; }

    public IReadOnlyList<WaitingWork> Waiting { get; private set; } = [];

    public IReadOnlyList<WorkItem> Parked { get; private set; } = [];

    public IReadOnlyDictionary<string, int> ParkedByKind { get; private set; } = new Dictionary<string, int>();

    public IReadOnlyList<SystemState> Systems => health.All;

    public string? SystemOf(string kind) => kinds.SystemOf(kind);

    public DateTimeOffset Now => clock.GetUtcNow();

    [Needs(StaffVerb.SeeWork)]
    public async Task OnGetAsync(CancellationToken cancel)
    {
        InboxWaiting = await db.InboxMessages.CountAsync(m => m.TakenAt == null, cancel);
        var open = db.WorkItems.AsNoTracking().Where(w => w.DoneAt == null);
        Waiting = [.. (await open.Where(w => w.ParkedAt == null).GroupBy(w => w.Kind).Select(g => new { g.Key, Count = g.Count(), Oldest = g.Min(w => w.CreatedAt) }).ToListAsync(cancel))
            .Select(g => new WaitingWork(g.Key, kinds.SystemOf(g.Key), g.Count, g.Oldest)).OrderBy(w => w.System).ThenBy(w => w.Oldest)];
        ParkedByKind = (await open.Where(w => w.ParkedAt != null).GroupBy(w => w.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel)).ToDictionary(g => g.Key, g => g.Count);

        // Money first: a pile of something else must not push it off the list.
        Parked = await open.Where(w => w.ParkedAt != null).OrderByDescending(w => w.Kind == RecordPaymentHandler.Kind || w.Kind == RecordRefundHandler.Kind || w.Kind == RefundHandler.Kind)
            .ThenByDescending(w => w.ParkedAt).Take(Most).ToListAsync(cancel);
    }

    [Needs(StaffVerb.RetryWork)]
    public async Task<IActionResult> OnPostRetryAsync(Guid item, CancellationToken cancel)
    {
        await audit.RecordAsync("work.retry", item.ToString(), cancel);
        return await desk.RetryAsync(item, cancel) ? Redirect(Links.DeskWork) : NotFound();
    }

    [Needs(StaffVerb.RetryWork)]
    public async Task<IActionResult> OnPostRetryAllAsync(string? kind, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(kind))
        {
            return NotFound();
        }

        await audit.RecordAsync("work.retry-all", kind, cancel);
        return await desk.RetryAllAsync(kind, cancel) > 0 ? Redirect(Links.DeskWork) : NotFound();
    }
}
