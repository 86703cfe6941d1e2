using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Account;

public sealed class AccountModel(AccountReader accounts, TimeProvider clock) : PageModel
{
    public AccountState State { get; private set; } = null!;

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => Times.Today(clock);

    public async Task OnGetAsync(CancellationToken cancel) => State = await accounts.ReadAsync(HttpContext.Visitor().CustomerId, cancel);
}
