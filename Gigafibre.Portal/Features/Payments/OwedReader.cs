using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>Asks ERPNext what a customer owes, and joins what is on its way. Throws <see cref="IntegrationException"/> when ERPNext does not answer.</summary>
public sealed class OwedReader(ErpNextBilling erp, OthersDebits others, PortalDb db)
{
    private const int MostReads = 5;

    public async Task<Owed> ReadAsync(string customerId, CancellationToken cancel)
    {
        // The books first: a payment that is booked between the two looks like a debt for a moment, never like a credit.
        var balance = await erp.GetBalanceAsync(customerId, null, cancel);
        var unpaid = await erp.ListUnpaidAsync(customerId, cancel);
        var balances = await erp.GetBalancesAsync(customerId, balance, unpaid, cancel);
        return Owed.Of(unpaid, balances, await HeldAsync(customerId, cancel), await ElsewhereAsync(unpaid, cancel));
    }

    /// <summary>
    /// The same for what is to be charged: read again when a payment of the customer's was booked while it was read, because its money would be missed between the
    /// books and what is on its way, or counted twice.
    /// </summary>
    public async Task<Owed> ReadToChargeAsync(string customerId, CancellationToken cancel)
    {
        for (var reads = 0; reads < MostReads; reads++)
        {
            var before = await BookedAsync(customerId, cancel);
            var owed = await ReadAsync(customerId, cancel);
            if (await BookedAsync(customerId, cancel) == before)
            {
                return owed;
            }
        }

        throw new IntegrationException(SystemName.ErpNext, "payments of this customer are being booked one after the other", isTransient: true);
    }

    /// <summary>The same of bills, balances and payments that were read already.</summary>
    public async Task<Owed> JoinAsync(IReadOnlyList<Invoice> unpaid, IReadOnlyDictionary<string, Money> balances, IEnumerable<PaymentAttempt> payments,
        CancellationToken cancel) => Owed.Of(unpaid, balances, Held(payments), await ElsewhereAsync(unpaid, cancel));

    /// <summary>Bills that other software on the account is collecting.</summary>
    private Task<IReadOnlySet<string>> ElsewhereAsync(IReadOnlyList<Invoice> unpaid, CancellationToken cancel) => others.OfAsync([.. unpaid.Select(i => i.Name)], cancel);

    /// <summary>How many payments of the customer's are booked: whoever read what is owed while it grew reads again.</summary>
    public Task<int> BookedAsync(string customerId, CancellationToken cancel) =>
        db.PaymentAttempts.CountAsync(a => a.CustomerId == customerId && a.State == PaymentState.Recorded, cancel);

    private async Task<IReadOnlyCollection<HeldBill>> HeldAsync(string customerId, CancellationToken cancel) =>
        await db.PaymentAttempts.AsNoTracking()
            .Where(a => a.CustomerId == customerId && (a.State == PaymentState.Paid || (a.State == PaymentState.Processing && (a.GivenUpAt == null || a.VerifyUrl == null))))
            .SelectMany(a => a.Invoices, (a, i) => new HeldBill(i.InvoiceName, new Money(i.AmountCents), i.AttemptId, a.State == PaymentState.Processing && a.VerifyUrl != null))
            .ToListAsync(cancel);

    private static IReadOnlyCollection<HeldBill> Held(IEnumerable<PaymentAttempt> underWay) =>
        [.. underWay.Where(a => !a.IsGivenUp && a.State is PaymentState.Processing or PaymentState.Paid).SelectMany(a => a.Invoices, (a, i) => new HeldBill(i.InvoiceName,
            new Money(i.AmountCents), i.AttemptId, a.MustVerify))];
}
