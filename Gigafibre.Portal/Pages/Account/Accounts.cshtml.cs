using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Account;

public sealed class AccountsModel(SessionService sessions, ErpNextBilling erp) : PageModel
{
    public IReadOnlyList<string> Accounts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) =>
        Accounts = await Task.WhenAll(HttpContext.Visitor().Accounts.Select(id => NameAsync(id, cancel)));

    public async Task<IActionResult> OnPostAsync(int choice, CancellationToken cancel)
    {
        var visitor = HttpContext.Visitor();
        return choice >= 0 && choice < visitor.Accounts.Count && await sessions.TurnToAsync(visitor, visitor.Accounts[choice], cancel) ? Redirect(WayBack.Take(HttpContext,
            Links.Home))
            : NotFound();
    }

    private async Task<string> NameAsync(string id, CancellationToken cancel)
    {
        try
        {
            return (await erp.FindCustomerAsync(id, cancel))?.Name ?? id;
        }
        catch (IntegrationException)
        {
            return id;
        }
    }
}
