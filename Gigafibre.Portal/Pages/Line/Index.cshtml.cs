using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Home;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.People;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Line;

public sealed class LineModel(DiagnosisService diagnoses, TicketService tickets, DiagnosisCodes codes, LineTimelines stories, BillsUnderWay underWay, DeviceNames names,
    PartialRenderer partials, TimeProvider clock, Words words) : PageModel
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(2);

    public LineView View { get; private set; } = null!;

    private Visitor Visitor => HttpContext.Visitor();

    /// <summary>Where the modem stands; null when ERPNext never said.</summary>
    public string? Place { get; private set; }

    [OpenTo(PersonRole.Household)]
    public async Task<IActionResult> OnGetAsync([FromServices] HouseholdReader households, bool named, CancellationToken cancel)
    {
        if (Visitor.Mac is not { } mac)
        {
            return Redirect(Links.Modems);
        }

        Place = (await households.FindKnownAsync(Visitor.CustomerId, cancel))?.Of(mac.Compact)?.Address;
        View = await ViewAsync(await diagnoses.LatestOrStartAsync(Visitor.CustomerId, mac, named ? DiagnosisFeature.Kept : Fresh, cancel), cancel);
        return Page();
    }

    [OpenTo(PersonRole.Household)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Visitor.Mac is { } mac)
        {
            await diagnoses.LatestOrStartAsync(Visitor.CustomerId, mac, TimeSpan.Zero, cancel);
        }

        return Redirect(Links.Line);
    }

    [OpenTo(PersonRole.Household, Act = "ticket")]
    public async Task<IActionResult> OnPostTicketAsync(Guid diagnosis, CancellationToken cancel)
    {
        var found = await diagnoses.FindAsync(Visitor.CustomerId, diagnosis, cancel);
        if (found is null)
        {
            return NotFound();
        }

        await tickets.OpenAsync(Writer.Of(Visitor), found, words.Language, cancel);
        return Redirect(Links.Line + "#ticket");
    }

    /// <summary>Only a device of the look that was shown has a name to give.</summary>
    [OpenTo(PersonRole.Household, Act = "device")]
    public async Task<IActionResult> OnPostNameAsync(Guid diagnosis, string? device, string? name, CancellationToken cancel)
    {
        if (!MacAddress.TryParse(device, out var which) || await diagnoses.FindAsync(Visitor.CustomerId, diagnosis, cancel) is not { } shown
            || new LineFacts(shown.Answers).Cpe?.Clients.Any(c => c.Mac == which) is not true)
        {
            return NotFound();
        }

        await names.SetAsync(Visitor.CustomerId, which, name, cancel);
        return Redirect(Links.Line + "?named=true#devices");
    }

    [OpenTo(PersonRole.Household)]
    public async Task<IActionResult> OnPostCodeAsync(Guid diagnosis, CancellationToken cancel) =>
        await codes.OfAsync(Visitor.CustomerId, diagnosis, cancel) is null ? NotFound() : Redirect(Links.Line + "#code");

    [OpenTo(PersonRole.Household)]
    public IActionResult OnGetEvents(Guid d) =>
        new DiagnosisEvents(diagnoses, partials, clock, Visitor.CustomerId, d, "/Pages/Line/_Result.cshtml", (view, cancel) => ViewAsync(view.Diagnosis, cancel));

    private async Task<LineView> ViewAsync(DiagnosisView diagnosis, CancellationToken cancel) =>
        diagnosis.FinishedAt is null
            ? new LineView(diagnosis, clock.GetUtcNow(), null, DeviceNames: await names.OfAsync(Visitor.CustomerId, cancel), Person: Visitor.Person)
            : new LineView(diagnosis, clock.GetUtcNow(), await tickets.FindRecentAsync(Visitor.CustomerId, diagnosis.Mac, cancel),
                await stories.TellAsync(Visitor.CustomerId, diagnosis.Mac, cancel),
                diagnosis.Verdict(clock.GetUtcNow()) is { Main.Code: VerdictCode.AccountSuspended } && Visitor.IsHolder ? await underWay.LastPaidAsync(Visitor.CustomerId, cancel)
                    : null,
                await names.OfAsync(Visitor.CustomerId, cancel), Visitor.Person);
}
