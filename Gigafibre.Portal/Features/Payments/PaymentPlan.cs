using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;

namespace Gigafibre.Portal.Features.Payments;

public sealed record PaymentPlan(IReadOnlyList<Allocation> Allocations)
{
    public static readonly Money Least = new(50);

    public Money Amount => new(Allocations.Sum(a => a.Amount.Cents));

    public static PaymentPlan? For(PaymentWish wish, IReadOnlyList<Invoice> unpaid)
    {
        var plan = wish switch
        {
            PaymentWish.Bills bills => new PaymentPlan([.. unpaid.Where(i => bills.Names.Contains(i.Name)).Select(i => new Allocation(i.Name, i.Outstanding))]),
            PaymentWish.Part part when part.Amount.Cents > unpaid.Sum(i => i.Outstanding.Cents) => null,
            PaymentWish.Part part => new PaymentPlan(Spread(part.Amount, unpaid)),
            _ => new PaymentPlan([.. unpaid.Select(i => new Allocation(i.Name, i.Outstanding))]),
        };
        return plan is not null && plan.Amount >= Least ? plan : null;
    }

    private static List<Allocation> Spread(Money amount, IReadOnlyList<Invoice> unpaid)
    {
        var spread = new List<Allocation>();
        foreach (var invoice in unpaid.TakeWhile(_ => amount > Money.Zero))
        {
            var part = Money.Min(amount, invoice.Outstanding);
            spread.Add(new Allocation(invoice.Name, part));
            amount -= part;
        }

        return spread;
    }

    public bool IsSameAs(IEnumerable<Allocation> other) => Allocations.OrderBy(a => a.InvoiceName).SequenceEqual(other.OrderBy(a => a.InvoiceName));
}
