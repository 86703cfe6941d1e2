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
            [.. Rows(answer, ModemPart.Wan).Where(IsEnabled).OrderByDescending(w => IsUp(w) is true && Address(w) is not null).ThenByDescending(w => Is(w, "connType", "PPPoE"))
                .Select(w => Wan(w, at)),
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
        }).Where(k => k is { Name: not null, Key: not null }).Select(k => new WifiKey(k.Name!, Signal.Band(k.Band), k.Guest, k.Key!)),
    ];

    private static IReadOnlyList<Dictionary<string, string>> Rows(ModemPageAnswer answer, ModemPart part) => answer.Parts.GetValueOrDefault(part.ToString()) ?? [];

    private static CpeInterface Wan(Dictionary<string, string> row, DateTimeOffset at)
    {
        var (told, address) = (IsUp(row), Address(row));
        var up = told is true && address is not null;
        return new CpeInterface(
            Text(row, "name") ?? "WAN", InterfaceKind.Wan, up ? LinkStatus.Up : told is null ? LinkStatus.Unknown : LinkStatus.Down, up ? V4(row) : null, Mac(row, "MACAddr"),
            Error: told is true ? null : Tr181Reader.Failure(Text(row, "PPPLastConnError")),
            Protocol: Text(row, "connType")?.ToUpperInvariant() switch { "PPPOE" => "PPP", "DHCP" or "IPOE" => "DHCP", "STATIC" => "Static", _ => null },
            SessionUptime: up && Number(row, "X_TP_Uptime") is { } s and > 0 ? TimeSpan.FromSeconds(s) : null, ConnectionState: State(row), ReadAt: at, Ipv6: up ? V6(row) : null);
    }

    private static string? Address(Dictionary<string, string> row) => V4(row) ?? V6(row);

    private static string? V4(Dictionary<string, string> row) => ParameterNode.HostIpv4(Text(row, "connIPv4Address"));

    private static string? V6(Dictionary<string, string> row) => ParameterNode.GlobalIpv6(Text(row, "connIPv6Address"));

    /// <summary>In the spelling of the standard; a session may be up by IPv6 alone.</summary>
    private static string? State(Dictionary<string, string> row) =>
        IsUp(row) is true ? "Connected" : Text(row, "connStatusV4") ?? Text(row, "connStatusV6");

    /// <summary>Null when the modem does not tell.</summary>
    private static bool? IsUp(Dictionary<string, string> row) => Is(row, "connStatusV4", "Connected") || Is(row, "connStatusV6", "Connected") ? true
        : Text(row, "connStatusV4") is null && Text(row, "connStatusV6") is null ? null : false;

    /// <summary>The rate is always "auto" on this model, so none is given.</summary>
    private static CpeInterface Port(Dictionary<string, string> row, DateTimeOffset at) => new(
        Text(row, "X_TP_IfNameAlias") ?? "LAN", InterfaceKind.Lan, Flag(row, "status") switch { true => LinkStatus.Up, false => LinkStatus.Down, null => LinkStatus.Unknown },
            Mac: Mac(row, "MACAddress"),
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

        var link = Text(row, "backhaulLinkType") switch { null or "None" => null, var l when l.Contains("Eth", StringComparison.OrdinalIgnoreCase) => "ethernet", _ => "wifi" };
        var root = Flag(row, "X_TP_IsController") ?? link is null;
        var online = Flag(row, "X_TP_Active");
        return new MeshNode(
            mac, Text(row, "X_TP_HostName"), root ? MeshRole.Controller : MeshRole.Agent, online, root ? null : link,
            !root && link == "wifi" && online is not false ? Signal.FromRcpi(Number(row, "backhaulSignalStrength")) : null, null, at);
    }

    /// <summary>Wi-Fi devices as their radio hears them, and the rest of the table of hosts, joined by MAC.</summary>
    private static IReadOnlyList<CpeClient> Clients(ModemPageAnswer answer, MacAddress? own, DateTimeOffset at)
    {
        var bands = Rows(answer, ModemPart.Radios).GroupBy(r => Stack(r, 2), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => Text(g.First(), "operatingFrequencyBand"), StringComparer.Ordinal);
        var nodes = Rows(answer, ModemPart.Mesh).GroupBy(n => Stack(n, 1), StringComparer.Ordinal).ToDictionary(g => g.Key, g => Mac(g.First(), "MACAddress"),
            StringComparer.Ordinal);
        var table = new ClientTable();
        table.Exclude(own);
        foreach (var node in nodes.Values)
        {
            table.Exclude(node);
        }

        var gone = Rows(answer, ModemPart.Mesh).Where(n => Flag(n, "X_TP_Active") is false).Select(n => Stack(n, 1)).ToHashSet(StringComparer.Ordinal);
        foreach (var row in Rows(answer, ModemPart.Clients).Where(c => !gone.Contains(Stack(c, 1))))
        {
            if (Mac(row, "MACAddress") is { } mac)
            {
                var via = nodes.GetValueOrDefault(Stack(row, 1));
                table.Add(new CpeClient(
                    mac, Text(row, "X_TP_HostName"), ParameterNode.HostIpv4(Text(row, "X_TP_IPAddress")), Signal.Band(bands.GetValueOrDefault(Stack(row, 2))), false,
                    Signal.FromRcpi(Number(row, "signalStrength")), via == own || Stack(row, 1) == "1" ? null : via,
                    Signal.FromKbps(Number(row, "lastDataDownlinkRate")), at), present: true, at);
            }
        }

        foreach (var row in Rows(answer, ModemPart.Hosts))
        {
            if (Mac(row, "physAddress") is { } mac)
            {
                var (wired, band) = Text(row, "X_TP_LanConnType") switch
                {
                    "0" => (true, null),
                    "1" or "2" => (false, "2.4GHz"),
                    "3" or "4" => (false, "5GHz"),
                    _ =>
                    ((bool?)null, (string?)null)
                };
                table.Add(new CpeClient(mac, Text(row, "hostName"), ParameterNode.HostIpv4(Text(row, "IPAddress")), band, wired, null, null, null, at),
                    present: Flag(row, "active") is true, at);
            }
        }

        return table.Present();
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

    private static bool IsEnabled(Dictionary<string, string> row) => Flag(row, "enable") is true;

    private static string Stack(Dictionary<string, string> row, int depth) => string.Join(',', (row.GetValueOrDefault("stack") ?? "").Split(',').Take(depth));

    private static string? Text(Dictionary<string, string> row, string name) => ParameterNode.Meant(row.GetValueOrDefault(name));

    private static bool Is(Dictionary<string, string> row, string name, string word) => string.Equals(Text(row, name), word, StringComparison.OrdinalIgnoreCase);

    private static double? Number(Dictionary<string, string> row, string name) => ParameterNode.ParseNumber(Text(row, name));

    private static bool? Flag(Dictionary<string, string> row, string name) => ParameterNode.ToFlag(Text(row, name));

    private static MacAddress? Mac(Dictionary<string, string> row, string name) => MacAddress.TryParse(row.GetValueOrDefault(name), out var mac) ? mac : null;
}
