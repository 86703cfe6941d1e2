using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Payments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Payments;

/// <summary>Where Stripe sends people back to. It proves nothing of the payment; its token opens that payment's page, in any browser.</summary>
public sealed class ReturnModel(PaymentAccess access) : PageModel
{
    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "p")] Guid id, [FromQuery(Name = "t")] string? token, [FromQuery(Name = "session_id")] string? sessionId,
        CancellationToken cancel)
    {
        var seen = sessionId is { Length: > 0 and <= 255 } ? await access.FindBySessionAsync(HttpContext, sessionId, cancel) : await access.FindAsync(HttpContext, id, cancel);
        return access.Admit(HttpContext, id, token) ? Redirect(seen?.ToPage() ?? Links.Payment(id)) : seen is null ? Page() : Redirect(seen.ToPage());
    }
}
