using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Account;

public sealed class AccountModel(InvoiceService invoices, BillsUnderWay underWay, BillPayments payments, OwedReader reader, OwedFindings told, TimeProvider clock) : PageModel
{
    private const int Most = 5;

    public Known<Bills>? Bills { get; private set; }

    public IReadOnlyList<PaymentAttempt> Payments { get; private set; } = [];

    public IEnumerable<PaymentAttempt> UnderWay => Payments.Where(p => !p.IsGivenUp && p.State is PaymentState.Processing or PaymentState.Paid);

    public Owed? Owed { get; private set; }

    /// <summary>What the bank took back of each bill that ERPNext still calls paid; one that is open again is among the others.</summary>
    public IReadOnlyList<TakenBackBill> TakenBack { get; private set; } = [];

    public bool IsTakenBack => TakenBack.Count > 0;

    public Money TakenBackAmount => new(TakenBack.Sum(b => b.Amount.Cents));

    public bool IsNotOnBills => Owed is { } owed && OwedFindings.IsNotOnBills(owed, TakenBack);

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => Times.Today(clock);

    public bool HasOtherAccounts => HttpContext.Visitor().Accounts.Count > 1;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var customer = HttpContext.Visitor().CustomerId;
        Payments = await underWay.WithNewestAsync(customer, Most, cancel);
        try
        {
            Bills = await invoices.GetBillsAsync(customer, cancel);
            Owed = Features.Payments.Owed.Of(Bills.Value.Unpaid, Bills.Value.Balances, OwedReader.Held(Payments), await reader.ElsewhereAsync(Bills.Value.Unpaid, cancel));
            TakenBack = [.. OwedFindings.OfPaid(Owed, await payments.TakenBackAsync(customer, cancel))];
        }
        catch (IntegrationException)
        {
            return;
        }

        // The page says that we look into it; so somebody must.
        if (!Bills.IsLate)
        {
            await told.TellNotOnBillsAsync(customer, Owed, TakenBack, cancel);
            await told.TellCreditAsync(customer, Owed, cancel);
        }
    }
}
