using Gigafibre.Portal.Core;
using Gigafibre.Portal.Integrations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages;

public sealed class HomeModel : PageModel
{
    [BindProperty]
    public string? Mac { get; set; }

    public bool Wrong { get; private set; }

    public IActionResult OnPost()
    {
        if (MacAddress.TryParse(Mac?.Trim(), out var mac))
        {
            return Redirect(Links.Scan(mac, null));
        }

        Wrong = true;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
