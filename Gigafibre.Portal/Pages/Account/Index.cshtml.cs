using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.SavedMethods;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Account;

public sealed class AccountModel(AccountReader accounts, SavedPayments saved, DebitChoices debits, TimeProvider clock) : PageModel
{
    public AccountState State { get; private set; } = null!;

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => Times.Today(clock);

    /// <summary>What pays in one tap.</summary>
    public SavedMethod? Saved { get; private set; }

    /// <summary>The next automatic charge.</summary>
    public AutopayDebit? NextDebit { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        State = await accounts.ReadAsync(HttpContext.Visitor().CustomerId, cancel);
        Saved = await saved.OfferedAsync(HttpContext.Visitor(), cancel) is [var first, ..] ? first : null;
        NextDebit = (await debits.ReadAsync(HttpContext.Visitor().CustomerId, cancel)).Next.FirstOrDefault(d => d.State == DebitState.Announced);
    }
}
