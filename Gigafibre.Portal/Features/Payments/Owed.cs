using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>Money on its way to a bill: promised or at Stripe, and not in ERPNext yet.</summary>
/// <param name="MustVerify">It waits for the customer to verify their bank account, and comes to nothing if they do not.</param>
public sealed record HeldBill(string InvoiceName, Money Amount, Guid AttemptId, bool MustVerify = false);

/// <summary>A bill with something left to pay, and what of it may still be asked.</summary>
/// <param name="Covered">What the customer's credit takes of it.</param>
/// <param name="HeldBy">The payment that is on its way to it.</param>
/// <param name="IsHeldElsewhere">Other software is collecting it.</param>
/// <param name="MustVerify">That payment waits for the customer to verify their bank account.</param>
public sealed record OwedBill(Invoice Invoice, Money Covered, Guid? HeldBy, bool IsHeldElsewhere = false, bool MustVerify = false)
{
    public bool IsHeld => HeldBy is not null || IsHeldElsewhere;

    public Money Payable => !IsHeld && Invoice.IsCad ? Invoice.Outstanding - Covered : Money.Zero;

    /// <summary>The parts it is due in, less what was paid and what the credit takes; none where it is due all at once.</summary>
    public IReadOnlyList<Instalment> Instalments => Instalment.Of(Invoice, Covered);

    /// <summary>What may be asked of it today; the rest is due later.</summary>
    public Money DueNow(DateOnly today) => Instalments is { Count: > 0 } parts ? Money.Min(new(parts.Where(i => i.IsDue(today)).Sum(i => i.Left.Cents)), Payable) : Payable;

    /// <summary>When something of it is due next.</summary>
    public DateOnly? NextDue => Instalment.NextDue(Invoice, Covered);

    /// <summary>Too little for Stripe: it waits for the next bill, and is never late.</summary>
    public bool IsCarried => Payable > Money.Zero && Payable < PaymentPlan.Least;

    public bool IsOverdue(DateOnly today) => Overdue(today) > Money.Zero;

    public Money Overdue(DateOnly today) => Payable < PaymentPlan.Least ? Money.Zero
        : Instalments is { Count: > 0 } parts ? Money.Min(new(parts.Where(i => i.IsOverdue(today)).Sum(i => i.Left.Cents)), Payable)
        : Invoice.IsOverdue(today) ? Payable : Money.Zero;
}

/// <summary>
/// What a customer may be asked to pay: the bills, less what stands as credit in the books (payments in advance, credit notes, journals, over-payments), less money
/// that is on its way.
/// </summary>
/// <param name="Credit">What offsets bills, or waits for the next ones.</param>
/// <param name="NotOnBills">What the books hold against the customer and no bill carries: a refund, a debit that was taken back.</param>
public sealed record Owed(IReadOnlyList<OwedBill> Bills, Money Credit, Money NotOnBills)
{
    public Money Payable => new(Bills.Sum(b => b.Payable.Cents));

    public Money Billed => new(Bills.Where(b => b.Invoice.IsCad && !b.IsHeld).Sum(b => b.Invoice.Outstanding.Cents));

    public Money Overdue(DateOnly today) => new(Bills.Sum(b => b.Overdue(today).Cents));

    /// <summary>What one payment can take: bills of one company and one receivable account.</summary>
    public Money AtOnce => new(Together(b => b.Payable).Sum(b => b.Payable.Cents));

    /// <summary>Of that, what is not due later.</summary>
    public Money DueNow(DateOnly today) => new(Together(b => b.DueNow(today)).Sum(b => b.DueNow(today).Cents));

    /// <summary>Nothing that one payment could take reaches what Stripe takes at least.</summary>
    public bool IsCarried => Payable > Money.Zero && AtOnce < PaymentPlan.Least;

    public OwedBill? Find(string invoiceName) => Bills.FirstOrDefault(b => b.Invoice.Name == invoiceName);

    /// <summary>Bills that one Payment Entry can hold, with the oldest that is to be paid; a group too small to be charged does not stand in the way of the next.</summary>
    /// <param name="amount">What of each bill is meant.</param>
    public IReadOnlyList<OwedBill> Together(Func<OwedBill, Money> amount)
    {
        var groups = Bills.Where(b => amount(b) > Money.Zero).GroupBy(b => (b.Invoice.Company, b.Invoice.DebitTo)).ToList();
        return [.. groups.FirstOrDefault(g => g.Sum(b => amount(b).Cents) >= PaymentPlan.Least.Cents) ?? groups.FirstOrDefault() ?? Enumerable.Empty<OwedBill>()];
    }

    /// <param name="balances">What the books say is owed to each company, in Canadian dollars; read before the bills,
    /// so that a payment booked between the two is no credit.</param>
    public static Owed Of(IReadOnlyList<Invoice> unpaid, IReadOnlyDictionary<string, Money> balances, IReadOnlyCollection<HeldBill> held, IReadOnlySet<string>? elsewhere = null)
    {
        var holders = held.GroupBy(h => h.InvoiceName).ToDictionary(g => g.Key, g => g.First());

        // Its bill was cancelled, amended or paid by another road meanwhile: the money that comes is for the others.
        var spare = held.Where(h => unpaid.All(i => i.Name != h.InvoiceName)).Sum(h => h.Amount.Cents);
        var (bills, credit, more) = (new List<OwedBill>(), 0L, 0L);
        unpaid = [.. unpaid.OrderBy(i => Instalment.NextDue(i, Money.Zero)).ThenBy(i => i.Name, StringComparer.Ordinal)];
        foreach (var company in balances.Keys)
        {
            var mine = unpaid.Where(i => i.IsCad && i.Company == company).ToList();
            var open = unpaid.Where(i => i.IsBookedInCad && i.Company == company).Sum(i => i.Outstanding.Cents);
            var left = Math.Max(0, open - balances[company].Cents);
            credit += left;
            more += Math.Max(0, balances[company].Cents - open);
            foreach (var bill in mine)
            {
                // Credit is spread over all, what is on its way included: that payment may be more than its bill still takes.
                var takes = Math.Min(left + spare, bill.Outstanding.Cents);
                var isElsewhere = elsewhere?.Contains(bill.Name) is true;
                takes = isElsewhere || holders.ContainsKey(bill.Name) ? 0 : takes;
                (left, spare) = takes <= left ? (left - takes, spare) : (0, spare - (takes - left));
                bills.Add(new OwedBill(bill, new Money(takes), holders.TryGetValue(bill.Name, out var holder) ? holder.AttemptId : null, isElsewhere,
                    holder?.MustVerify is true));
            }
        }

        bills.AddRange(unpaid.Where(i => !i.IsCad || !balances.ContainsKey(i.Company)).Select(i => new OwedBill(i, i.IsCad ? i.Outstanding : Money.Zero, null)));
        return new Owed(
            [.. bills.OrderBy(b => b.NextDue).ThenBy(b => b.Invoice.Name, StringComparer.Ordinal)], new Money(credit), new Money(more));
    }
}
