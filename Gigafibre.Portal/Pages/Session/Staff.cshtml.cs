using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Staff;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Session;

/// <summary>
/// Ends the session of the staff here and at the OpenID provider. Asks for no form token and no live session, so that it works on a page left
/// open for hours instead of signing in again; the cookie does not come along with another site's forms.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class StaffSignOutModel(StaffSessions sessions, OidcLogins logins) : PageModel
{
    public IActionResult OnGet() => Redirect(Links.Internal);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Cookies.Staff.Read(Request) is not { } token)
        {
            return Redirect(Links.DeskEnded);
        }

        Cookies.Staff.Clear(Response);
        var login = await sessions.LoginOfAsync(token, cancel);
        return Redirect((login is { } id ? await OidcSignIn.EndAtProviderAsync(HttpContext, OidcSide.Staff, await logins.EndAsync(id, cancel), Links.DeskEnded) : null)
            ?? Links.DeskEnded);
    }
}
