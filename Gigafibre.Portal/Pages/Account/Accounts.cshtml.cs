using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.People;
using Gigafibre.Portal.Features.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Account;

public sealed class AccountsModel(SessionService sessions, AccountNames names) : PageModel
{
    public IReadOnlyList<string> Accounts { get; private set; } = [];

    [OpenTo(PersonRole.Payer, PersonRole.Household, BeforeAccepting = true)]
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (HttpContext.Visitor().Accounts is not { Count: > 1 } accounts)
        {
            return Redirect(Links.Home);
        }

        Accounts = [.. (await names.ReadAsync(accounts, cancel)).Select(a => a.Name)];
        return Page();
    }

    [OpenTo(PersonRole.Payer, PersonRole.Household, BeforeAccepting = true)]
    public async Task<IActionResult> OnPostAsync(int choice, CancellationToken cancel)
    {
        var visitor = HttpContext.Visitor();
        return choice >= 0 && choice < visitor.Accounts.Count && await sessions.TurnToAsync(visitor, visitor.Accounts[choice], cancel) ? Redirect(WayBack.Take(HttpContext,
            Links.Home))
            : NotFound();
    }
}
