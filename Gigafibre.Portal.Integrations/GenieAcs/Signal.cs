using System.Text.RegularExpressions;

namespace Gigafibre.Portal.Integrations.GenieAcs;

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
    public static string? Band(string? text) => text switch
    {
        null => null,
        _ when text.StartsWith("2.4", StringComparison.Ordinal) || text.StartsWith("2G", StringComparison.OrdinalIgnoreCase) => "2.4GHz",
        _ when text.StartsWith('5') => "5GHz",
        _ when text.StartsWith('6') => "6GHz",
        _ => null,
    };

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

    /// <summary>The band of a list of standards (<c>b,g,n</c>, <c>a,n,ac</c>); <c>n</c> and <c>ax</c> run in several.</summary>
    public static string? BandOfStandards(string? standards)
    {
        var parts = (standards ?? "").ToLowerInvariant().Split([',', '/', ' '], StringSplitOptions.RemoveEmptyEntries);
        return parts.Intersect(["b", "g"]).Any() ? "2.4GHz" : parts.Intersect(["a", "ac"]).Any() ? "5GHz" : null;
    }

    /// <summary>Mesh backhaul networks of TP-Link are thirty hex digits long; no person ever named a network so.</summary>
    public static bool IsBackhaulName(string? ssid) => ssid is not null && BackhaulName().IsMatch(ssid);

    public static bool IsGuestName(string? ssid) => ssid is not null && GuestName().IsMatch(ssid);

    [GeneratedRegex("^[0-9a-f]{28,32}$", RegexOptions.IgnoreCase)]
    private static partial Regex BackhaulName();

    [GeneratedRegex("guest|invit", RegexOptions.IgnoreCase)]
    private static partial Regex GuestName();
}
