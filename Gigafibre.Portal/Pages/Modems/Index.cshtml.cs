using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Home;
using Gigafibre.Portal.Features.People;
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

    [OpenTo(PersonRole.Household)]
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var visitor = HttpContext.Visitor();
        if (await sessions.LookAtOnlyAsync(visitor, cancel))
        {
            return Redirect(WayBack.Take(HttpContext, Links.Line));
        }

        try
        {
            Modems = await sessions.ListModemsAsync(visitor, cancel);
        }
        catch (IntegrationException)
        {
            Modems = null;
        }

        Household = Modems is { Count: > 1 } ? await households.FindAsync(visitor.CustomerId, cancel) : null;
        return Page();
    }

    [OpenTo(PersonRole.Household)]
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
