using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Features.Stickers;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Internal.Stickers;

public sealed class VerifyModel(FieldService field, ErpNextFieldWork work, AuditTrail audit) : PageModel
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestList = TimeSpan.FromSeconds(5);

    [BindProperty(SupportsGet = true, Name = "k")]
    public string? Key { get; set; }

    [BindProperty(SupportsGet = true, Name = "place")]
    public string? PlaceId { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    /// <summary>They wanted to certify, and cannot yet.</summary>
    [BindProperty(SupportsGet = true)]
    public bool NotYet { get; set; }

    public MacAddress Mac { get; private set; }

    public FieldView? View { get; private set; }

    public IReadOnlyList<(ServicePlace Place, string? Job)> Places { get; private set; } = [];

    public Phrase? Error { get; private set; }

    [Needs(StaffVerb.BindModem)]
    public async Task<IActionResult> OnGetAsync(string mac, CancellationToken cancel)
    {
        if (!MacAddress.TryParse(mac, out var address))
        {
            return NotFound();
        }

        Mac = address;
        await LookAsync(cancel);
        if (View is { IsBoundHere: false })
        {
            await ListPlacesAsync(cancel);
        }

        if (View is not null)
        {
            var wrong = View.Lines.Where(l => l.Tone == CheckTone.Bad).Select(l => l.What.In(Language.French, l.Detail, "il y a quelque temps"));
            await audit.RecordAsync(StickerService.Verified, Mac.ToString(), cancel, customer: View.Place?.CustomerId,
                after: !View.Fits ? string.Join(" ", wrong) : View.Place is null ? "aucune adresse choisie" : View.IsGreen ? "green" : "lumière faible");
        }

        return Page();
    }

    /// <summary>The checks alone, again, for the page that stays open while somebody mends.</summary>
    [Needs(StaffVerb.BindModem)]
    public async Task<IActionResult> OnGetChecksAsync(string mac, CancellationToken cancel)
    {
        if (!MacAddress.TryParse(mac, out var address))
        {
            return NotFound();
        }

        Mac = address;
        await LookAsync(cancel);
        return View is null ? StatusCode(StatusCodes.Status503ServiceUnavailable) : Partial("_Checks", View);
    }

    [Needs(StaffVerb.BindModem)]
    public async Task<IActionResult> OnPostAsync(string mac, CancellationToken cancel)
    {
        if (!MacAddress.TryParse(mac, out var address))
        {
            return NotFound();
        }

        Mac = address;
        await LookAsync(cancel);
        switch (View is null ? BindAnswer.Away : await field.BindAsync(View, cancel))
        {
            case BindAnswer.Bound:
                return Redirect(Links.Verify(Mac, Key, PlaceId));
            case BindAnswer.DoesNotFit:
                (Error, Response.StatusCode) = (FieldText.Changed, StatusCodes.Status409Conflict);
                break;
            default:
                (Error, Response.StatusCode) = (FieldText.ErpAway, StatusCodes.Status503ServiceUnavailable);
                break;
        }

        return Page();
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            View = await Deadline.AskAsync(SystemName.ErpNext, Longest, c => field.LookAsync(Mac, Key, PlaceId is { Length: > 0 } ? PlaceId : null, c), cancel);
        }
        catch (IntegrationException)
        {
            (Error, Response.StatusCode) = (FieldText.ErpAway, StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>A list that cannot be read (no such doctype, no permission, too slow) leaves the search, and the check as it is.</summary>
    private async Task ListPlacesAsync(CancellationToken cancel)
    {
        try
        {
            Places = await Deadline.AskAsync(SystemName.ErpNext, LongestList, PlacesAsync, cancel);
        }
        catch (IntegrationException)
        {
            Places = [];
        }
    }

    private async Task<IReadOnlyList<(ServicePlace Place, string? Job)>> PlacesAsync(CancellationToken cancel)
    {
        if (Search?.Trim() is { Length: > 0 } text)
        {
            await audit.RecordAsync("search.places", audit.Typed(text), cancel);
            return [.. (await work.SearchPlacesAsync(text, cancel)).Select(p => (p, (string?)null))];
        }

        var jobs = HttpContext.Staff().Email is { } email ? await work.ListOpenJobsAsync(email, cancel) : [];
        var places = await Task.WhenAll(jobs.Select(async j => (Place: await work.FindPlaceAsync(j.LocationId, cancel), Job: j.Subject ?? j.Name)));
        return [.. places.Where(p => p.Place is not null).Select(p => (p.Place!, (string?)p.Job))];
    }
}
