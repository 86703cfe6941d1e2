using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>A part as it is chosen.</summary>
public sealed record PlannedPart(DateOnly DueOn, Money Amount);

/// <summary>Which parts are offered, and which are taken. Pure: the table in the tests is its specification.</summary>
public static class ArrangementPlan
{
    /// <summary>No part is smaller; the bank's costs would eat it.</summary>
    public static readonly Money Least = new(1000);

    public static int Most(Money amount, DunningOptions options) => (int)Math.Min(options.Parts, amount.Cents / Least.Cents) is var most && most >= 2 ? most : 0;

    /// <summary>Equal parts at equal distances, on days on which banks work.</summary>
    public static IReadOnlyList<PlannedPart> Propose(Money amount, int parts, DateOnly today, DunningOptions options)
    {
        var (first, last) = (Math.Min(options.FirstPartDays, 7), Math.Min(options.LastPartDays, 7 + (14 * (parts - 1))));
        var each = amount.Cents / parts;
        return
        [
            .. Enumerable.Range(0, parts).Select(i => new PlannedPart(
                Open(today.AddDays(first + ((last - first) * i / Math.Max(1, parts - 1))), today.AddDays(i == 0 ? options.FirstPartDays : options.LastPartDays)),
                new Money(i == parts - 1 ? amount.Cents - (each * (parts - 1)) : each))),
        ];
    }

    /// <summary>What speaks against these parts; null when they may be.</summary>
    /// <param name="isStaff">Our team may agree on other days.</param>
    public static Phrase? WhyNot(IReadOnlyList<PlannedPart> parts, Money amount, DateOnly today, bool isStaff, DunningOptions options) =>
        parts.Count < 2 || (!isStaff && parts.Count > Most(amount, options)) ? TimeText.BadCount
        : new Money(parts.Sum(p => p.Amount.Cents)) != amount ? TimeText.BadSum.With(amount)
        : parts.Any(p => p.Amount < Least) ? TimeText.TooSmall.With(Least)
        : parts.Zip(parts.Skip(1)).Any(p => p.Second.DueOn <= p.First.DueOn) || parts[0].DueOn <= today ? TimeText.BadOrder
        : !isStaff && parts[0].DueOn > today.AddDays(options.FirstPartDays) ? TimeText.FirstTooLate.With(Times.Dated(today.AddDays(options.FirstPartDays)))
        : !isStaff && parts[^1].DueOn > today.AddDays(options.LastPartDays) ? TimeText.LastTooLate.With(Times.Dated(today.AddDays(options.LastPartDays)))
        : parts.Any(p => !Times.IsSensible(p.DueOn)) ? TimeText.BadOrder
        : null;

    /// <summary>The next day on which banks work, or the last one before the end.</summary>
    private static DateOnly Open(DateOnly day, DateOnly end)
    {
        var open = DebitDay.Open(day);
        while (open > end || !BankDays.IsOpen(open))
        {
            open = open.AddDays(-1);
        }

        return open;
    }
}
