using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Features.Subscriptions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Internal;

/// <summary>What customers decided about their services, to be done by our team.</summary>
public sealed class DeskRequestsModel(RequestOverview overview, ServiceDesk desk, AuditTrail audit) : PageModel
{
    private const int LongestReason = 300;

    [FromQuery(Name = "done")]
    public bool? Done { get; set; }

    public DateOnly Today => overview.Today;

    public IReadOnlyList<ServiceRequest> Open { get; private set; } = [];

    public IReadOnlyList<ServiceRequest> Lately { get; private set; } = [];

    [Needs(StaffVerb.HandleRequest)]
    public async Task OnGetAsync(CancellationToken cancel)
    {
        await audit.RecordAsync("request.list", "*", cancel);
        (Open, Lately) = (await overview.OpenAsync(cancel), await overview.LatelyAsync(cancel));
    }

    [Needs(StaffVerb.HandleRequest)]
    public Task<IActionResult> OnPostScheduleAsync(string? number, CancellationToken cancel) => MoveAsync(number, RequestState.Scheduled, null, cancel);

    [Needs(StaffVerb.HandleRequest)]
    public Task<IActionResult> OnPostDoneAsync(string? number, CancellationToken cancel) => MoveAsync(number, RequestState.Done, null, cancel);

    /// <summary>Never an end: that needs nobody's leave.</summary>
    [Needs(StaffVerb.HandleRequest)]
    public async Task<IActionResult> OnPostRefuseAsync(string? number, string? reason, CancellationToken cancel) => reason?.Trim() is { Length: > 2 and <= LongestReason } why
        ? await MoveAsync(number, RequestState.Refused, why, cancel) : Answer(false);

    private async Task<IActionResult> MoveAsync(string? number, RequestState to, string? reason, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(number) || await desk.Requests.FindAsync(number, cancel) is not { } request)
        {
            return Answer(false);
        }

        // What begins on a day is not done before it: it is on the calendar.
        to = to == RequestState.Done && request.EffectiveOn > Today && request.Kind != RequestKind.Change ? RequestState.Scheduled : to;
        if (!RequestStates.MayFollow(request, to))
        {
            return Answer(false);
        }

        await audit.RecordAsync("request.move", number, cancel, customer: request.CustomerId, reason: reason, before: request.State.ToString(), after: to.ToString());
        return Answer(await desk.Requests.MoveAsync(number, to, HttpContext.Staff().Name, reason, cancel));
    }

    private RedirectResult Answer(bool isDone) => Redirect($"{Links.DeskRequests}?done={(isDone ? "true" : "false")}");
}
