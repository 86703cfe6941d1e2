using System.Globalization;
using System.Text.RegularExpressions;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Invoices;

/// <summary>Which bill somebody means by what they typed: <c>2025</c>, <c>2025-03</c>, <c>mars 2025</c>, <c>March</c>, <c>68,99</c>, <c>ACC-SINV-0042</c>.</summary>
public abstract partial record BillWanted
{
    /// <summary>From so many digits on they may be the end of a bill's number.</summary>
    private const int Few = 4;

    private BillWanted()
    {
    }

    public sealed record OfDays(DateOnly From, DateOnly To) : BillWanted;

    public sealed record OfTotal(Money Total) : BillWanted;

    /// <summary>Digits alone: a whole amount, or the end of a number.</summary>
    public sealed record OfDigits(Money Total, string Part) : BillWanted;

    public sealed record OfNumber(string Part) : BillWanted;

    /// <param name="today">A month without a year is the last one of that name.</param>
    public static BillWanted Read(string typed, DateOnly today)
    {
        var text = typed.Trim();
        if (Year().IsMatch(text))
        {
            var year = int.Parse(text, CultureInfo.InvariantCulture);
            return new OfDays(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        }

        if (DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
        {
            return MonthOf(first);
        }

        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var name, .. var rest] && MonthNamed(name) is { } month && (rest is [] || (rest is [var y] && Year()
            .IsMatch(y))))
        {
            var year = rest is [var said] ? int.Parse(said, CultureInfo.InvariantCulture) : month > today.Month ? today.Year - 1 : today.Year;
            return MonthOf(new DateOnly(year, month, 1));
        }

        return Amounts.Read(text) is not { } total ? new OfNumber(text) : text.Length >= Few && text.All(char.IsAsciiDigit) ? new OfDigits(total, text) : new OfTotal(total);
    }

    private static OfDays MonthOf(DateOnly first) => new(first, first.AddMonths(1).AddDays(-1));

    private static int? MonthNamed(string name)
    {
        foreach (var language in new[] { Language.French, Language.English })
        {
            var month = Array.FindIndex(language.Culture.DateTimeFormat.MonthNames, m => m.Length > 0
                && language.Culture.CompareInfo.Compare(m, name, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) == 0);
            if (month >= 0)
            {
                return month + 1;
            }
        }

        return null;
    }

    [GeneratedRegex("^20[0-9]{2}$")]
    private static partial Regex Year();
}
