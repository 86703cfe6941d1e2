namespace Gigafibre.Portal.Integrations.Cpe;

/// <summary>Interfaces of a TR-098 device.</summary>
internal static class Tr098Reader
{
    private const string Root = "InternetGatewayDevice";
    private static readonly string[] Kinds = ["WANPPPConnection", "WANIPConnection"];
    private static readonly string[] States = ["Unconfigured", "Connecting", "Authenticating", "Connected", "PendingDisconnect", "Disconnecting", "Disconnected", "Up", "Down"];
    private static readonly string[] OtherServices = ["TR069", "VOIP", "VOICE", "IPTV", "OTHER", "MULTICAST", "TR181"];

    public static IReadOnlyList<CpeInterface> Interfaces(ParameterNode tree) => [.. Wans(tree), .. LanPorts(tree)];

    public static MacAddress? BaseMac(ParameterNode tree) => Tr181Reader.Lowest(tree.Instances($"{Root}.LANDevice")
        .SelectMany(l => l.Node.Instances("LANEthernetInterfaceConfig").Select(p => p.Node.Mac("MACAddress"))
            .Append(l.Node.Mac("LANHostConfigManagement.MACAddress")))
        .OfType<MacAddress>());

    private sealed record Connection(string Path, int Device, ParameterNode Node, bool Ppp);

    /// <summary>What has the internet connection taken up anew; null where it has no such parameter.</summary>
    public static string? RenewPath(ParameterNode tree) =>
        Ranked(tree).Where(c => !IsForSomethingElse(c.Node) && c.Node.IsLeaf("Reset")).Select(c => c.Path + ".Reset").FirstOrDefault();

    private static IEnumerable<CpeInterface> Wans(ParameterNode tree)
    {
        var ranked = Ranked(tree);

        // When nothing carries the internet here (it is bridged, to a router of the customer's), what carries something else is not it.
        return ranked.Count > 0 && IsForSomethingElse(ranked[0].Node) ? [] : ranked
            .Select(ToWan)
            .Where((w, position) => position == 0 || w is { Status: LinkStatus.Up } or { Protocol: "PPP", Error: not null });
    }

    /// <summary>Connections, the one that carries the internet first.</summary>
    private static List<Connection> Ranked(ParameterNode tree)
    {
        var connections =
            from wan in tree.Instances($"{Root}.WANDevice")
            from device in wan.Node.Instances("WANConnectionDevice")
            from kind in Kinds
            from connection in device.Node.Instances(kind)
            let path = $"{Root}.WANDevice.{wan.Index}.WANConnectionDevice.{device.Index}.{kind}.{connection.Index}"
            where connection.Node.Text("ConnectionType") is not { } type || !type.Contains("Bridged", StringComparison.OrdinalIgnoreCase)
            select new Connection(path, device.Index, connection.Node, kind == "WANPPPConnection");
        return [.. connections.OrderByDescending(c => Score(tree, c))];
    }

    private static bool IsForSomethingElse(ParameterNode node) => Services(node) is var services && !services.Contains("INTERNET") && services.Any(OtherServices.Contains);

    private static int Score(ParameterNode tree, Connection c)
    {
        var internet = Services(c.Node).Contains("INTERNET");
        var score = 0;
        score += IsDefault(tree, c) ? 16 : 0;
        score += internet ? 40 : IsForSomethingElse(c.Node) ? -40 : 0;

        // One that works beats what was left over; a private address may be the management's.
        score += !IsConnected(c.Node) || Address(c.Node) is not { } address ? 0 : internet || !Tr181Reader.IsPrivate(address) ? 30 : 8;
        score += c.Ppp && c.Node.Text("Username") is not null ? 12 : 0;

        // Never configured: an unused line of another technology.
        score += c.Node.Is("ConnectionStatus", "Unconfigured") ? -30 : 0;
        return score + (c.Node.Flag("Enable") is not false ? 1 : -20);
    }

