using System.Globalization;
using System.Text.RegularExpressions;
using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Text;

public static partial class Amounts
{
    private const decimal TooLarge = 1_000_000;
    private const char Minus = '\u2212';
    private const char HardSpace = '\u00A0';

    /// <summary>
    /// <c>25</c>, <c>25,50</c>, <c>25.50 $</c>, <c>1 234,56</c>, <c>1,234.56</c>; null for what is no amount in dollars and cents. Three digits behind a separator are
    /// thousands, never cents: <c>1,000</c> is a thousand dollars.
    /// </summary>
    public static Money? Read(string? text)
    {
        var clean = Currency().Replace(text ?? "", "").Trim();
        if (Number().Match(clean) is not { Success: true } match)
        {
            return null;
        }

        var (whole, cents) = (new string([.. match.Groups["whole"].Value.Where(char.IsAsciiDigit)]), match.Groups["cents"].Value);
        return whole.Length + cents.Length > 0
            && decimal.TryParse($"{whole}.{cents.PadRight(2, '0')}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var dollars) && dollars < TooLarge
            ? Money.FromDollars(dollars) : null;
    }

    /// <summary><c>1 234,50 $</c> and <c>−5,00 $</c>, <c>$1,234.50</c> and <c>−$5.00</c>; it never breaks across lines.</summary>
    public static string Write(Money amount, Language language)
    {
        var number = Math.Abs(amount.Dollars).ToString("N2", language.Culture);
        var sign = amount.Cents < 0 ? Minus.ToString() : "";
        return language == Language.French
            ? sign + new string([.. number.Select(c => char.IsWhiteSpace(c) ? HardSpace : c)]) + HardSpace + "$"
            : $"{sign}${number}";
    }

    /// <summary>For a field that is typed in: <c>68,99</c>, <c>68.99</c>.</summary>
    public static string Typed(Money amount, Language language) => amount.Dollars.ToString("0.00", language == Language.French ? language.Culture : CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\$|\b(?:CAD?|dollars?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Currency();

    [GeneratedRegex(@"^(?<whole>\d{1,3}(?<group>[\s.,'’])\d{3}(?:\k<group>\d{3})*(?!\d)|\d*)(?:(?(group)(?!\k<group>))[.,](?<cents>\d{0,2}))?$")]
    private static partial Regex Number();
}
