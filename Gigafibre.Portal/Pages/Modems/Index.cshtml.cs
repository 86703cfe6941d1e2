using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Modems;

public sealed class ModemsModel(SessionService sessions) : PageModel
{
    public IReadOnlyList<Equipment>? Modems { get; private set; }

    public MacAddress? Current => HttpContext.Visitor().Mac;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        try
        {
            Modems = await sessions.ListModemsAsync(HttpContext.Visitor(), cancel);
        }
        catch (IntegrationException)
        {
            Modems = null;
        }
    }

    public async Task<IActionResult> OnPostAsync(string? mac, CancellationToken cancel)
    {
        if (!MacAddress.TryParse(mac, out var address))
        {
            return NotFound();
        }

        try
        {
            return await sessions.LookAtAsync(HttpContext.Visitor(), address, cancel) ? Redirect(Links.Line) : NotFound();
        }
        catch (IntegrationException)
        {
            return Page();
        }
    }
}
