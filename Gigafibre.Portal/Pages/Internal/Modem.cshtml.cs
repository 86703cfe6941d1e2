using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Desk;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Pages.Line;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Pages.Internal;

public sealed class ModemModel(ModemIndex modems, DiagnosisService diagnoses, PartialRenderer partials, AuditTrail audit, LineTimelines stories, PortalDb db,
    TimeProvider clock) : PageModel
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public MacAddress Mac { get; private set; }

    public Equipment? Modem { get; private set; }

    public LineView? View { get; private set; }

    public bool IsOld { get; private set; }

    public IReadOnlyList<DiagnosisRecord> History { get; private set; } = [];

    /// <summary>Null when no OLT is known to hold it.</summary>
    public PonGroup? Neighbours { get; private set; }

    /// <summary>Where it stands; null when ERPNext names no address.</summary>
    public ServicePlace? Place { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public Phrase? Error { get; private set; }

    [Needs(StaffVerb.SeeModem)]
    public async Task<IActionResult> OnGetAsync(
        string mac, Guid? d, [FromServices] LinesInTrouble lines, [FromServices] ErpNextFieldWork field, CancellationToken cancel)
    {
        if (await FindAsync(mac, cancel) is { } refusal)
        {
            return refusal;
        }

        await audit.RecordAsync("modem.see", Mac.ToString(), cancel, customer: Modem?.CustomerId);
        if (Modem is not null)
        {
            await ShowAsync(Modem, d, Fresh, cancel);
            Neighbours = await lines.NeighboursAsync(Mac.Compact, cancel);
            Place = await PlaceAsync(field, Modem, cancel);
        }

        return Page();
    }

    [Needs(StaffVerb.SeeModem)]
    public async Task<IActionResult> OnPostAsync(string mac, CancellationToken cancel)
    {
        if (await FindAsync(mac, cancel) is { } refusal)
        {
            return refusal;
        }

        await audit.RecordAsync("modem.diagnose", Mac.ToString(), cancel, customer: Modem?.CustomerId);
        if (Modem is not null)
        {
            await diagnoses.LatestOrStartAsync(Modem.CustomerId ?? "", Mac, TimeSpan.Zero, cancel);
        }

        return Redirect(Links.DeskModem(Mac));
    }

    [Needs(StaffVerb.SeeModem)]
    public async Task<IActionResult> OnGetEventsAsync(string mac, Guid d, CancellationToken cancel)
    {
        if (!MacAddress.TryParse(mac, out var address)
            || await db.Diagnoses.Where(x => x.Id == d && x.Mac == address.Compact).Select(x => x.CustomerId).SingleOrDefaultAsync(cancel) is not { } owner)
        {
            return NotFound();
        }

        await audit.RecordLookAsync("modem.watch", address.ToString(), owner, cancel);
        return new DiagnosisEvents(diagnoses, partials, clock, owner, d, "/Pages/Internal/_Diagnosis.cshtml");
    }

    private async Task<IActionResult?> FindAsync(string mac, CancellationToken cancel)
    {
        if (!MacAddress.TryParse(mac, out var address))
        {
            return NotFound();
        }

        Mac = address;
        try
        {
            Modem = await Deadline.AskAsync(SystemName.ErpNext, Longest, c => modems.RefreshAsync(address, c), cancel);
            Error = Modem is null ? DeskText.UnknownModem : null;
            Response.StatusCode = Modem is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        }
        catch (IntegrationException)
        {
            (Error, Response.StatusCode) = (DeskText.ErpAway, StatusCodes.Status503ServiceUnavailable);
        }

        return null;
    }

    private static async Task<ServicePlace?> PlaceAsync(ErpNextFieldWork field, Equipment modem, CancellationToken cancel)
    {
        try
        {
            return modem.LocationId is { } id ? await Deadline.AskAsync(SystemName.ErpNext, Longest, c => field.FindPlaceAsync(id, c), cancel) : null;
        }
        catch (IntegrationException)
        {
            return null;
        }
    }

    private async Task ShowAsync(Equipment modem, Guid? id, TimeSpan fresh, CancellationToken cancel)
    {
        var customer = modem.CustomerId ?? "";
        History = await db.Diagnoses.AsNoTracking().Where(x => x.Mac == Mac.Compact && x.CustomerId == customer).OrderByDescending(x => x.StartedAt).Take(30).ToListAsync(cancel);
        var old = id is { } wanted ? await diagnoses.FindAsync(customer, wanted, cancel) : null;
        IsOld = old is not null;
        View = new LineView(old ?? await diagnoses.LatestOrStartAsync(customer, Mac, fresh, cancel), clock.GetUtcNow(), null, await stories.TellAsync(customer, Mac, cancel));
    }
}
