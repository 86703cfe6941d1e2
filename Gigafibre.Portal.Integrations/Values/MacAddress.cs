using System.Diagnostics.CodeAnalysis;

namespace Gigafibre.Portal.Integrations;

/// <summary>
/// A 48-bit unicast hardware address. Parses every usual notation (<c>1C:61:B4:FB:2A:C8</c>, <c>1c-61-b4-fb-2a-c8</c>,
/// <c>1c61.b4fb.2ac8</c>, <c>1C61B4FB2AC8</c>) to one value; the zero, broadcast and multicast addresses name no modem and are refused.
/// </summary>
public readonly record struct MacAddress : IComparable<MacAddress>
{
    private readonly ulong _bits;

    private MacAddress(ulong bits) => _bits = bits;

    /// <summary>Twelve upper-case hex digits, as in our URLs: <c>1C61B4FB2AC8</c>.</summary>
    public string Compact => _bits.ToString("X12", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Twelve lower-case hex digits, as ERPNext's normalised column stores it.</summary>
    public string Normalized => _bits.ToString("x12", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The first three octets, which name the manufacturer: <c>1C61B4</c>.</summary>
    public string Oui => Compact[..6];

    public static bool TryParse([NotNullWhen(true)] string? text, out MacAddress mac)
    {
        mac = default;
        if (text is null || text.Length is < 12 or > 17)
        {
            return false;
        }

        ulong bits = 0;
        var digits = 0;
        foreach (var c in text)
        {
            if (c is ':' or '-' or '.' or ' ')
            {
                if (digits % 2 != 0)
                {
                    return false;
                }
            }
            else if (char.IsAsciiHexDigit(c))
            {
                bits = (bits << 4) | (uint)Convert.ToInt32(c.ToString(), 16);
                digits++;
            }
            else
            {
                return false;
            }
        }

        const ulong multicastBit = 0x01_00_00_00_00_00;
        if (digits != 12 || bits == 0 || (bits & multicastBit) != 0)
        {
            return false;
        }

        mac = new MacAddress(bits);
        return true;
    }

    public static MacAddress Parse(string text) =>
        TryParse(text, out var mac) ? mac : throw new FormatException("Not the hardware address of a device.");

    public int CompareTo(MacAddress other) => _bits.CompareTo(other._bits);

    /// <summary>As printed on the modem: <c>1C:61:B4:FB:2A:C8</c>.</summary>
    public override string ToString()
    {
        var hex = Compact;
        return string.Join(':', Enumerable.Range(0, 6).Select(i => hex.Substring(i * 2, 2)));
    }

    public static bool operator <(MacAddress left, MacAddress right) => left.CompareTo(right) < 0;
    public static bool operator >(MacAddress left, MacAddress right) => left.CompareTo(right) > 0;
    public static bool operator <=(MacAddress left, MacAddress right) => left.CompareTo(right) <= 0;
    public static bool operator >=(MacAddress left, MacAddress right) => left.CompareTo(right) >= 0;
}
