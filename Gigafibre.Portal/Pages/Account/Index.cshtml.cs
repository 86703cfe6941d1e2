using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Account;

public sealed class AccountModel(InvoiceService invoices, BillsUnderWay underWay, BillPayments payments, OwedReader reader, FindingList findings, TimeProvider clock) : PageModel
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

    /// <summary>Something on no bill that is not the money taken back, booked out again by somebody.</summary>
    public bool IsNotOnBills => Owed is { NotOnBills: var more } && more > TakenBackAmount;

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
            TakenBack = [.. (await payments.TakenBackAsync(customer, cancel)).Where(b => Owed.Find(b.InvoiceName) is null)];
        }
        catch (IntegrationException)
        {
            return;
        }

        // The page says that we look into it; so somebody must.
        if (!Bills.IsLate && IsNotOnBills)
        {
            await findings.AddAsync(FindingKind.NotOnBills, customer, $"{Owed.NotOnBills} in the ledger is on no bill: bill it, or correct it", cancel);
        }
    }
}
