using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.LineChanges;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Stickers;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Line;

/// <summary>A card with the Wi-Fi's QR code, to print. The password is typed here, drawn, and kept nowhere.</summary>
public sealed class CardModel(DiagnosisService diagnoses) : PageModel
{
    /// <summary>Those of the modem, the guests' first; empty when it did not tell.</summary>
    public IReadOnlyList<string> Networks { get; private set; } = [];

    [BindProperty]
    public string? Network { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    public QrCode? Code { get; private set; }

    public Phrase? Error { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        Error = !WifiFormValidator.IsName(Network) ? LineChangeText.BadName : Key is null || !WifiFormValidator.IsKey(Key) ? WifiCardText.BadKey : null;
        if (Error is not null)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        Code = QrCode.Of(WifiCard.Code(Network!.Trim(), Key!), isUtf8: true);
        return Page();
    }

    private async Task<IActionResult?> LoadAsync(CancellationToken cancel)
    {
        if (HttpContext.Visitor() is not { Mac: { } mac } visitor)
        {
            return Redirect(WayBack.ByModems(HttpContext));
        }

        var last = await diagnoses.LatestOrStartAsync(visitor.CustomerId, mac, DiagnosisFeature.Kept, cancel);
        Networks = [.. (new LineFacts(last.Answers).Cpe?.Radios ?? []).SelectMany(r => r.Networks).Where(n => n.Enabled is not false).OrderByDescending(n => n.Guest)
            .Select(n => n.Name)
            .Where(n => n.Length > 0).Distinct()];
        return null;
    }
}
