using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.SignIn;

public sealed class AccountModel(OidcMetadata provider) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        await provider.FindAsync(cancel) is null
            ? Redirect(Links.SignInRefused("away"))
            : Challenge(new AuthenticationProperties { RedirectUri = Links.Account }, OidcSignIn.Scheme);
}
