using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Internal;

/// <summary>Ends the session here and at the OpenID provider.</summary>
public sealed class SignOutModel(StaffSessions sessions, OidcLogins logins) : PageModel
{
    [Needs(StaffVerb.Enter)]
    public IActionResult OnGet() => Redirect(Links.Internal);

    [Needs(StaffVerb.Enter)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Cookies.Staff.Clear(Response);
        var login = await sessions.LoginOfAsync(Cookies.Staff.Read(Request)!, cancel);
        return Redirect(await OidcSignIn.EndAtProviderAsync(HttpContext, await logins.EndAsync(login!.Value, cancel)) ?? Links.SessionEnded);
    }
}
