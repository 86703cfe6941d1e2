namespace Gigafibre.Portal.Integrations.Cpe;

/// <summary>Interfaces of a TR-181 device. Instance numbers mean nothing: they differ by model and by configuration.</summary>
internal static class Tr181Reader
{
    public static IReadOnlyList<CpeInterface> Interfaces(ParameterNode tree) => [.. Wans(tree), .. LanPorts(tree)];

    /// <summary>Lowest unicast address of a port that does not face the network.</summary>
    public static MacAddress? BaseMac(ParameterNode tree) => Lowest(tree.Instances("Device.Ethernet.Interface")
        .Where(p => p.Node.Flag("Upstream") is not true)
        .Select(p => p.Node.Mac("MACAddress")).OfType<MacAddress>());

    /// <summary>The address on the label is the maker's; one that software made up only counts when there is no other.</summary>
    public static MacAddress? Lowest(IEnumerable<MacAddress> macs)
    {
        var all = macs.ToList();
        var own = all.Where(m => m == ClientTable.WithoutLocalBit(m)).ToList();
        return own.Count > 0 ? own.Min() : all.Count > 0 ? all.Min() : null;
    }

    /// <summary>What has the internet connection taken up anew: of its PPP session or its DHCP client; null where it has neither.</summary>
    public static string? RenewPath(ParameterNode tree)
    {
        var defaults = DefaultRoutes(tree);
        var internet = tree.Instances("Device.IP.Interface").Where(i => !IsLan(tree, i.Index, i.Node) && !IsForSomethingElse(i.Node))
            .OrderByDescending(i => Score(tree, i.Index, i.Node, defaults)).Select(i => (i.Index, i.Node)).FirstOrDefault();
        return Chain(tree, internet.Node).Where(p => p.StartsWith("Device.PPP.Interface.", StringComparison.Ordinal)).Select(p => p + ".Reset")
            .Concat(tree.Instances("Device.DHCPv4.Client").Where(c => c.Node.Text("Interface")?.TrimEnd('.') == $"Device.IP.Interface.{internet.Index}")
                .Select(c => $"Device.DHCPv4.Client.{c.Index}.Renew"))
            .FirstOrDefault(p => tree[p].Exists && tree.IsLeaf(p));
    }

    private static IEnumerable<CpeInterface> Wans(ParameterNode tree)
    {
        var defaults = DefaultRoutes(tree);
        var ranked = tree.Instances("Device.IP.Interface")
            .Where(i => !IsLan(tree, i.Index, i.Node))
            .Select(i => (i.Node, Wan: ToWan(tree, i.Index, i.Node), Score: Score(tree, i.Index, i.Node, defaults)))
            .OrderByDescending(w => w.Score).ToList();

        // When nothing carries the internet here, what carries something else is not it.
        return ranked.Count > 0 && IsForSomethingElse(ranked[0].Node) ? [] : ranked
            .Where((w, position) => position == 0 || w.Wan is { Status: LinkStatus.Up } or { Protocol: "PPP", Error: not null })
            .Select(w => w.Wan);
    }

    /// <summary>
    /// What cannot be shown to lead to the net is not the internet: a connection faces the network by what it rests on, by what it is for, by a session or a
    /// lease of its own, by a default route or by an address that the net can reach.
    /// </summary>
    private static bool IsLan(ParameterNode tree, int index, ParameterNode ip)
    {
        if (ip.Is("X_TP_ConnType", "LAN") || ip.Is("Type", "Loopback") || ip.Flag("Loopback") is true)
        {
            return true;
        }

        var chain = Chain(tree, ip);
        if (chain.Any(p => p.Contains(".PPP.", StringComparison.Ordinal) || p.Contains(".DSL.", StringComparison.Ordinal) || p.Contains(".Cellular.", StringComparison.Ordinal)))
        {
            return false;
        }

        var outward = chain.Any(p => p.Contains(".Optical.", StringComparison.Ordinal) || p.Contains("GPON", StringComparison.OrdinalIgnoreCase)
            || tree[p].Flag("Upstream") is true);
        var inward = chain.Any(p => p.Contains(".Bridging.", StringComparison.Ordinal) || tree[p].Flag("Upstream") is false);
        if (outward != inward)
        {
            return inward;
        }

        // A bridge may reach into the fibre too (television): what it is for, a lease, a route or its address decides.

        return !Dhcp(tree, index).Exists && Services(ip).Length == 0 && ip.Text("X_TP_ConnType") is null && !DefaultRoutes(tree).Contains($"Device.IP.Interface.{index}")
            && (Address(tree, index, ip) is not { } address || IsPrivate(address));
    }

