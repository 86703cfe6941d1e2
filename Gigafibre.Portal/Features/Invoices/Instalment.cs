using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;

namespace Gigafibre.Portal.Features.Invoices;

/// <summary>A part of a bill that is due by itself, and what is left of it.</summary>
public sealed record Instalment(DateOnly? DueOn, Money Amount, Money Left)
{
    /// <summary>When something of the bill is due next; by its parts, where it has any.</summary>
    public static DateOnly? NextDue(Invoice bill, Money credit) => Of(bill, credit) is { Count: > 0 } parts ? parts.FirstOrDefault(i => i.Left > Money.Zero)?.DueOn : bill.DueOn;

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

        // The parts are what the bill left to pay when it was made: an advance or a write-off that came before is in none of them.
        var paid = Math.Max(0, bill.Terms.Sum(t => t.Amount.Cents) - bill.Outstanding.Cents) + credit.Cents;
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
