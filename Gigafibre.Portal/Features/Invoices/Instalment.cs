using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;

namespace Gigafibre.Portal.Features.Invoices;

/// <summary>A part of a bill that is due by itself, and what is left of it.</summary>
public sealed record Instalment(DateOnly? DueOn, Money Amount, Money Left)
{
    public bool IsDue(DateOnly today) => Left > Money.Zero && DueOn <= today;

    public bool IsOverdue(DateOnly today) => Left > Money.Zero && DueOn < today;

    /// <summary>
    /// The instalments of a bill, the earliest first; none where it is due all at once. What was paid goes to the earliest, and so does the customer's credit:
    /// ERPNext keeps what is left of each only where it allocates by terms.
    /// </summary>
    /// <param name="credit">What the customer's credit takes of this bill.</param>
    public static IReadOnlyList<Instalment> Of(Invoice bill, Money credit)
    {
        if (bill.Terms.Count < 2)
        {
            return [];
        }

        var paid = bill.Total.Cents - bill.Outstanding.Cents + credit.Cents;
        var instalments = new List<Instalment>();
        foreach (var term in bill.Terms.OrderBy(t => t.DueOn))
        {
            var taken = Math.Clamp(paid, 0, term.Amount.Cents);
            instalments.Add(new Instalment(term.DueOn, term.Amount, new Money(term.Amount.Cents - taken)));
            paid -= taken;
        }

        return instalments;
    }
}
