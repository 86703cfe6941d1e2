using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Home;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Pages.Line;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Home;

/// <summary>Where somebody lands who comes back: who and where they are, what is the matter, what is owed, what is going on.</summary>
public sealed class IndexModel(HouseholdReader households, AccountReader accounts, OpenMatters matters, DiagnosisService diagnoses, PartialRenderer partials,
    TimeProvider clock) : PageModel
{
    /// <summary>A line that was looked at within this is not asked again only because somebody opens this page.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    public Household? Household { get; private set; }

    /// <summary>The modem that is looked at; null when none is chosen yet.</summary>
    public LineView? Line { get; private set; }

    public AccountState Account { get; private set; } = null!;

    public LineChange? Change { get; private set; }

    public IReadOnlyList<Ticket> Tickets { get; private set; } = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => Times.Today(clock);

    public Visitor Visitor => HttpContext.Visitor();

    public string? Address => Household?.Of(Visitor.Mac?.Compact)?.Address ?? (Household is { Modems: [var only] } ? only.Address : null);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var customer = Visitor.CustomerId;
        Line = Visitor.Mac is { } mac ? new LineView(await diagnoses.LatestOrStartAsync(customer, mac, Fresh, cancel), Now, null) : null;
        Household = await households.FindAsync(customer, cancel);
        Account = await accounts.ReadAsync(customer, cancel);
        Change = await matters.FindChangeAsync(customer, cancel);
        Tickets = await matters.ListTicketsAsync(customer, cancel);
    }

    public IActionResult OnGetEvents(Guid d) => new DiagnosisEvents(diagnoses, partials, clock, Visitor.CustomerId, d, "/Pages/Home/_Line.cshtml");
}
