using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Features.Stickers;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Internal.Stickers;

public sealed class HistoryModel(StickerService stickers, AuditTrail audit) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "mac")]
    public string? Typed { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public MacAddress? Mac { get; private set; }

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    public Phrase? Error { get; private set; }

    [Needs(StaffVerb.SeeModem)]
    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (MacAddress.TryParse(Typed?.Trim(), out var mac))
        {
            (Mac, Entries) = (mac, await stickers.HistoryAsync(mac, cancel));
            await audit.RecordAsync("modem.history", mac.ToString(), cancel);
        }
        else if (!string.IsNullOrEmpty(Typed))
        {
            Refuse(SiteText.HomeMacWrong);
        }
    }

    [Needs(StaffVerb.RevokeSticker)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!MacAddress.TryParse(Typed?.Trim(), out var mac))
        {
            Refuse(SiteText.HomeMacWrong);
        }
        else if (string.IsNullOrWhiteSpace(Reason))
        {
            Refuse(StickerText.RevokeMissing);
        }
        else if (await stickers.RevokeAsync(mac, Reason.Trim(), cancel))
        {
            return Redirect(Links.StickerHistoryOf(mac));
        }
        else
        {
            Refuse(StickerText.RevokedOften);
        }

        (Mac, Entries) = (mac == default ? null : mac, mac == default ? [] : await stickers.HistoryAsync(mac, cancel));
        return Page();
    }

    private void Refuse(Phrase error)
    {
        Error = error;
        Response.StatusCode = StatusCodes.Status400BadRequest;
    }
}
