using System.Globalization;
using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Text;

public static class Amounts
{
    private const decimal TooLarge = 1_000_000;

    /// <summary><c>25</c>, <c>25,50</c>, <c>25.50 $</c>; null for what is no amount in dollars and cents.</summary>
    public static Money? Read(string? text)
    {
        var clean = (text ?? "").Replace("$", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal)
            .Replace(" ", "", StringComparison.Ordinal).Replace(',', '.');
        return decimal.TryParse(clean, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var dollars) && dollars < TooLarge && decimal.Round(dollars, 2) == dollars
            ? Money.FromDollars(dollars)
            : null;
    }
}
