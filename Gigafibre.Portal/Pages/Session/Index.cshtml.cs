using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Staff;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Session;

/// <summary>
/// Where a session ends, by choice or by itself. Signing out asks for no form token, so that it works on a page left open for hours;
/// another site cannot do it for the visitor, because the session's cookie does not come along with its forms.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class SessionModel(SessionService sessions, OidcLogins logins) : PageModel
{
    [FromQuery(Name = "desk")]
    public bool OfStaff { get; set; }

    /// <summary>Whoever was let into somebody's account gave that up.</summary>
    [FromQuery(Name = "left")]
    public bool HasLeft { get; set; }

    public IActionResult OnGet(bool ended) => ended ? Page() : Redirect(Links.SignIn);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Cookies.Visitor.Read(Request) is { } token)
        {
            Cookies.Visitor.Clear(Response);
            Cookies.Back.Clear(Response);
            Cookies.Forget(Response);
            var ended = await sessions.EndAsync(token, cancel);
            if (ended?.Viewed is { } customer)
            {
                return Redirect(Links.DeskCustomer(customer));
            }

            if (ended?.LoginId is { } login)
            {
                return Redirect(await OidcSignIn.EndAtProviderAsync(HttpContext, OidcSide.Customers, await logins.EndAsync(login, cancel), Links.SessionEnded)
                    ?? Links.SessionEnded);
            }
        }

        return Redirect(Links.SessionEnded);
    }
}
