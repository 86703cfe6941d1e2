using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Privacy;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Internal;

public sealed class PrivacyModel(PersonalData data, AuditTrail audit, Words words, TimeProvider clock) : PageModel
{
    private string _id = "";

    [FromRoute]
    public string Id { get => _id; set => _id = PathText.Decode(value); }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Typed { get; set; }

    [FromQuery(Name = "done")]
    public bool Done { get; set; }

    public IReadOnlyList<PersonalRows> Tables { get; private set; } = [];

    public Phrase? Error { get; private set; }

    [Needs(StaffVerb.HandlePrivacy)]
    public async Task OnGetAsync(CancellationToken cancel)
    {
        await audit.RecordAsync("privacy.see", Id, cancel, customer: Id);
        await ShowAsync(null, StatusCodes.Status200OK, cancel);
    }

    [Needs(StaffVerb.HandlePrivacy)]
    public Task<IActionResult> OnGetJsonAsync(CancellationToken cancel) => FileAsync("json", PersonalFiles.Json, cancel);

    [Needs(StaffVerb.HandlePrivacy)]
    public Task<IActionResult> OnGetPageAsync(CancellationToken cancel) => FileAsync("html", (id, at, all) => PersonalFiles.Page(id, at, all, words), cancel);

    [Needs(StaffVerb.HandlePrivacy)]
    public async Task<IActionResult> OnPostEraseAsync(CancellationToken cancel)
    {
        if (Typed?.Trim() != Id || string.IsNullOrWhiteSpace(Reason))
        {
            return await ShowAsync(PrivacyText.Mismatch, StatusCodes.Status400BadRequest, cancel);
        }

        if (await data.IsUnderWayAsync(Id, cancel))
        {
            return await ShowAsync(PrivacyText.UnderWay, StatusCodes.Status409Conflict, cancel);
        }

        await audit.RecordAsync("privacy.erase", Id, cancel, customer: Id, reason: Reason.Trim());
        try
        {
            await data.EraseAsync(Id, cancel);
            return Redirect(Links.DeskPrivacy(Id) + "?done=true");
        }
        catch (IntegrationException)
        {
            return await ShowAsync(DeskText.ErpAway, StatusCodes.Status503ServiceUnavailable, cancel);
        }
    }

    private async Task<IActionResult> ShowAsync(Phrase? error, int status, CancellationToken cancel)
    {
        (Error, Response.StatusCode) = (error, status);
        try
        {
            Tables = await data.ReadAsync(Id, cancel);
        }
        catch (IntegrationException)
        {
            (Error, Response.StatusCode) = (DeskText.ErpAway, StatusCodes.Status503ServiceUnavailable);
        }

        return Page();
    }

    private async Task<IActionResult> FileAsync(string kind, Func<string, DateTimeOffset, IReadOnlyList<PersonalRows>, byte[]> write, CancellationToken cancel)
    {
        await audit.RecordAsync("privacy.export", Id, cancel, customer: Id, after: kind);
        try
        {
            return File(write(Id, clock.GetUtcNow(), await data.ReadAsync(Id, cancel)), kind == "json" ? "application/json" : "text/html; charset=utf-8", $"portal-data.{kind}");
        }
        catch (IntegrationException)
        {
            return await ShowAsync(DeskText.ErpAway, StatusCodes.Status503ServiceUnavailable, cancel);
        }
    }
}
