namespace Gigafibre.Portal.Integrations.Cpe;

/// <summary>The networks of a TR-098 device.</summary>
internal static class Tr098Networks
{
    private const string Root = "InternetGatewayDevice";

    public static IReadOnlyList<WifiSlot> List(ParameterNode tree) =>
    [
        .. from lan in tree.Instances($"{Root}.LANDevice")
           from wlan in lan.Node.Instances("WLANConfiguration")
           let node = wlan.Node
           let name = node.Text("SSID")
           where name is not null
           let told = WifiSlot.IsMarkedGuests(node)
           let use = Signal.IsBackhaulName(name) || WifiSlot.IsMarkedBackhaul(node) ? WifiUse.Hidden : told || Signal.IsGuestName(name) ? WifiUse.Guests : WifiUse.Home
           select new WifiSlot($"{Root}.LANDevice.{lan.Index}.WLANConfiguration.{wlan.Index}", node, null, default, name, Band(node), use, told, On(node), Security(node)),
    ];

    /// <summary>By what the modem says of it; the number of a network says nothing.</summary>
    public static string? Band(ParameterNode wlan) =>
        Signal.Band(wlan.FirstText("X_HW_RFBand", "RFBand", "OperatingFrequencyBand", "X_ZTE-COM_Band", "X_ALU-COM_Band", "X_CT-COM_RFBand", "SupportedFrequencyBands"))
        ?? Signal.BandOfChannel(wlan.Integer("Channel"))
        ?? Signal.BandOfStandards(wlan.FirstText("X_HW_SupportedStandards", "X_ZTE-COM_WlanStandard", "Standard"))
        ?? Signal.BandOfStandards(wlan.Text("Standard"));

    public static bool? On(ParameterNode wlan) =>
        wlan.Flag("Enable") is not { } enable ? null : enable && wlan.Works("Status") is not false && wlan.Flag("RadioEnabled") is not false;

    private static string? Security(ParameterNode wlan) => wlan.Text("BeaconType")?.ToUpperInvariant() switch
    {
        "11I" => "WPA2-Personal",
        "WPAAND11I" => "WPA-WPA2-Personal",
        "WPA" => "WPA-Personal",
        "NONE" => "None",
        "BASIC" => wlan.Is("BasicEncryptionModes", "WEPEncryption") ? "WEP" : "None",
        _ => wlan.Text("BeaconType"),
    };
}
