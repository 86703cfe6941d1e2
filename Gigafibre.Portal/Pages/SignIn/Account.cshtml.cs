using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Pages.SignIn;

public sealed class AccountModel(OidcMetadata provider, IOptions<OidcOptions> options) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var side = options.Value.SideOf(OidcSide.Customers);
        return await provider.FindAsync(side, cancel) is null
            ? Redirect(Links.SignInRefused("away"))
            : Challenge(new AuthenticationProperties { RedirectUri = WayBack.Take(HttpContext, Links.Home) }, OidcSignIn.SchemeOf(side));
    }
}
