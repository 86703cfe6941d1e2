using System.Text.RegularExpressions;

namespace Gigafibre.Portal.Integrations.Cpe;

/// <summary>Small conversions that several readers share.</summary>
internal static partial class Signal
{
    /// <summary>RCPI of IEEE 802.11: half decibels above −110 dBm; 0 and 221 upwards carry no level.</summary>
    public static int? FromRcpi(double? raw) => raw is > 0 and <= 220 ? (int)Math.Round((raw.Value / 2) - 110) : null;

    /// <summary>dBm as written; 0 means not measured.</summary>
    public static int? FromDbm(double? raw) => raw is < 0 and > -120 ? (int)Math.Round(raw.Value) : null;

    /// <summary>Mbit/s from kbit/s; 0 means not measured.</summary>
    public static int? FromKbps(double? raw) => raw is > 0 ? (int)Math.Max(1, Math.Round(raw.Value / 1000)) : null;

    public static int? FromMbps(double? raw) => raw is > 0 and < 100_000 ? (int)Math.Round(raw.Value) : null;

    /// <summary>Models write both units into the same leaf; nothing in a home runs at 5 000 Mbit/s, nor at 5 000 kbit/s.</summary>
    public static int? FromEither(double? raw) => raw is > 5000 ? FromKbps(raw) : raw is > 0 ? (int)Math.Round(raw.Value) : null;

    public static int? Share255(double? raw) => raw is > 0 and <= 255 ? (int)Math.Round(raw.Value * 100 / 255) : null;

    /// <summary><c>2.4GHz</c>, <c>5GHz</c>, <c>6GHz</c> from any way of writing them.</summary>
    public static string? Band(string? text)
    {
        var bands = BandWord().Matches(text ?? "").Select(m => m.Value[0] switch { '2' => "2.4GHz", '5' => "5GHz", _ => "6GHz" }).Distinct().ToList();
        return bands.Count == 1 ? bands[0] : null;
    }

    /// <summary>A number that two bands share is the older band's; 6 GHz has numbers that no other has (37, 53, 69, …).</summary>
    public static string? BandOfChannel(int? channel) => channel switch
    {
        >= 1 and <= 14 => "2.4GHz",
        (>= 36 and <= 64 or >= 100 and <= 144) and var c when c % 4 == 0 => "5GHz",
        >= 149 and <= 177 and var c when c % 4 == 1 => "5GHz",
        >= 15 and <= 233 and var c when c % 4 == 1 => "6GHz",
        >= 36 and <= 177 => "5GHz",
        _ => null,
    };

    /// <summary>The band of standards, written with or without anything between them (<c>b,g,n</c>, <c>anac</c>, <c>11bgn</c>); <c>n</c> and <c>ax</c> run in several.</summary>
    public static string? BandOfStandards(string? standards)
    {
        if (Standards().Match(standards ?? "") is not { Success: true } match)
        {
            return null;
        }

        var told = match.Groups[1].Captures.Select(c => c.Value.ToLowerInvariant()).ToHashSet();
        return (told.Overlaps(["b", "g"]), told.Overlaps(["a", "ac"])) switch
        {
            (true, false) => "2.4GHz",
            (false, true) => "5GHz",
            _ => null,
        };
    }

    /// <summary>Mesh backhaul networks are named by machines: thirty hex digits, or a word that says what they are. No person ever named a network so.</summary>
    public static bool IsBackhaulName(string? ssid) => ssid is not null && BackhaulName().IsMatch(ssid);

    public static bool IsGuestName(string? ssid) => ssid is not null && GuestName().IsMatch(ssid);

    [GeneratedRegex(@"2[.,]?4\s*G?|2G(?:Hz)?\b|\b[56](?:[.,]\d)?\s*G|^[56]$", RegexOptions.IgnoreCase)]
    private static partial Regex BandWord();

    [GeneratedRegex(@"^[\s,/+_-]*(?:(?:IEEE\s*)?(?:802\.?)?(?:11)?[\s,/+_-]*(ac|ax|be|a|b|g|n)[\s,/+_-]*)+$", RegexOptions.IgnoreCase)]
    private static partial Regex Standards();

    [GeneratedRegex("^[0-9a-f]{28,32}$|back-?haul|^(?:easy|e)?mesh[-_ ]?bh|[-_ ]bh(?:[-_ ]?\\d)?$", RegexOptions.IgnoreCase)]
    private static partial Regex BackhaulName();

    [GeneratedRegex("guest|invit", RegexOptions.IgnoreCase)]
    private static partial Regex GuestName();
}
