using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>What would be charged: for bills of one company and one receivable account, because one Payment Entry has one of each.</summary>
public sealed record PaymentPlan(string Company, string Receivable, string Currency, IReadOnlyList<Allocation> Allocations)
{
    public static readonly Money Least = new(50);

    public Money Amount => new(Allocations.Sum(a => a.Amount.Cents));

    public static PaymentPlan? For(PaymentWish wish, Owed owed, DateOnly today)
    {
        var group = owed.Together(b => wish.Means(b.Invoice.Name) ? wish is PaymentWish.DueNow or PaymentWish.UpTo ? b.DueNow(today) : b.Payable : Money.Zero);
        if (group.Count == 0 || (wish is PaymentWish.Part some && some.Amount > new Money(group.Sum(b => b.Payable.Cents))))
        {
            return null;
        }

        var allocations = wish switch
        {
            PaymentWish.Part part => Spread(part.Amount, group),
            PaymentWish.UpTo most => Spread(most.Amount, group),
            PaymentWish.DueNow => [.. group.Select(b => new Allocation(b.Invoice.Name, b.DueNow(today)))],
            _ => [.. group.Select(b => new Allocation(b.Invoice.Name, b.Payable))],
        };
        var plan = new PaymentPlan(group[0].Invoice.Company, group[0].Invoice.DebitTo, group[0].Invoice.Currency, allocations);
        return plan.Amount >= Least ? plan : null;
    }

    private static List<Allocation> Spread(Money amount, IReadOnlyList<OwedBill> bills)
    {
        var spread = new List<Allocation>();
        foreach (var bill in bills.TakeWhile(_ => amount > Money.Zero))
        {
            var part = Money.Min(amount, bill.Payable);
            spread.Add(new Allocation(bill.Invoice.Name, part));
            amount -= part;
        }

        return spread;
    }

    public bool IsSameAs(IEnumerable<Allocation> other) => Allocations.OrderBy(a => a.InvoiceName).SequenceEqual(other.OrderBy(a => a.InvoiceName));
}
