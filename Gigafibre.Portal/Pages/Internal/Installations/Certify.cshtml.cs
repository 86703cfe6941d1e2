using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Installations;
using Gigafibre.Portal.Features.LineChanges;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Features.Stickers;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Internal.Installations;

/// <summary>The end of a visit: the speed, a photograph, who was met; then the certificate, and the next job.</summary>
[RequestSizeLimit(InstallationForm.LargestBody)]
[RequestFormLimits(
    MultipartBodyLengthLimit = InstallationForm.LargestBody, ValueCountLimit = 16, KeyLengthLimit = 64, ValueLengthLimit = 1024, MultipartHeadersCountLimit = 8,
    MultipartHeadersLengthLimit = 1024)]
public sealed class CertifyModel(FieldService field, InstallationService installations, ModemActionReader actions, LineChangeService changes, AuditTrail audit) : PageModel
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    [BindProperty(SupportsGet = true, Name = "k")]
    public string? Key { get; set; }

    [BindProperty(SupportsGet = true, Name = "place")]
    public string? PlaceId { get; set; }

    public MacAddress Mac { get; private set; }

    public FieldView View { get; private set; } = null!;

    public InstallationForm Form { get; private set; } = new();

    public Installation? Made { get; private set; }

    /// <summary>The technician's open jobs; null when ERPNext does not say.</summary>
    public IReadOnlyList<OpenJob>? Jobs { get; private set; }

    public IReadOnlyList<OpenJob> JobsHere => [.. (Jobs ?? []).Where(j => j.LocationId == PlaceId)];

    public OpenJob? Next => Jobs?.FirstOrDefault(j => j.Name != Made?.Job);

    public ModemSpeed? Speed { get; private set; }

    public bool IsMeasuring { get; private set; }

    public bool MayMeasure { get; private set; }

    public Phrase? Error { get; private set; }

    /// <param name="again">The certificate of this visit is to be made anew.</param>
    [Needs(StaffVerb.BindModem)]
    public async Task<IActionResult> OnGetAsync(string mac, bool again, CancellationToken cancel)
    {
        // What is certified is certified, whatever the modem says a moment later.
        Made = !again && MacAddress.TryParse(mac, out var address) && PlaceId is { } place ? await installations.LatestAsync(Mac = address, place, cancel) : null;
        if (Made is null && await LookAsync(mac, cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        await ShowAsync(cancel);
        return Page();
    }

    /// <summary>The modem measures; the page waits for it.</summary>
    [Needs(StaffVerb.BindModem)]
    public async Task<IActionResult> OnPostMeasureAsync(string mac, CancellationToken cancel)
    {
        if (await LookAsync(mac, cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        await audit.RecordAsync("modem.change", Mac.ToString(), cancel, customer: View.Place!.CustomerId, after: "SpeedTest");
        var answer = await changes.AskAsync(Mac, View.Place.CustomerId, HttpContext.Staff().Subject, LineChangeKind.SpeedTest, cancel);
        if (answer == ChangeAnswer.Accepted || (answer == ChangeAnswer.Busy && (await installations.SpeedAsync(Mac, cancel)).IsMeasuring))
        {
            return Redirect(Links.Certify(Mac, Key, PlaceId) + "&again=true");
        }

        return await RefuseAsync(InstallationText.NoMeasure, StatusCodes.Status409Conflict, cancel);
    }

    [Needs(StaffVerb.BindModem)]
    public async Task<IActionResult> OnPostAsync(string mac, InstallationForm form, CancellationToken cancel)
    {
        if (await LookAsync(mac, cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        Form = form;
        var (photo, wrong) = await form.ReadAsync(cancel);
        if (photo is null)
        {
            return await RefuseAsync(wrong!.Value, StatusCodes.Status400BadRequest, cancel);
        }

        Jobs = await installations.JobsAsync(HttpContext.Staff(), cancel);
        if (Jobs is null && HttpContext.Staff().Email is not null)
        {
            return await RefuseAsync(InstallationText.JobsAway, StatusCodes.Status503ServiceUnavailable, cancel);
        }

        var here = JobsHere;
        if (here.Count > 1 && here.All(j => j.Name != form.Job))
        {
            return await RefuseAsync(InstallationText.NoJob, StatusCodes.Status400BadRequest, cancel);
        }

        await installations.IssueAsync(View, HttpContext.Staff(), form, here switch { [] => null, [var only] => only.Name, _ => form.Job }, photo.Bytes, cancel);
        return Redirect(Links.Certify(Mac, Key, PlaceId));
    }

    /// <summary>Where to go instead, while the modem is not green and bound here; null when it is.</summary>
    private async Task<IActionResult?> LookAsync(string mac, CancellationToken cancel)
    {
        if (!MacAddress.TryParse(mac, out var address) || PlaceId is not { Length: > 0 })
        {
            return NotFound();
        }

        Mac = address;
        try
        {
            View = await Deadline.AskAsync(SystemName.ErpNext, Longest, c => field.LookAsync(Mac, Key, PlaceId, c), cancel);
        }
        catch (IntegrationException)
        {
            return Redirect(Links.Verify(Mac, Key, PlaceId));
        }

        return View.IsDone ? null : Redirect(Links.Verify(Mac, Key, PlaceId) + "&notYet=true");
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        Form.Key = Guid.TryParse(Form.Key, out var key) ? key.ToString("N") : Guid.NewGuid().ToString("N");
        Jobs ??= await installations.JobsAsync(HttpContext.Staff(), cancel);
        (Speed, IsMeasuring) = await installations.SpeedAsync(Mac, cancel);
        MayMeasure = Made is null && !IsMeasuring && (await actions.ReadAsync(Mac, cancel)).SpeedTest;
    }

    private async Task<IActionResult> RefuseAsync(Phrase error, int status, CancellationToken cancel)
    {
        (Error, Response.StatusCode) = (error, status);
        await ShowAsync(cancel);
        return Page();
    }
}
