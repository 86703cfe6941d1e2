using System.Globalization;
using Gigafibre.Portal.Integrations.Cpe;

namespace Gigafibre.Portal.Integrations.ModemBridge;

/// <summary>Reads the lists of the modem's page into our vocabulary. Units and quirks: docs/wire/modem-bridge.md.</summary>
internal static class Dev2Reader
{
    public static CpeSnapshot Read(ModemPageAnswer answer)
    {
        var at = answer.ReadAt;
        var device = Rows(answer, ModemPart.Device) is [var d, ..] ? d : [];
        var mac = MacAddress.TryParse(answer.Mac, out var m) ? m : (MacAddress?)null;
        var nodes = Rows(answer, ModemPart.Mesh);
        return new CpeSnapshot(
            new CpeIdentity(
                Text(device, "serialNumber"), mac, null, Text(device, "manufacturer"), Text(device, "modelName"), Text(device, "softwareVersion"),
                Number(device, "upTime") is { } s ? TimeSpan.FromSeconds(s) : null, at, null, null, null),
            [.. Rows(answer, ModemPart.Wan).Where(IsEnabled).OrderByDescending(w => Text(w, "connType") == "PPPoE").ThenByDescending(IsUp).Select(w => Wan(w, at)),
                .. Rows(answer, ModemPart.Ports).Where(p => IsEnabled(p) && p.GetValueOrDefault("upstream") != "1" && p.ContainsKey("X_TP_IfNameAlias")).Select(p => Port(p, at))],
            [.. Rows(answer, ModemPart.Wifi).Select(w => Radio(w, at))],
            Clients(answer, mac, at), [.. nodes.Select(n => Node(n, at)).OfType<MeshNode>()], Optical(Rows(answer, ModemPart.Optical) is [var o, ..] ? o : null, at));
    }

    public static IReadOnlyList<WifiKey> Keys(ModemPageAnswer answer) =>
    [
        .. Rows(answer, ModemPart.WifiKeys).SelectMany(r => new[]
        {
            (Name: Text(r, "primarySSID"), Key: Text(r, "primaryPSK"), Guest: false, Band: Text(r, "band")),
            (Name: Text(r, "guestSSID"), Key: Text(r, "guestPSK"), Guest: true, Band: Text(r, "band")),
        }).Where(k => k is { Name: not null, Key: not null }).Select(k => new WifiKey(k.Name!, k.Band, k.Guest, k.Key!)),
    ];

    private static IReadOnlyList<Dictionary<string, string>> Rows(ModemPageAnswer answer, ModemPart part) => answer.Parts.GetValueOrDefault(part.ToString()) ?? [];

    private static CpeInterface Wan(Dictionary<string, string> row, DateTimeOffset at)
    {
        var up = IsUp(row);
        var address = Text(row, "connIPv4Address") is { } ip and not "0.0.0.0" ? ip : null;
        return new CpeInterface(
            Text(row, "name") ?? "WAN", InterfaceKind.Wan, up && address is not null ? LinkStatus.Up : LinkStatus.Down, address, Mac(row, "MACAddr"), Error: up
                ? null : Text(row, "PPPLastConnError") is { } e and not "ERROR_NONE" ? e : null,
            Protocol: Text(row, "connType") switch { "PPPoE" => "PPP", "DHCP" or "IPoE" => "DHCP", "Static" => "Static", _ => null },
            SessionUptime: up && Number(row, "X_TP_Uptime") is { } s and > 0 ? TimeSpan.FromSeconds(s) : null, ConnectionState: Text(row, "connStatusV4"), ReadAt: at);
    }

    /// <summary>The rate is always "auto" on this model, so none is given.</summary>
    private static CpeInterface Port(Dictionary<string, string> row, DateTimeOffset at) => new(
        Text(row, "X_TP_IfNameAlias") ?? "LAN", InterfaceKind.Lan, Text(row, "status") == "Up" ? LinkStatus.Up : LinkStatus.Down, Mac: Mac(row, "MACAddress"),
        RateMbps: Number(row, "maxBitRate") is { } rate and > 0 ? (int)rate : null, ReadAt: at);

    private static WifiRadio Radio(Dictionary<string, string> row, DateTimeOffset at)
    {
        var networks = new List<WifiNetwork>();
        if (Text(row, "primarySSID") is { } main)
        {
            networks.Add(new WifiNetwork(main, Flag(row, "primaryEnable"), Text(row, "primaryModeEnabled"), false, null));
        }

        if (Text(row, "guestSSID") is { } guest)
        {
            networks.Add(new WifiNetwork(guest, Flag(row, "guestEnable"), null, true, null));
        }

        return new WifiRadio(Signal.Band(Text(row, "band")), (int?)Number(row, "channel"), Text(row, "standard"), Flag(row, "primaryEnable"),
            Text(row, "currentBandwidth"), null, networks, at);
    }