    /// <summary>An address that only means something inside (RFC 1918); a carrier's shared one (100.64/10) leads to the net.</summary>
    public static bool IsPrivate(string? address) => System.Net.IPAddress.TryParse(address, out var ip)
        && ip.GetAddressBytes() is [10, _, _, _] or [192, 168, _, _] or [172, >= 16 and < 32, _, _];

    /// <summary>Everything under an interface, following LowerLayers; references dangle and may loop.</summary>
    private static List<string> Chain(ParameterNode tree, ParameterNode from)
    {
        var chain = new List<string>();
        var open = new Queue<ParameterNode>([from]);
        while (open.TryDequeue(out var node) && chain.Count < 30)
        {
            foreach (var path in (node.Text("LowerLayers") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var clean = path.TrimEnd('.');
                if (!chain.Contains(clean))
                {
                    chain.Add(clean);
                    open.Enqueue(tree[clean]);
                }
            }
        }

        return chain;
    }

    private static HashSet<string> DefaultRoutes(ParameterNode tree) =>
        [.. tree.Instances("Device.Routing.Router").SelectMany(r => r.Node.Instances("IPv4Forwarding"))
            .Select(f => f.Node)
            .Where(f => f.Flag("Enable") is not false && (f.Text("Status") is null || f.Is("Status", "Enabled", "Up")) && IsAny(f, "DestIPAddress") && IsAny(f, "DestSubnetMask"))
            .Select(f => f.Text("Interface")?.TrimEnd('.')).OfType<string>()];

    /// <summary>Read, and blank or 0.0.0.0: what was never read is no default route.</summary>
    private static bool IsAny(ParameterNode route, string path) => route.HasValue(path) && route.Text(path) is null or "0.0.0.0";

    /// <summary>
    /// What a connection is for comes first, whether or not it stands: when the internet is refused, the management connection still works, has
    /// the only address and often the default route, and must not be taken for it.
    /// </summary>
    private static int Score(ParameterNode tree, int index, ParameterNode ip, HashSet<string> defaults)
    {
        var chain = Chain(tree, ip);
        var score = 0;
        score += defaults.Contains($"Device.IP.Interface.{index}") ? 16 : 0;
        var internet = Services(ip).Contains("INTERNET", StringComparison.Ordinal);
        score += internet ? 40 : IsForSomethingElse(ip) ? -40 : 0;

        // One that works beats what was left over; a private address may be the management's.
        score += ToWan(tree, index, ip) is not { Status: LinkStatus.Up } || Address(tree, index, ip) is not { } address ? 0 : !IsPrivate(address) ? 30 : internet ? 25 : 3;
        score += chain.Any(p => p.Contains(".PPP.Interface", StringComparison.Ordinal) && tree[p].Text("Username") is not null) ? 20 : 0;
        score += chain.Any(p => p.Contains("GPON", StringComparison.OrdinalIgnoreCase) || p.Contains(".Optical.", StringComparison.Ordinal)) ? 2 : 0;
        score += chain.Any(p => p.Contains(".USB.", StringComparison.Ordinal)) ? -8 : 0;
        return score + (ip.Flag("Enable") is true ? 1 : 0);
    }

    private static string Services(ParameterNode ip) => (ip.FirstText("X_TP_ServiceType", "X_ServiceType", "X_HW_ServiceList") ?? "").ToUpperInvariant();

    private static bool IsForSomethingElse(ParameterNode ip) => Services(ip) is { Length: > 0 } services && services != "UNKNOWN"
        && !services.Contains("INTERNET", StringComparison.Ordinal);

    private static string? Address(ParameterNode tree, int index, ParameterNode ip) =>
        ip.Instances("IPv4Address").Where(a => a.Node.Flag("Enable") is not false && !a.Node.Is("Status", "Disabled", "Error"))
            .Select(a => a.Node.Ipv4("IPAddress")).FirstOrDefault(a => a is not null)
        ?? Ppp(tree, ip).Ipv4("IPCP.LocalIPAddress")
        ?? Dhcp(tree, index).Ipv4("IPAddress")
        ?? ip.Ipv6();

    private static ParameterNode Ppp(ParameterNode tree, ParameterNode ip) =>
        Chain(tree, ip).Where(p => p.StartsWith("Device.PPP.Interface.", StringComparison.Ordinal)).Select(p => tree[p]).FirstOrDefault();

    private static ParameterNode Dhcp(ParameterNode tree, int index) =>
        tree.Instances("Device.DHCPv4.Client").Select(c => c.Node)
            .FirstOrDefault(c => c.Text("Interface")?.TrimEnd('.') == $"Device.IP.Interface.{index}");

    private static CpeInterface ToWan(ParameterNode tree, int index, ParameterNode ip)
    {
        var (ppp, dhcp, address) = (Ppp(tree, ip), Dhcp(tree, index), Address(tree, index, ip));
        var name = ip.FirstText("X_TP_ConnName", "Name", "Alias") ?? $"IP {index}";
        var mac = Chain(tree, ip).Select(p => tree[p].Mac("MACAddress")).FirstOrDefault(m => m is not null);
        // A lease or a session outlives the fibre it came through.
        var cut = ip.Is("Status", "LowerLayerDown", "NotPresent") || ppp.Is("Status", "LowerLayerDown", "NotPresent");
        var nowhere = address is null && (ppp.HasValue("IPCP.LocalIPAddress") || dhcp.HasValue("IPAddress") || ip.Instances("IPv4Address").Any(a => a.Node.HasValue("IPAddress")));
        var wan = new CpeInterface(name, InterfaceKind.Wan, LinkStatus.Unknown, Mac: mac);
        if (ppp.Exists)
        {
            var state = ppp.State("ConnectionStatus", PppStates) ?? ppp.State("Status", PppStates);
            var connected = state is "Connected" or "Up" && !cut && !nowhere;
            return With(wan, connected ? true : state is not null && PppStates.Contains(state) ? false : null, address, "PPP", state, ppp.Text("LastConnectionError"),
                ppp.ReadAt("ConnectionStatus") ?? ppp.ReadAt("Status"));
        }

        if (dhcp.Exists && dhcp.State("DHCPStatus", DhcpStates) is { } lease && !dhcp.Is("Status", "Disabled") && dhcp.Flag("Enable") is not false)
        {
            var bound = lease is "Bound" or "Renewing" or "Rebinding" && !cut && !nowhere;
            return With(wan, bound, address, "DHCP", lease, dhcp.Text("X_TP_LastConnectionError"), dhcp.ReadAt("DHCPStatus"));
        }

        var status = ip.State("Status", "Up", "Down", "LowerLayerDown", "NotPresent", "Dormant", "Error");
        var up = ip.Works("Status") switch { true when address is not null => true, true when nowhere => false, true => null, var works => works };
        return With(wan, up, address, ip.Text("X_TP_ConnType"), status, null, ip.ReadAt("Status")) with { Ipv4 = V4(address), Ipv6 = V6(address) };
    }

    private static readonly string[] PppStates = ["Unconfigured", "Connecting", "Authenticating", "Connected", "PendingDisconnect", "Disconnecting", "Disconnected",
        "Up", "Down", "LowerLayerDown"];

    private static readonly string[] DhcpStates = ["Init", "Selecting", "Requesting", "Rebinding", "Bound", "Renewing"];

    /// <param name="up">Null when the modem does not tell.</param>
    private static CpeInterface With(CpeInterface wan, bool? up, string? address, string? protocol, string? state, string? error, DateTimeOffset? readAt) => wan with
    {
        Status = up switch { null => LinkStatus.Unknown, true => LinkStatus.Up, false => LinkStatus.Down },
        Ipv4 = up is true ? V4(address) : null,
        Ipv6 = up is true ? V6(address) : null,
        Error = up is false ? Failure(error) : null,
        Protocol = protocol,
        ConnectionState = state,
        ReadAt = readAt,
    };

    private static string? V4(string? address) => address?.Contains(':', StringComparison.Ordinal) is false ? address : null;

    private static string? V6(string? address) => address?.Contains(':', StringComparison.Ordinal) is true ? address : null;

    public static string? Failure(string? error) => error is null || error.Equals("ERROR_NONE", StringComparison.OrdinalIgnoreCase) ? null : error.ToUpperInvariant();

    private static IEnumerable<CpeInterface> LanPorts(ParameterNode tree) =>
        from port in tree.Instances("Device.Ethernet.Interface")
        let node = port.Node
        where node.Flag("Upstream") is not true && node.Flag("Enable") is not false
        let status = node.Works("Status") switch { true => LinkStatus.Up, false => LinkStatus.Down, null => LinkStatus.Unknown }
        let rate = node.Integer("CurrentBitRate") is { } current ? current > 0 ? current : (int?)null : node.Integer("MaxBitRate") is > 0 and var most ? most : null
        select new CpeInterface(
            node.FirstText("X_TP_IfNameAlias", "Name", "Alias") ?? $"LAN {port.Index}", InterfaceKind.Lan, status,
            Mac: node.Mac("MACAddress"), RateMbps: status == LinkStatus.Up ? rate : null, ReadAt: node.ReadAt("Status"));
}