    /// <summary>The maker's own service list, or else the words of the connection's name (<c>1_TR069_INTERNET_R_VID_10</c>).</summary>
    private static HashSet<string> Services(ParameterNode node)
    {
        var list = node.Children().Where(c => c.Name.EndsWith("ServiceList", StringComparison.OrdinalIgnoreCase) && !c.Name.Contains("Ex", StringComparison.Ordinal))
            .Select(c => node.Text(c.Name)).FirstOrDefault(t => t is not null) ?? node.Text("Name") ?? "";
        return [.. list.ToUpperInvariant().Split(['_', ',', ' ', '-'], StringSplitOptions.RemoveEmptyEntries)];
    }

    private static bool IsDefault(ParameterNode tree, Connection c)
    {
        if (tree.Text($"{Root}.Layer3Forwarding.DefaultConnectionService")?.TrimEnd('.').EndsWith(c.Path, StringComparison.Ordinal) == true)
        {
            return true;
        }

        var routes = tree.Instances($"{Root}.Layer3Forwarding.X_HW_CurrentForwarding").Concat(tree.Instances($"{Root}.Layer3Forwarding.Forwarding")).Select(r => r.Node);
        return routes
            .Where(r => r.Flag("Enable") is not false && r.Text("DestIPAddress") == "0.0.0.0" && r.Text("DestSubnetMask") is "0.0.0.0" or null)
            .Select(r => r.Text("Interface")?.TrimEnd('.'))
            .Any(i => i == c.Path || string.Equals(i, $"wan{c.Device}", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsConnected(ParameterNode node) => node.Is("ConnectionStatus", "Connected", "Up");

    private static string? Address(ParameterNode node) => node.Ipv4("ExternalIPAddress") ?? node.Ipv6();

    private static CpeInterface ToWan(Connection c)
    {
        var state = c.Node.State("ConnectionStatus", States);

        // Connected to nothing is not connected: an address that was read and is none.
        var connected = IsConnected(c.Node) && (Address(c.Node) is not null || !c.Node.HasValue("ExternalIPAddress"));
        return new CpeInterface(
            c.Node.Text("Name") ?? c.Path[(c.Path.LastIndexOf("WAN", StringComparison.Ordinal))..], InterfaceKind.Wan,
            connected ? LinkStatus.Up : state is not null && States.Contains(state) ? LinkStatus.Down : LinkStatus.Unknown,
            connected ? c.Node.Ipv4("ExternalIPAddress") : null, c.Node.Mac("MACAddress"), null,
            connected || state is null ? null : Tr181Reader.Failure(c.Node.Text("LastConnectionError")),
            c.Ppp ? "PPP" : c.Node.Text("AddressingType") is { } t && t.Equals("Static", StringComparison.OrdinalIgnoreCase) ? "Static" : "DHCP",
            connected && c.Node.Seconds("Uptime") is { Ticks: > 0 } up ? up : null, state,
            c.Node.ReadAt("ConnectionStatus") ?? c.Node.ReadAt("ExternalIPAddress"), connected ? c.Node.Ipv6() : null);
    }

    private static IEnumerable<CpeInterface> LanPorts(ParameterNode tree) =>
        from lan in tree.Instances($"{Root}.LANDevice")
        from port in lan.Node.Instances("LANEthernetInterfaceConfig")
        let node = port.Node
        where node.Flag("Enable") is not false
        let status = node.Works("Status") switch { true => LinkStatus.Up, false => LinkStatus.Down, null => LinkStatus.Unknown }
        select new CpeInterface(
            node.Text("Name") ?? $"LAN {port.Index}", InterfaceKind.Lan, status, Mac: node.Mac("MACAddress"),
            RateMbps: status == LinkStatus.Up ? Rate(node) : null, ReadAt: node.ReadAt("Status"));

    /// <summary>A negotiated rate; <c>Auto</c> is a setting, and a port without a link has none.</summary>
    private static int? Rate(ParameterNode port)
    {
        var negotiated = port.FirstText("X_HW_Speed", "X_ALU_COM_CurMaxBitRate", "X_ZTE-COM_Speed");
        var digits = new string([.. (negotiated ?? "").Where(char.IsAsciiDigit)]);
        return int.TryParse(digits, out var rate) && rate is >= 10 and <= 10000 ? rate
            : negotiated is null && port.Integer("MaxBitRate") is >= 10 and <= 10000 and var most ? most
            : null;
    }
}
