using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Features.Payments;

/// <param name="Bills">What ERPNext says; null when it does not answer and never had.</param>
/// <param name="Owed">What of it is to be paid; null together with <paramref name="Bills"/>.</param>
/// <param name="TakenBack">What the bank took back of each bill that ERPNext still calls paid; one that is open again is among the others.</param>
/// <param name="Payments">What is on its way and the newest of what came to something, newest first.</param>
public sealed record AccountState(Known<Bills>? Bills, Owed? Owed, IReadOnlyList<TakenBackBill> TakenBack, IReadOnlyList<PaymentAttempt> Payments)
{
    public IEnumerable<PaymentAttempt> UnderWay => Payments.Where(p => !p.IsGivenUp && p.State is PaymentState.Processing or PaymentState.Paid);

    public Money TakenBackAmount => new(TakenBack.Sum(b => b.Amount.Cents));

    public bool IsNotOnBills => Owed is { } owed && OwedFindings.IsNotOnBills(owed, TakenBack);
}

/// <summary>What a customer owes and what is on its way, for every page that says so; what of it a person must see to becomes a finding.</summary>
public sealed class AccountReader(InvoiceService invoices, BillPayments payments, OwedReader reader, OwedFindings told)
{
    /// <summary>How many payments a page shows besides those on their way.</summary>
    private const int Most = 5;

    public async Task<AccountState> ReadAsync(string customerId, CancellationToken cancel)
    {
        var read = await payments.ReadAsync(customerId, [], Most, cancel);
        IReadOnlyList<PaymentAttempt> shown = [.. read.Where((p, i) => i < Most || p.State is PaymentState.Processing or PaymentState.Paid)];
        AccountState state;
        try
        {
            var bills = await invoices.GetBillsAsync(customerId, cancel);
            var owed = await reader.JoinAsync(bills.Value.Unpaid, bills.Value.Balances, read, cancel);
            state = new AccountState(bills, owed, [.. OwedFindings.OfPaid(owed, await payments.TakenBackAsync(customerId, read, cancel))], shown);
        }
        catch (IntegrationException)
        {
            return new AccountState(null, null, [], shown);
        }

        // The page says that we look into it; so somebody must.
        if (state is { Bills.IsLate: false, Owed: { } current })
        {
            await told.TellNotOnBillsAsync(customerId, current, state.TakenBack, cancel);
            await told.TellCreditAsync(customerId, current, cancel);
        }

        return state;
    }
}
