using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Desk;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Web;
using Gigafibre.Portal.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Pages.Internal;

public sealed class WorkModel(PortalDb db, WorkItems work, WorkSignal signal, SystemHealth health, WorkKinds kinds, WorkSubjects subjects, AuditTrail audit,
    TimeProvider clock) : PageModel
{
    private const int Most = 200;

    public int InboxWaiting { get; private set; }

    public IReadOnlyList<WaitingWork> Waiting { get; private set; } = [];

    public IReadOnlyList<WorkItem> Parked { get; private set; } = [];

    public IReadOnlyDictionary<Guid, WorkSubject> Subjects { get; private set; } = new Dictionary<Guid, WorkSubject>();

    public IReadOnlyDictionary<string, int> ParkedByKind { get; private set; } = new Dictionary<string, int>();

    public IReadOnlyList<SystemState> Systems => health.All;

    public string? SystemOf(string kind) => kinds.SystemOf(kind);

    public DateTimeOffset Now => clock.GetUtcNow();

    [Needs(StaffVerb.SeeWork)]
    public async Task OnGetAsync(CancellationToken cancel)
    {
        await audit.RecordAsync("work.see", "work", cancel);
        InboxWaiting = await db.InboxMessages.CountAsync(m => m.TakenAt == null, cancel);
        Waiting = [.. (await work.CountWaitingAsync(cancel)).OrderBy(w => kinds.SystemOf(w.Kind)).ThenBy(w => w.Oldest)];
        ParkedByKind = await work.CountParkedAsync(cancel);
        Parked = await work.ListParkedAsync(kinds.Money, Most, cancel);
        Subjects = await subjects.FindAsync(Parked, cancel);
    }

    [Needs(StaffVerb.RetryWork)]
    public async Task<IActionResult> OnPostRetryAsync(Guid item, CancellationToken cancel)
    {
        await audit.RecordAsync("work.retry", item.ToString(), cancel);
        return Again(await work.RetryAsync(item, cancel));
    }

    [Needs(StaffVerb.RetryWork)]
    public async Task<IActionResult> OnPostRetryAllAsync(string? kind, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(kind))
        {
            return NotFound();
        }

        await audit.RecordAsync("work.retry-all", kind, cancel);
        return Again(await work.RetryAllAsync(kind, cancel) > 0);
    }

    private IActionResult Again(bool isTried)
    {
        signal.Wake();
        return isTried ? Redirect(Links.DeskWork) : NotFound();
    }
}
