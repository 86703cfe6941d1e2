using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Pages.Account;

/// <summary>The visitor's account: what is owed, first and large.</summary>
public sealed class AccountModel(InvoiceService invoices, PortalDb db, TimeProvider clock) : PageModel
{
    public Known<Bills>? Bills { get; private set; }

    /// <summary>The newest payments made here that came to something.</summary>
    public IReadOnlyList<PaymentAttempt> Payments { get; private set; } = [];

    /// <summary>A payment that is on its way: paying again would pay twice.</summary>
    public PaymentAttempt? UnderWay => Payments.FirstOrDefault(p => p.State is PaymentState.Processing or PaymentState.Paid);

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => Times.Today(clock);

    public bool HasOtherAccounts => HttpContext.Visitor().Accounts.Count > 1;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var customer = HttpContext.Visitor().CustomerId;
        Payments = await db.PaymentAttempts.AsNoTracking()
            .Where(p => p.CustomerId == customer && (p.State == PaymentState.Processing || p.State == PaymentState.Failed || p.State == PaymentState.Paid || p.State == PaymentState.Recorded))
            .OrderByDescending(p => p.CreatedAt).Take(5).ToListAsync(cancel);
        try
        {
            Bills = await invoices.GetBillsAsync(customer, cancel);
        }
        catch (IntegrationException)
        {
            // Never read before, and not to be read now: the page says so.
        }
    }
}
