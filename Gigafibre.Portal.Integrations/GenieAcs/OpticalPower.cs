using System.Globalization;

namespace Gigafibre.Portal.Integrations.GenieAcs;

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

/// <summary>Turns what modems write for optical power into dBm. Makers break the unit of the standard, so the number itself has a say.</summary>
internal static class OpticalPower
{
    private const double Floor = -40;
    private const double Ceiling = 10;
    private static readonly double[] Sentinels = [65535, -65536, int.MaxValue, int.MinValue, -int.MaxValue, 0];

    /// <summary>dBm, or null with <paramref name="floor"/> set when the raw value says that nothing is received.</summary>
    public static double? ToDbm(string? raw, OpticalUnit unit, out bool floor)
    {
        floor = false;
        if (raw is null || !double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        if (Sentinels.Contains(value))
        {
            // The standard leaf stands at 0 on models that only fill their own: that is no reading, not darkness.
            floor = unit != OpticalUnit.Standard;
            return null;
        }

        var written = value < 0 || raw.Contains('.', StringComparison.Ordinal);
        var dbm = unit switch
        {
            OpticalUnit.TenthDbm => value / 10,
            OpticalUnit.TenthMicrowatt when !written => FromTenthMicrowatt(value),
            OpticalUnit.Unknown when !written => FromTenthMicrowatt(value),
            OpticalUnit.Dbm when value > 100 => FromTenthMicrowatt(value),
            OpticalUnit.Standard when !written => value / 1000,
            _ => Plausible(value),
        };
        if (dbm <= Floor)
        {
            floor = true;
            return null;
        }

        return dbm <= Ceiling ? Math.Round(dbm, 2) : null;
    }

    private static double FromTenthMicrowatt(double value) => 10 * Math.Log10(value / 10000);

    /// <summary>The size tells the unit: nobody receives −600 dBm.</summary>
    private static double Plausible(double value) => value switch
    {
        <= -1000 => value / 1000,
        < -60 => value / 10,
        _ => value,
    };
}
