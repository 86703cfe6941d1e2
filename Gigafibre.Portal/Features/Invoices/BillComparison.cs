using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;

namespace Gigafibre.Portal.Features.Invoices;

public enum ChangeKind
{
    Added,
    Removed,
    Dearer,
    Cheaper,
}

public sealed record BillChange(ChangeKind Kind, string Line, Money Amount);

/// <summary>This bill against the last, line by line. A pure function: the table in BillComparisonTests is its specification.</summary>
/// <param name="Difference">What the whole bill asks more (or, negative, less), taxes included.</param>
/// <param name="Taxes">How much of it is taxes.</param>
/// <param name="Discount">How much a discount on the whole bill takes away less (or, negative, more).</param>
/// <param name="Rounding">How much is rounding to the dollar.</param>
public sealed record BillComparison(Money Difference, Money Taxes, Money Discount, Money Rounding, IReadOnlyList<BillChange> Changes)
{
    public static BillComparison Of(InvoiceDocument now, InvoiceDocument before)
    {
        var (after, earlier) = (Lines(now), Lines(before));
        var changes = after.Keys.Union(earlier.Keys).Select(name => Change(name, In(after, name), In(earlier, name))).OfType<BillChange>()
            .OrderByDescending(c => c.Amount.Cents).ThenBy(c => c.Line, StringComparer.Ordinal);
        return new BillComparison(now.Head.Total - before.Head.Total, Taxes(now) - Taxes(before), before.Discount - now.Discount, now.Rounding - before.Rounding, [.. changes]);

        static Dictionary<string, Money> Lines(InvoiceDocument d) => d.Lines.GroupBy(l => l.Name).ToDictionary(g => g.Key, g => new Money(g.Sum(l => l.Amount.Cents)));

        static Money? In(Dictionary<string, Money> lines, string name) => lines.TryGetValue(name, out var amount) ? amount : null;

        static Money Taxes(InvoiceDocument d) => new(d.Taxes.Sum(t => t.Amount.Cents));
    }

    private static BillChange? Change(string name, Money? now, Money? before) => (now?.Cents, before?.Cents) switch
    {
        (var n, var b) when n == b => null,
        ({ } n, null) => new(n < 0 ? ChangeKind.Cheaper : ChangeKind.Added, name, new Money(Math.Abs(n))),
        (null, { } b) => new(b < 0 ? ChangeKind.Dearer : ChangeKind.Removed, name, new Money(Math.Abs(b))),
        ({ } n, { } b) => new(n > b ? ChangeKind.Dearer : ChangeKind.Cheaper, name, new Money(Math.Abs(n - b))),
        _ => null,
    };
}
