using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Account;

/// <summary>The visitor's account: what is owed, first and large.</summary>
public sealed class AccountModel(InvoiceService invoices, TimeProvider clock) : PageModel
{
    public Known<Bills>? Bills { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => Times.Today(clock);

    public bool HasOtherAccounts => HttpContext.Visitor().Accounts.Count > 1;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        try
        {
            Bills = await invoices.GetBillsAsync(HttpContext.Visitor().CustomerId, cancel);
        }
        catch (IntegrationException)
        {
            // Never read before, and not to be read now: the page says so.
        }
    }
}
