using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Support;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Pages.Line;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Help;

/// <summary>What a helper sees of somebody's line: what is wrong, what to do, the light. No name, address, account, device or key.</summary>
public sealed class LineModel(HelperLinks links, DiagnosisService diagnoses, TimeProvider clock) : PageModel
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(2);

    /// <summary>A helper may press as often as they like; the modem is not asked more often than this.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);

    /// <summary>Null for a link that is not good, or before somebody pressed.</summary>
    public LineView? View { get; private set; }

    public DateTimeOffset Until { get; private set; }

    /// <summary>They are at the modem themselves.</summary>
    public bool IsAtHome { get; private set; }

    /// <inheritdoc cref="LineView.IsPrivate"/>
    public bool IsPrivate => View is { IsBetweenUs: true };

    /// <summary>The link is good.</summary>
    public bool IsOpen { get; private set; }

    /// <param name="look">Somebody pressed. Whatever only opens a link, as message apps do to preview it, sees nothing and asks the modem nothing.</param>
    public Task<IActionResult> OnGetAsync(string token, bool look, CancellationToken cancel) => ShowAsync(token, look ? Fresh : null, cancel);

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancel)
    {
        var shown = await ShowAsync(token, Again, cancel);
        return IsOpen ? Redirect(Links.HelpedLook(token)) : shown;
    }

    private async Task<IActionResult> ShowAsync(string token, TimeSpan? fresh, CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        if (await links.FindAsync(token, cancel) is not { } link)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        (IsOpen, Until, IsAtHome) = (true, link.ExpiresAt, link.IsAtHome);
        if (fresh is { } age)
        {
            await links.SeenAsync(link, cancel);
            View = new LineView(await diagnoses.LatestOrStartAsync(link.CustomerId, MacAddress.Parse(link.Mac), age, cancel), clock.GetUtcNow(), null);
        }

        return Page();
    }
}
