using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Pages.Account;

/// <summary>The visitor's account: what is owed, first and large.</summary>
public sealed class AccountModel(InvoiceService invoices, BillsUnderWay underWay, PortalDb db, TimeProvider clock) : PageModel
{
    public Known<Bills>? Bills { get; private set; }

    /// <summary>The newest payments made here that came to something.</summary>
    public IReadOnlyList<PaymentAttempt> Payments { get; private set; } = [];

    /// <summary>Payments that are on their way: paying those bills again would pay twice.</summary>
    public IEnumerable<PaymentAttempt> UnderWay => Payments.Where(p => p.State is PaymentState.Processing or PaymentState.Paid);

    /// <summary>What is owed and not being paid already.</summary>
    public Money Payable { get; private set; }

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
            Payable = new(BillsUnderWay.Free(Bills.Value.Unpaid, await underWay.OfAsync(customer, cancel)).Sum(i => i.Outstanding.Cents));
        }
        catch (IntegrationException)
        {
            // Never read before, and not to be read now: the page says so.
        }
    }
}
