using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>What somebody wishes to pay. Only a wish: what is charged is computed from what ERPNext says then.</summary>
public abstract record PaymentWish
{
    /// <summary>Everything that is owed.</summary>
    public sealed record Balance : PaymentWish;

    /// <summary>These bills, whole.</summary>
    public sealed record Bills(IReadOnlyCollection<string> Names) : PaymentWish;

    /// <summary>This much, the oldest bills first.</summary>
    public sealed record Part(Money Amount) : PaymentWish;
}

/// <summary>Which bills get how much.</summary>
public sealed record PaymentPlan(IReadOnlyList<Allocation> Allocations)
{
    /// <summary>The least that Stripe takes.</summary>
    public static readonly Money Least = new(50);

    public Money Amount => new(Allocations.Sum(a => a.Amount.Cents));

    /// <summary>Null when the wish cannot be met: nothing is owed, or too little, or more is offered than is owed.</summary>
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
