using System.Text.RegularExpressions;

namespace Gigafibre.Portal.Integrations.Cpe;

/// <summary>What a network of a modem is for.</summary>
internal enum WifiUse
{
    Home,
    Guests,

    /// <summary>Between mesh nodes, or the provider's own; nobody sees it.</summary>
    Hidden,

    /// <summary>A slot that nobody set up: off, and often without a key.</summary>
    Spare,
}

/// <summary>
/// One network of a modem and what it is for: the one classification by which it is shown and by which it may be changed.
/// </summary>
/// <param name="Path">Of its SSID object (TR-181) or its WLANConfiguration (TR-098), without a dot at the end.</param>
/// <param name="PointPath">Of its access point (TR-181); null where the network is its own.</param>
/// <param name="IsToldGuests">The modem itself says that it is the guests'; a name is only a sign.</param>
/// <param name="On">Null when the modem does not tell.</param>
/// <param name="Security">In the standard's words; <c>None</c> for an open network, null when the modem does not tell.</param>
internal sealed partial record WifiSlot(
    string Path, ParameterNode Node, string? PointPath, ParameterNode Point, string Name, string? Band, WifiUse Use, bool IsToldGuests, bool? On, string? Security)
{
    /// <summary>Known to ask for a key that is worth the name; what only sounds like it, or lets others in besides, does not.</summary>
    public bool IsEncrypted => Security is { } mode && Encrypted().IsMatch(mode);

    /// <summary>A leaf of any maker that marks a network as one between mesh nodes (<c>BackhaulUse</c>, <c>X_…_IsBackhaul</c>).</summary>
    public static bool IsMarkedBackhaul(ParameterNode node) => IsMarked(node, "Backhaul") && !IsMarked(node, "Fronthaul");

    /// <summary>A leaf of any maker that marks a network as the guests' (<c>X_ALU_COM_IsGuestSSID</c>, <c>X_…_GuestNetwork</c>); Nokia alone spells it in
    /// more than one way. What a network does with guests (<c>…GuestNetworkIsolation</c>) does not make it theirs.</summary>
    public static bool IsMarkedGuests(ParameterNode node) => node.Children().Any(c => GuestMark().IsMatch(c.Name) && node.Flag(c.Name) is true);

    private static bool IsMarked(ParameterNode node, string word) => node.Children().Any(c => c.Name.Contains(word, StringComparison.OrdinalIgnoreCase)
        && node.Flag(c.Name) is true);

    [GeneratedRegex("^(?!basic|no).*(?:WPA|11i|SAE|PSK)", RegexOptions.IgnoreCase)]
    private static partial Regex Encrypted();

    [GeneratedRegex("(?:Guest_?(?:SSID|Network|WLAN|Wifi)|(?:SSID|Network|WLAN|Wifi)_?(?:For|Is)?_?Guest|_Is_?Guest)(?:_?(?:Flag|Mode))?$", RegexOptions.IgnoreCase)]
    private static partial Regex GuestMark();
}
