using Gigafibre.Portal.Features.Payments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Payments;

/// <summary>Where Stripe sends people back to. It proves nothing: it only finds the payment's own page.</summary>
public sealed class ReturnModel(PaymentAccess access) : PageModel
{
    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "session_id")] string? sessionId, CancellationToken cancel) =>
        sessionId is { Length: > 0 and <= 255 } && await access.FindBySessionAsync(HttpContext, sessionId, cancel) is { } seen ? Redirect(seen.ToPage()) : NotFound();
}
