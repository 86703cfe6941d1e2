using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Session;

/// <summary>
/// Where a session ends, by choice or by itself. Signing out asks for no form token, so that it works on a page left open for hours;
/// another site cannot do it for the visitor, because the session's cookie does not come along with its forms.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class SessionModel(SessionService sessions) : PageModel
{
    [FromQuery(Name = "ended")]
    public bool JustEnded { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Cookies.Session.Read(Request) is { } token)
        {
            await sessions.EndAsync(token, cancel);
            Cookies.Session.Clear(Response);
        }

        return Redirect(Links.Session + "?ended=true");
    }
}
