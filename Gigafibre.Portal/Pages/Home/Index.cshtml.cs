using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Home;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.People;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Pages.Line;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Home;

/// <summary>Where somebody lands who comes back: who and where they are, what is the matter, what is owed, what is going on.</summary>
public sealed class IndexModel(HomeReader home, DiagnosisService diagnoses, BillsUnderWay underWay, SessionService sessions, PartialRenderer partials, TimeProvider clock)
    : PageModel
{
    /// <summary>A line that was looked at within this is not asked again only because somebody opens this page.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    public HomeState State { get; private set; } = null!;

    /// <summary>The modem that is looked at; null when none is chosen yet.</summary>
    public LineView? Line { get; private set; }

    /// <summary>They asked for a page that their access does not open.</summary>
    [FromQuery(Name = "closed")]
    public bool IsClosed { get; set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => Times.Today(clock);

    public Visitor Visitor => HttpContext.Visitor();

    public string? Address => State.Household?.Of(Visitor.Mac?.Compact)?.Address;

    [OpenTo(PersonRole.Payer, PersonRole.Household)]
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        State = await home.ReadAsync(Visitor.CustomerId, Visitor.Person?.Id, cancel);
        if (!Visitor.MaySeeLine)
        {
            return Page();
        }

        if (Visitor.Mac is { } mac)
        {
            Line = await CompleteAsync(new LineView(await diagnoses.LatestOrStartAsync(Visitor.CustomerId, mac, Fresh, cancel), Now, null, Person: Visitor.Person), cancel);
            return Page();
        }

        return State.Household is { Modems.Count: 1 } && await sessions.LookAtOnlyAsync(Visitor, cancel) ? Redirect(Links.Home) : Page();
    }

    [OpenTo(PersonRole.Household)]
    public IActionResult OnGetEvents(Guid d) => new DiagnosisEvents(diagnoses, partials, clock, Visitor.CustomerId, d, "/Pages/Home/_Line.cshtml",
        (view, cancel) => CompleteAsync(view with { Person = Visitor.Person }, cancel));

    /// <summary>A suspended line whose bill is paid since is told otherwise, as on its own page.</summary>
    private async Task<LineView> CompleteAsync(LineView view, CancellationToken cancel) => view is { Running: false, Verdict.Main.Code: VerdictCode.AccountSuspended, Person: null }
        ? view with { Paid = await underWay.LastPaidAsync(Visitor.CustomerId, cancel) } : view;
}
