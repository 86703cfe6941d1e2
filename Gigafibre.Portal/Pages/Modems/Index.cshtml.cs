using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Home;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Modems;

public sealed class ModemsModel(SessionService sessions, HouseholdReader households) : PageModel
{
    public IReadOnlyList<Equipment>? Modems { get; private set; }

    public Household? Household { get; private set; }

    public MacAddress? Current => HttpContext.Visitor().Mac;

    /// <summary>Who has one modem need not choose it. Whoever of the staff only looks changes nothing.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var visitor = HttpContext.Visitor();
        try
        {
            Modems = await sessions.ListModemsAsync(visitor, cancel);
            if (visitor is { Mac: null, ViewedBy: null } && Modems is [var only] && await sessions.LookAtAsync(visitor, only.Mac, cancel))
            {
                return Redirect(WayBack.Take(HttpContext, Links.Line));
            }
        }
        catch (IntegrationException)
        {
            Modems = null;
        }

        Household = Modems is { Count: > 1 } ? await households.FindAsync(visitor.CustomerId, cancel) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? mac, CancellationToken cancel)
    {
        if (!MacAddress.TryParse(mac, out var address))
        {
            return NotFound();
        }

        try
        {
            return await sessions.LookAtAsync(HttpContext.Visitor(), address, cancel) ? Redirect(WayBack.Take(HttpContext, Links.Line)) : NotFound();
        }
        catch (IntegrationException)
        {
            return Page();
        }
    }
}
