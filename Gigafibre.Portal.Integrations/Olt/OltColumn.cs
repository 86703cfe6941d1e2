using System.Globalization;
using System.Text.RegularExpressions;
using Gigafibre.Portal.Integrations.Snmp;

namespace Gigafibre.Portal.Integrations.Olt;

/// <summary>A column of an OLT's table and how to read its values: number × <c>Scale</c> + <c>Offset</c>.</summary>
/// <param name="Suffix">What follows the ONT's index in this column.</param>
/// <param name="Below">What follows the index differs from model to model: the first row below the index is meant.</param>
/// <param name="None">Numbers that stand for "no value".</param>
/// <param name="Text">The value is written out: <c>-19.23</c>, <c>0.03 mW (-14.61 dBm)</c>, <c>--</c>.</param>
/// <param name="Signed16">The upper half of 16 bits is negative.</param>
/// <param name="Milliwatt">The scaled number is milliwatts, wanted as dBm.</param>
internal sealed partial record OltColumn(
    string Oid, string Suffix = "", bool Below = false, double Scale = 1, double Offset = 0, long[]? None = null, bool Text = false, bool Signed16 = false, bool Milliwatt = false)
{
    private Oid Root => Snmp.Oid.Parse(Oid);

    public Oid At(string index) => Root.Append(index).Append(Suffix);

    /// <summary>The value; null when the OLT has none.</summary>
    public double? Read(SnmpValue value)
    {
        var scaled = ((Text ? Meant(Written(value.Text)) : Counted(value)) * Scale) + Offset;
        return !Milliwatt ? scaled : scaled > 0 ? 10 * Math.Log10(scaled.Value) : null;
    }

    /// <summary>A level of light in dBm; null outside of what fibre equipment can see, whatever the OLT writes.</summary>
    public double? ReadDbm(SnmpValue value) => Read(value) is { } dbm and > -40 and <= 12 ? Math.Round(dbm, 2) : null;

    /// <summary>A time as the OLT's clock shows it: DateAndTime of 8 octets (its local time) or 11 (with its zone), or written out.</summary>
    public static DateTimeOffset? ReadTime(SnmpValue value, TimeZoneInfo zone)
    {
        if (value is { Type: SnmpType.OctetString, Bytes.Length: 8 or 11 }
            && value.Bytes.Span is [>= 7 and <= 8, _, >= 1 and <= 12, >= 1 and <= 31, <= 23, <= 59, <= 60, _, ..] bytes)
        {
            var year = (bytes[0] << 8) | bytes[1];
            if (bytes[3] > DateTime.DaysInMonth(year, bytes[2]))
            {
                return null;
            }

            var local = new DateTime(year, bytes[2], bytes[3], bytes[4], bytes[5], Math.Min(bytes[6], (byte)59));
            return bytes.Length == 11 && bytes[9] <= 13 && bytes[10] <= 59
                ? new DateTimeOffset(local, (bytes[8] == '-' ? -1 : 1) * new TimeSpan(bytes[9], bytes[10], 0))
                : At(local, zone);
        }

        return DateTime.TryParseExact(value.Text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var written) && written.Year > 2000
            ? At(written, zone) : null;
    }

    private static DateTimeOffset At(DateTime local, TimeZoneInfo zone) => new(local, zone.GetUtcOffset(local));

    private double? Counted(SnmpValue value) =>
        !value.IsNumber || None?.Contains(value.Number) is true ? null : Signed16 && value.Number > short.MaxValue ? value.Number - 65_536 : value.Number;

    private double? Meant(double? written) => written is { } w && None?.Contains((long)w) is true && w == Math.Truncate(w) ? null : written;

    private static double? Written(string? text) =>
        text is not null && (Dbm().Match(text) is { Success: true } dbm ? dbm : Number().Match(text)) is { Success: true } match
            ? double.Parse(match.Groups[1].Value.Replace(',', '.'), CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"(-?\d+(?:[.,]\d+)?)\s*\(?\s*dBm", RegexOptions.CultureInvariant)]
    private static partial Regex Dbm();

    [GeneratedRegex(@"^\s*(-?\d+(?:[.,]\d+)?)(?![\d.,]|\s*m?W)", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
