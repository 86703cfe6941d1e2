using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Gigafibre.Portal.Integrations;

/// <summary>
/// The serial number that an ONT shows to the OLT: four letters of its maker and eight hex digits.
/// Written <c>TPLG5E005301</c> or, with the letters as hex, <c>54504C475E005301</c>; both parse to the same value.
/// </summary>
public readonly record struct GponSerial
{
    private GponSerial(string text) => Text = text;

    public string Text { get; }

    /// <summary>With the letters as hex: <c>54504C475E005301</c>.</summary>
    public string Hex => Convert.ToHexString(Encoding.ASCII.GetBytes(Text[..4])) + Text[4..];

    public static bool TryParse([NotNullWhen(true)] string? text, out GponSerial serial)
    {
        serial = default;
        var clean = text?.Trim().Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        if (clean is { Length: 16 } && clean.All(char.IsAsciiHexDigit))
        {
            var letters = new StringBuilder();
            for (var i = 0; i < 8; i += 2)
            {
                letters.Append((char)byte.Parse(clean.AsSpan(i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            }

            clean = letters.Append(clean[8..]).ToString().ToUpperInvariant();
        }

        if (clean is not { Length: 12 } || !clean[..4].All(char.IsAsciiLetterOrDigit) || !clean[4..].All(char.IsAsciiHexDigit))
        {
            return false;
        }

        serial = new GponSerial(clean);
        return true;
    }

    public override string ToString() => Text ?? "";
}
