using System.Net.Mime;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Subscriptions;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Pages.Services;

/// <summary>What the page shows instead of the overview.</summary>
public enum ServiceStep
{
    Overview,
    Changing,
    Cancelling,
    Pausing,
    Resuming,
    Moving,
}

/// <summary>One service: what it is, and what its customer decides about it, each by one step that says everything before it is taken.</summary>
public sealed class ServiceModel(ServiceDesk desk, PausedModem modem, Words words, IOptions<SubscriptionOptions> options, TimeProvider clock) : PageModel
{
    private const int LongestAddress = 140;
    private const int ShortestAddress = 10;
    private const int AheadDays = 365;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(6);

    public DateOnly Today => Times.Today(clock);

    public SubscriptionOptions Options => options.Value;

    public ServiceStep Step { get; private set; }

    /// <summary>Null when ERPNext does not say.</summary>
    public MyService? Service { get; private set; }

    public IReadOnlyList<PlanOffer> Offers { get; private set; } = [];

    public RequestQuote? Quote { get; private set; }

    public Phrase? Error { get; private set; }

    /// <summary>As it was typed.</summary>
    public DateOnly? On { get; private set; }

    public DateOnly? Until { get; private set; }

    public bool IsByModem { get; private set; }

    /// <summary>It is known which modem it hangs on.</summary>
    public bool MayComeByModem { get; private set; }

    public string? Address { get; private set; }

    /// <summary>Nothing is asked for yet, and ERPNext's word for it is known.</summary>
    public bool MayAct => Visitor.ViewedBy is null && Service is { Open: null, Subscription: { Stands: true, CancelledOn: null } };

    /// <summary>Whatever stands, and whatever ERPNext calls it; another day may be chosen for an end that is asked for.</summary>
    public bool MayCancel => Visitor.ViewedBy is null && Service is { Subscription.Standing: not SubscriptionStanding.Ended };

    /// <summary>What is asked for, in a sentence.</summary>
    public string Says(ServiceRequest request) => words[desk.Messages.Says(request)];

    /// <summary>What may cost more: a mailbox is opened more easily than a telephone.</summary>
    public bool MayChange => MayAct && !Visitor.IsByMail;

    public bool MayPause => MayAct && Options.PauseCost is not null && Service!.Subscription.Standing == SubscriptionStanding.Active;

    /// <summary>Only what was paused here: what is suspended for bills comes back by paying. Sooner than it would by itself, too.</summary>
    public bool MayResume => Visitor.ViewedBy is null && Service is { IsPausedHere: true, Open: null or { IsBack: true } };

    private Visitor Visitor => HttpContext.Visitor();

    public async Task<IActionResult> OnGetAsync(string name, string? step, string? plan, DateOnly? on, CancellationToken cancel)
    {
        if (await LoadAsync(name, cancel) is { } answer)
        {
            return answer;
        }

        On = on;
        (Step, Quote) = step switch
        {
            "change" when MayChange && Offer(plan) is { } to => (ServiceStep.Changing, RequestQuote.Change(Service!.Subscription, to, BankDays.Add(Today, Options.ChangeDays))),
            "cancel" when MayCancel => (ServiceStep.Cancelling, IsNear(on) ? RequestQuote.Cancel(Service!.Subscription, on!.Value) : null),
            "pause" when MayPause => (ServiceStep.Pausing, null),
            "resume" when MayResume => (ServiceStep.Resuming, null),
            "move" when MayAct => (ServiceStep.Moving, null),
            _ => (ServiceStep.Overview, (RequestQuote?)null),
        };
        MayComeByModem = Step == ServiceStep.Pausing && await modem.IsKnownAsync(Visitor.CustomerId, Service!, cancel);
        Error = Step == ServiceStep.Cancelling && on is not null && Quote is null ? SubscriptionText.BadDay : null;
        return Page();
    }

    /// <summary>The service on one page, to keep.</summary>
    public async Task<IActionResult> OnGetPdfAsync([FromServices] ServicePdf pdf, string name, CancellationToken cancel) => await LoadAsync(name, cancel) is { } answer ? answer
        : File(pdf.Write(Service!, words.Language), MediaTypeNames.Application.Pdf, "gigafibre-service.pdf");

    public Task<IActionResult> OnPostChangeAsync(string name, string? plan, CancellationToken cancel) => GiveAsync(
        name, ServiceStep.Overview, () => MayChange && Offer(plan) is { } to ? RequestQuote.Change(Service!.Subscription, to, BankDays.Add(Today, Options.ChangeDays)) : null,
        SubscriptionText.NoOffers, cancel);

