namespace Gigafibre.Portal.Integrations.Cpe;

/// <summary>The networks of a TR-181 device. On TP-Link every SSID claims to be up; the access point, its type and a real BSSID tell the truth.</summary>
internal static class Tr181Networks
{
    private const string Wifi = "Device.WiFi.";
    private const string Mesh = "Device.WiFi.MultiAP.APDevice";
    private const string Elements = "Device.WiFi.DataElements.Network.Device";

    public static IReadOnlyList<WifiSlot> List(ParameterNode tree)
    {
        var points = tree.Instances(Wifi + "AccessPoint").ToList();
        var backhaul = BackhaulBssids(tree);
        return
        [
            .. from ssid in tree.Instances(Wifi + "SSID")
               let name = ssid.Node.Text("SSID")
               where name is not null
               let path = $"{Wifi}SSID.{ssid.Index}"
               let point = points.FirstOrDefault(p => p.Node.Text("SSIDReference")?.TrimEnd('.') == path)
               let radio = tree[ssid.Node.Text("LowerLayers")?.TrimEnd('.') ?? "none"]
               let isOn = IsOn(ssid.Node, point.Node, radio)
               select new WifiSlot(
                   path, ssid.Node, point.Node.Exists ? $"{Wifi}AccessPoint.{point.Index}" : null, point.Node, name, Band(radio), Use(ssid.Node, point.Node, name, isOn, backhaul),
                   point.Node.Is("X_TP_APType", "GuestNetwork") || WifiSlot.IsMarkedGuests(point.Node)
                       || WifiSlot.IsMarkedGuests(ssid.Node), isOn, point.Node.Text("Security.ModeEnabled")),
        ];
    }

    public static string? Band(ParameterNode radio)
    {
        var only = radio.Text("SupportedFrequencyBands") is { } bands && !bands.Contains(',', StringComparison.Ordinal) ? bands : null;
        return Signal.Band(radio.FirstText("OperatingFrequencyBand", "X_TP_Band") ?? only) ?? Signal.BandOfChannel(radio.Integer("Channel"))
            ?? Signal.BandOfStandards(radio.Text("OperatingStandards"));
    }

    public static bool? On(ParameterNode node) => node.Flag("Enable") is not { } enable ? null : enable && node.Works("Status") is not false;

    /// <summary>Addresses of networks between mesh nodes, by whoever names them so.</summary>
    public static HashSet<MacAddress> BackhaulBssids(ParameterNode tree) =>
    [
        .. tree.Instances(Mesh).SelectMany(d => d.Node.Instances("Radio")).SelectMany(r => r.Node.Instances("AP"))
            .Where(a => a.Node.Is("X_TP_Type", "Backhaul") || WifiSlot.IsMarkedBackhaul(a.Node)).Select(a => a.Node.Mac("BSSID")).OfType<MacAddress>(),
        .. tree.Instances(Elements).SelectMany(d => d.Node.Instances("Radio")).SelectMany(r => r.Node.Instances("BSS"))
            .Where(b => WifiSlot.IsMarkedBackhaul(b.Node)).Select(b => b.Node.Mac("BSSID")).OfType<MacAddress>(),
    ];

    private static bool? IsOn(ParameterNode ssid, ParameterNode point, ParameterNode radio)
    {
        var on = point.Exists && ssid.Flag("Enable") is not false ? On(point) : On(ssid);
        return (ssid.HasValue("BSSID") && ssid.Mac("BSSID") is null && on is true) || On(radio) is false ? false : on;
    }

    private static WifiUse Use(ParameterNode ssid, ParameterNode point, string name, bool? on, HashSet<MacAddress> backhaul)
    {
        var isHidden = point.Is("X_TP_APType", "Backhaul", "Public") || Signal.IsBackhaulName(name) || WifiSlot.IsMarkedBackhaul(point) || WifiSlot.IsMarkedBackhaul(ssid)
            || (ssid.Mac("BSSID") is { } bssid && backhaul.Contains(bssid));
        return isHidden ? WifiUse.Hidden
            : point.Is("X_TP_APType", "Guest") ? on is true ? WifiUse.Guests : WifiUse.Spare
            : point.Is("X_TP_APType", "GuestNetwork") || WifiSlot.IsMarkedGuests(point) || WifiSlot.IsMarkedGuests(ssid) ? WifiUse.Guests
            : point.Text("X_TP_APType") is null && Signal.IsGuestName(name) ? WifiUse.Guests
            : WifiUse.Home;
    }
}