    private static MeshNode? Node(Dictionary<string, string> row, DateTimeOffset at)
    {
        if (Mac(row, "MACAddress") is not { } mac)
        {
            return null;
        }

        var root = Flag(row, "X_TP_IsController") ?? Text(row, "backhaulLinkType") is null;
        return new MeshNode(
            mac, Text(row, "X_TP_HostName"), root ? MeshRole.Controller : MeshRole.Agent, Flag(row, "X_TP_Active"),
            root ? null : Text(row, "backhaulLinkType")?.Contains("Ether", StringComparison.OrdinalIgnoreCase) is true ? "ethernet" : "wifi",
            root ? null : Signal.FromRcpi(Number(row, "backhaulSignalStrength")), null, at);
    }

    /// <summary>Wi-Fi devices as their radio hears them, and the rest of the table of hosts, joined by MAC.</summary>
    private static IReadOnlyList<CpeClient> Clients(ModemPageAnswer answer, MacAddress? own, DateTimeOffset at)
    {
        var bands = Rows(answer, ModemPart.Radios).ToDictionary(r => Stack(r, 2), r => Text(r, "operatingFrequencyBand"), StringComparer.Ordinal);
        var nodes = Rows(answer, ModemPart.Mesh).ToDictionary(n => Stack(n, 1), n => Mac(n, "MACAddress"), StringComparer.Ordinal);
        var hosts = Rows(answer, ModemPart.Hosts).Where(h => Mac(h, "physAddress") is not null).GroupBy(h => Mac(h, "physAddress")!.Value).ToDictionary(g => g.Key, g => g.First());
        var heard = Rows(answer, ModemPart.Clients).Where(c => Mac(c, "MACAddress") is not null).Select(c =>
        {
            var mac = Mac(c, "MACAddress")!.Value;
            var host = hosts.GetValueOrDefault(mac);
            var via = nodes.GetValueOrDefault(Stack(c, 1));
            return new CpeClient(
                mac, Text(c, "X_TP_HostName") ?? (host is null ? null : Text(host, "hostName")), Text(c, "X_TP_IPAddress") ?? (host is null ? null : Text(host, "IPAddress")),
                Signal.Band(bands.GetValueOrDefault(Stack(c, 2))), false, Signal.FromRcpi(Number(c, "signalStrength")), via == own || Stack(c, 1) == "1" ? null : via,
                Number(c, "lastDataDownlinkRate") is { } kbps and > 0 ? (int)(kbps / 1000) : null, at);
        }).ToList();
        var wired = hosts.Where(h => h.Value.GetValueOrDefault("active") == "1" && heard.TrueForAll(c => c.Mac != h.Key)).Select(h =>
        {
            var kind = Text(h.Value, "X_TP_LanConnType");
            return new CpeClient(h.Key, Text(h.Value, "hostName"), Text(h.Value, "IPAddress"),
                kind switch { "1" or "2" => "2.4GHz", "3" or "4" => "5GHz", _ => null }, kind == "0", null, null, null, at);
        });
        return [.. heard, .. wired];
    }

    private static OpticalReading? Optical(Dictionary<string, string>? row, DateTimeOffset at)
    {
        if (row is null)
        {
            return null;
        }

        var (rx, tx, dark) = OpticalPower.ToDbm(Text(row, "RXPower"), Text(row, "TXPower"), OpticalUnit.TenthMicrowatt);
        return new OpticalReading(
            rx, tx, Number(row, "TransceiverTemperature") is { } t ? Math.Round(t / 256, 1) : null, Number(row, "SupplyVottage") is { } v ? Math.Round(v / 1000, 1) : null,
            Text(row, "RXPower"), dark, Text(row, "Status") switch { "5" => LinkStatus.Up, null => LinkStatus.Unknown, _ => LinkStatus.Down }, at);
    }

    private static bool IsEnabled(Dictionary<string, string> row) => row.GetValueOrDefault("enable") == "1";

    private static bool IsUp(Dictionary<string, string> row) => row.GetValueOrDefault("connStatusV4") == "Connected";

    private static string Stack(Dictionary<string, string> row, int depth) => string.Join(',', (row.GetValueOrDefault("stack") ?? "").Split(',').Take(depth));

    private static string? Text(Dictionary<string, string> row, string name) => row.GetValueOrDefault(name)?.Trim() is { Length: > 0 } text ? text : null;

    private static double? Number(Dictionary<string, string> row, string name) =>
        double.TryParse(row.GetValueOrDefault(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool? Flag(Dictionary<string, string> row, string name) =>
        row.GetValueOrDefault(name) switch { "1" or "true" or "Up" => true, "0" or "false" => false, _ => null };

    private static MacAddress? Mac(Dictionary<string, string> row, string name) => MacAddress.TryParse(row.GetValueOrDefault(name), out var mac) ? mac : null;
}
