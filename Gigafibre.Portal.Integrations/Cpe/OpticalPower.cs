using System.Text.RegularExpressions;

namespace Gigafibre.Portal.Integrations.Cpe;

internal enum OpticalUnit
{
    /// <summary>0.1 µW: dBm = 10·log10(raw / 10 000).</summary>
    TenthMicrowatt,

    /// <summary>dBm, whole or with a fraction.</summary>
    Dbm,

    /// <summary>0.1 dBm (Device.XPON).</summary>
    TenthDbm,

    /// <summary>0.001 dBm by the standard, whatever the maker made of it.</summary>
    Standard,

    /// <summary>A maker we do not know.</summary>
    Unknown,
}

/// <summary>Both directions of one module. <paramref name="Dark"/>: the raw value says that nothing is received.</summary>
internal readonly record struct OpticalPair(double? Rx, double? Tx, bool Dark);

/// <summary>
/// Turns what modems write for optical power into dBm. Makers break the unit of the standard, so the received number itself has a say; what it
/// reveals holds for the sent one too, because a module writes both alike.
/// </summary>
internal static partial class OpticalPower
{
    private const double Floor = -40;
    private const double Ceiling = 10;
    private static readonly double[] Sentinels = [65535, -65536, int.MaxValue, int.MinValue, -int.MaxValue, 0];

    public static OpticalPair ToDbm(string? received, string? sent, OpticalUnit unit)
    {
        var (rx, fraction) = Parse(received);
        var (tx, _) = Parse(sent);
        var dark = rx is { } level && (double.IsNegativeInfinity(level) || (Sentinels.Contains(level) && (unit != OpticalUnit.Standard || level != 0)));
        var scale = Scale(dark || rx is null or 0 ? null : rx, fraction, unit);
        var rxDbm = dark || rx is null or 0 ? null : Bounded(scale(rx.Value));
        if (rxDbm <= Floor)
        {
            (rxDbm, dark) = (null, true);
        }

        return new OpticalPair(rxDbm, tx is { } t && !Sentinels.Contains(t) && Bounded(scale(t)) is > Floor and var dbm ? dbm : null, dark);
    }

    /// <summary>How to read this module's numbers, told by its unit and by the size of the received one: nobody receives −600 dBm.</summary>
    private static Func<double, double> Scale(double? rx, bool fraction, OpticalUnit unit) => (unit, rx) switch
    {
        (OpticalUnit.TenthDbm, { } v) when fraction && Math.Abs(v) <= 60 => AsIs,
        (OpticalUnit.TenthDbm, _) => v => v / 10,
        (OpticalUnit.TenthMicrowatt or OpticalUnit.Unknown, null or > 0) when !fraction => FromTenthMicrowatt,
        (OpticalUnit.Dbm or OpticalUnit.Standard, > 100) => FromTenthMicrowatt,
        (OpticalUnit.Standard, null) => v => v / 1000,
        (OpticalUnit.Standard, <= -1000) => v => v / 1000,
        (_, <= -5000) => v => v / 1000,
        (_, <= -1000) => v => v / 100,
        (_, < -600) => v => v / 1000,
        (_, < -60) => v => v / 10,
        _ => AsIs,
    };

    private static double AsIs(double value) => value;

    private static double FromTenthMicrowatt(double value) => value > 0 ? 10 * Math.Log10(value / 10000) : double.NaN;

    private static double? Bounded(double dbm) => dbm <= Ceiling ? Math.Round(dbm, 2) : null;

    /// <summary>Makers add the unit, write darkness as infinity, and the fraction behind a point or a comma.</summary>
    private static (double? Value, bool Fraction) Parse(string? raw)
    {
        var text = raw?.Trim() ?? "";
        if (text.StartsWith("-inf", StringComparison.OrdinalIgnoreCase))
        {
            return (double.NegativeInfinity, false);
        }

        var number = WithUnit().Match(text) is { Success: true } match ? match.Groups[1].Value : text;
        return (ParameterNode.ParseNumber(number), number.Contains('.', StringComparison.Ordinal) || number.Contains(',', StringComparison.Ordinal));
    }

    [GeneratedRegex(@"(-?\d+(?:[.,]\d+)?)\s*dBm?\b", RegexOptions.IgnoreCase)]
    private static partial Regex WithUnit();
}