    public Task<IActionResult> OnPostCancelAsync(string name, DateOnly? on, CancellationToken cancel) =>
        GiveAsync(name, ServiceStep.Cancelling, () => MayCancel && IsNear(On = on) ? RequestQuote.Cancel(Service!.Subscription, on!.Value) : null, SubscriptionText.BadDay, cancel);

    public async Task<IActionResult> OnPostPauseAsync(string name, DateOnly? on, DateOnly? until, bool byModem, CancellationToken cancel)
    {
        if (await LoadAsync(name, cancel) is { } answer)
        {
            return answer;
        }

        MayComeByModem = await modem.IsKnownAsync(Visitor.CustomerId, Service!, cancel);
        return await GiveAsync(
            name, ServiceStep.Pausing,
            () =>
            {
                (On, Until, IsByModem) = (on, until, byModem && MayComeByModem);
                return MayPause && on > Today && until > on && until.Value.DayNumber - on.Value.DayNumber <= Options.PauseMostDays && IsNear(on)
                    ? RequestQuote.Pause(Service!.Subscription, on.Value, until.Value, Options.PauseCost!.Value) with { IsByModem = IsByModem } : null;
            },
            SubscriptionText.BadPause.With(Options.PauseMostDays), cancel);
    }

    public Task<IActionResult> OnPostResumeAsync(string name, DateOnly? on, CancellationToken cancel) =>
        GiveAsync(name, ServiceStep.Resuming, () => MayResume && IsNear(On = on) ? RequestQuote.Resume(Service!.Subscription, on!.Value) : null, SubscriptionText.BadDay, cancel);

    public Task<IActionResult> OnPostMoveAsync(string name, DateOnly? on, string? address, CancellationToken cancel)
    {
        var to = address?.Trim();
        return GiveAsync(
            name, ServiceStep.Moving,
            () =>
            {
                (On, Address) = (on, to);
                return MayAct && IsNear(on) && to is { Length: >= ShortestAddress and <= LongestAddress } ? RequestQuote.Move(Service!.Subscription, on!.Value, to) : null;
            },
            IsNear(on) ? SubscriptionText.BadAddress : SubscriptionText.BadDay, cancel);
    }

    /// <summary>By its name, among those that are offered here.</summary>
    public PlanOffer? Offer(string? plan) => Offers.FirstOrDefault(p => p.Name == plan);

    private async Task<IActionResult> GiveAsync(string name, ServiceStep step, Func<RequestQuote?> choose, Phrase why, CancellationToken cancel)
    {
        if (Service is null && await LoadAsync(name, cancel) is { } answer)
        {
            return answer;
        }

        if (choose() is not { } quote)
        {
            if (Service!.Open is { } open && step != ServiceStep.Cancelling && !(step == ServiceStep.Resuming && MayResume))
            {
                // Pressed twice: it is taken.
                return Redirect(Links.Request(open.Number));
            }

            var may = step == ServiceStep.Cancelling ? MayCancel : MayAct || MayResume;
            (Step, Error, Response.StatusCode) = (may ? step : ServiceStep.Overview, may ? why : SubscriptionText.CannotNow, StatusCodes.Status400BadRequest);
            return Page();
        }

        if (await desk.Requests.GiveAsync(Visitor.CustomerId, Service!, quote, words.Language, cancel) is { } given)
        {
            return Redirect(Links.Request(given.Number));
        }

        (Error, Response.StatusCode) = (SubscriptionText.HasOpen, StatusCodes.Status409Conflict);
        return Page();
    }

    private bool IsNear(DateOnly? day) => day >= Today && day <= Today.AddDays(AheadDays);

    /// <summary>Null when the page can go on.</summary>
    private async Task<IActionResult?> LoadAsync(string name, CancellationToken cancel)
    {
        if (!desk.Services.IsOn)
        {
            return NotFound();
        }

        try
        {
            Service = await Deadline.AskAsync(SystemName.ErpNext, Longest, c => desk.Services.FindAsync(Visitor.CustomerId, PathText.Decode(name), c), cancel);
        }
        catch (IntegrationException)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Page();
        }

        if (Service is null)
        {
            return NotFound();
        }

        Offers = desk.Services.Offers(Service);
        return null;
    }
}
