using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Features.Subscriptions;
using Gigafibre.Portal.Integrations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Internal;

public enum MoveAnswer
{
    Moved,

    /// <summary>It is settled already, or there is no such request.</summary>
    Settled,

    NoReason,

    /// <summary>ERPNext says something else.</summary>
    NotInErp,

    Away,
}

/// <summary>What customers decided about their services, to be done by our team.</summary>
public sealed class DeskRequestsModel(RequestOverview overview, ServiceDesk desk, RequestComparison comparison, AuditTrail audit) : PageModel
{
    private const int LongestReason = 300;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    [FromQuery(Name = "did")]
    public MoveAnswer? Did { get; set; }

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
        ? await MoveAsync(number, RequestState.Refused, why, cancel) : Answer(MoveAnswer.NoReason);

    private async Task<IActionResult> MoveAsync(string? number, RequestState to, string? reason, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(number) || await desk.Requests.FindAsync(number, cancel) is not { } request)
        {
            return Answer(MoveAnswer.Settled);
        }

        // What begins on a day is not done before it: it is on the calendar.
        to = to == RequestState.Done && request.EffectiveOn > Today && request.Kind != RequestKind.Change ? RequestState.Scheduled : to;
        if (!RequestStates.MayFollow(request, to))
        {
            return Answer(MoveAnswer.Settled);
        }

        // The customer is told that it is done: ERPNext has the last word.
        if (to == RequestState.Done && await WhyNotDoneAsync(request, cancel) is { } why)
        {
            return Answer(why);
        }

        await audit.RecordAsync("request.move", number, cancel, customer: request.CustomerId, reason: reason, before: request.State.ToString(), after: to.ToString());
        return Answer(await desk.Requests.MoveAsync(number, to, HttpContext.Staff().Name, reason, cancel) ? MoveAnswer.Moved : MoveAnswer.Settled);
    }

    private async Task<MoveAnswer?> WhyNotDoneAsync(ServiceRequest request, CancellationToken cancel)
    {
        try
        {
            return await Deadline.AskAsync(SystemName.ErpNext, Longest, c => comparison.MayBeDoneAsync(request, c), cancel) ? null : MoveAnswer.NotInErp;
        }
        catch (IntegrationException)
        {
            return MoveAnswer.Away;
        }
    }

    private RedirectResult Answer(MoveAnswer did) => Redirect($"{Links.DeskRequests}?did={did}");
}
