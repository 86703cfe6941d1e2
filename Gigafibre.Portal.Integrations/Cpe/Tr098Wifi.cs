namespace Gigafibre.Portal.Integrations.Cpe;

/// <summary>Wi-Fi, devices and mesh of a TR-098 device, with Huawei's mesh of access points.</summary>
internal sealed class Tr098Wifi
{
    private const string Root = "InternetGatewayDevice";

    private readonly ParameterNode _tree;
    private readonly MacAddress? _ownMac;
    private readonly IReadOnlyList<WifiSlot> _networks;
    private readonly List<(MacAddress Mac, ParameterNode Node, List<MacAddress> Radios)> _nodes;
    private readonly List<ParameterNode> _hosts;

    public Tr098Wifi(ParameterNode tree, MacAddress? ownMac)
    {
        _tree = tree;
        _ownMac = ownMac;
        _networks = Tr098Networks.List(tree);
        _hosts = [.. tree.Instances($"{Root}.LANDevice").SelectMany(l => l.Node.Instances("Hosts.Host")).Select(h => h.Node)];
        _nodes = [.. from node in tree.Instances($"{Root}.X_HW_APDevice")
                     let mac = node.Node.Mac("APMacAddr")
                     where mac is not null
                     select (mac.Value, node.Node, node.Node.Instances("WLANConfiguration").Select(w => w.Node.Mac("BSSID")).OfType<MacAddress>().ToList())];
    }

    public (IReadOnlyList<WifiRadio> Radios, IReadOnlyList<CpeClient> Clients, IReadOnlyList<MeshNode> Mesh) Read() => (Radios(), Clients(), Mesh());

    private List<WifiRadio> Radios()
    {
        var radios = new List<WifiRadio>();
        var bands = _networks.GroupBy(n => n.Band).ToList();

        // Unused networks that say no band are no radio of their own.
        foreach (var band in bands.Where(b => b.Key is not null || bands.Count == 1 || b.Any(n => n.On is true)).OrderBy(g => g.Key is null)
            .ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            var on = band.Where(n => n.On is true).ToList();
            var shown = on.Count > 0 ? on : [.. band.Take(1)];
            var first = shown[0].Node;
            var networks = shown.Where(n => n.Use is WifiUse.Home or WifiUse.Guests).Select(Network).ToList();
            radios.Add(new WifiRadio(
                band.Key, first.Integer("Channel") is > 0 and var c ? c : null, first.FirstText("X_HW_SupportedStandards", "X_ZTE-COM_WlanStandard", "Standard"),
                shown[0].On, Bandwidth(first), Utilization(first, band.Key), networks, first.ReadAt("Status") ?? first.Newest("Channel", "Enable")));
        }

        return radios;
    }

    private static WifiNetwork Network(WifiSlot slot)
    {
        var clients = slot.Node.Integer("TotalAssociations") ?? (slot.Node["AssociatedDevice"].Exists ? slot.Node.Instances("AssociatedDevice").Count() : null);
        return new WifiNetwork(slot.Name, slot.On, slot.Security, slot.Use == WifiUse.Guests, clients);
    }

    /// <summary>Huawei's width code; 0 is automatic and tells nothing.</summary>
    private static string? Bandwidth(ParameterNode wlan) => wlan.Integer("X_HW_HT20") switch
    {
        1 => "20MHz",
        2 => "40MHz",
        3 => "80MHz",
        4 => "160MHz",
        _ => wlan.FirstText("X_ZTE-COM_BandWidth", "OperatingChannelBandwidth"),
    };

    private int? Utilization(ParameterNode wlan, string? band)
    {
        var steering = _tree.Instances($"{Root}.LANDevice").SelectMany(l => l.Node.Instances("WiFi.X_HW_GlobalConfig.X_HW_UseBandSteering"))
            .Where(s => band is not null && Signal.Band(s.Node.Text("CurrentBand")) == band).Select(s => s.Node.Integer("ChannelUtilization"));
        return steering.Append(wlan.Integer("Stats.X_ALU-COM_ChannelUtilization")).FirstOrDefault(u => u is > 0 and <= 100);
    }

    private List<CpeClient> Clients()
    {
        var table = new ClientTable();
        table.Exclude(_ownMac);
        foreach (var (mac, _, radios) in _nodes)
        {
            table.Exclude(mac);
            radios.ForEach(r => table.Exclude(r));
        }

        foreach (var host in _hosts.Where(ClientTable.IsRepeater))
        {
            table.ExcludeRepeater(host.Mac("MACAddress"), host.Ipv4("IPAddress"));
        }

        foreach (var (mac, node, _) in _nodes.Where(n => n.Node.Flag("ApOnlineFlag") is not false))
        {
            foreach (var (_, wlan) in node.Instances("WLANConfiguration"))
            {
                AddAssociated(table, wlan, Signal.Band(wlan.Text("RFBand")) ?? Signal.BandOfChannel(wlan.Integer("Channel")), mac);
            }
        }

        foreach (var network in _networks)
        {
            AddAssociated(table, network.Node, network.Band, null);
        }

        AddHosts(table);
        return [.. table.Present()];
    }

    private void AddAssociated(ClientTable table, ParameterNode wlan, string? band, MacAddress? via)
    {
        table.Witness(wlan.ReadAt("TotalAssociations"));
        foreach (var (_, d) in wlan.Instances("AssociatedDevice"))
        {
            if ((d.Mac("AssociatedDeviceMACAddress") ?? d.Mac("MACAddress")) is { } mac)
            {
                table.Add(new CpeClient(
                    mac, d.FirstText("X_ZTE-COM_DeviceName", "HostName"), d.Ipv4("AssociatedDeviceIPAddress") ?? d.Ipv4("IPAddress"), band, false, Rssi(d), via,
                    Rate(d), d.NewestLeaf()), present: true, d.NewestLeaf());
                table.Witness(d.NewestLeaf());
            }
        }
    }

    /// <summary>A level in dBm under any maker's name; a small positive number is a count of bars, except where the sign was lost.</summary>
    private int? Rssi(ParameterNode device)
    {
        var losesSign = _tree.Text($"{Root}.DeviceInfo.Manufacturer") is { } maker
            && (maker.Contains("Greatek", StringComparison.OrdinalIgnoreCase) || maker.Contains("Stavix", StringComparison.OrdinalIgnoreCase));
        return device.Children().Where(c => c.Name.EndsWith("RSSI", StringComparison.OrdinalIgnoreCase) || c.Name.EndsWith("SignalStrength", StringComparison.OrdinalIgnoreCase))
            .Select(c => Level(device.Text(c.Name))).Select(v => Signal.FromDbm(losesSign && v > 0 ? -v : v)).FirstOrDefault(v => v is not null);
    }

    /// <summary>Makers add the unit.</summary>
    private static double? Level(string? text) => ParameterNode.ParseNumber(text?.Replace("dBm", "", StringComparison.OrdinalIgnoreCase).Trim());

    private static int? Rate(ParameterNode device) =>
        Signal.FromMbps(device.Number("X_HW_TxRate")) ?? Signal.FromEither(device.Number("TxRate"))
        ?? Signal.FromKbps(device.Number("LastDataDownlinkRate")) ?? Signal.FromEither(device.Number("LastDataTransmitRate"))
        ?? Signal.FromEither(device.Number("AssociatedDeviceRate"));

    private void AddHosts(ClientTable table)
    {
        var meshed = _nodes.Any(n => n.Node.Flag("ApOnlineFlag") is true);
        foreach (var host in _hosts)
        {
            if (host.Mac("MACAddress") is not { } mac)
            {
                continue;
            }

            var layer2 = host.Text("Layer2Interface")?.TrimEnd('.');
            var type = host.Text("InterfaceType") ?? "";
            bool? wired = layer2?.Contains("LANEthernet", StringComparison.Ordinal) == true || type.StartsWith("Ethernet", StringComparison.OrdinalIgnoreCase) ? true
                : layer2?.Contains("WLANConfiguration", StringComparison.Ordinal) == true || type.StartsWith("802.11", StringComparison.Ordinal) ? false
                : null;

            // Behind a mesh node the host table names the backhaul's radio, not the device's own.
            var network = meshed && !table.Knows(mac) ? null : _networks.FirstOrDefault(n => n.Path == layer2);
            var band = wired is false ? network?.Band : null;
            table.Add(
                new CpeClient(
                    mac, host.Text("HostName"), host.Ipv4("IPAddress"), band, wired, Rssi(host), null, null,
                    host.NewestLeaf()),
                present: host.Flag("Active") is true, host.NewestLeaf());
            table.Witness(host.ReadAt("Active"));
        }
    }

    private List<MeshNode> Mesh()
    {
        if (_nodes.Count == 0)
        {
            return [];
        }

        var links = _networks.SelectMany(n => n.Node.Instances("AssociatedDevice")).Select(a => a.Node).ToList();
        var nodes = _nodes.Select(n => ToNode(n.Mac, n.Node, n.Radios, links)).ToList();
        if (_ownMac is { } own)
        {
            nodes.Insert(0, new MeshNode(own, _tree.Text($"{Root}.DeviceInfo.ModelName"), MeshRole.Controller, true, null, null, null, null));
        }

        return nodes;
    }

    /// <summary>No leaf says how a node hangs on the modem: its own association with the modem does, found by its IP or its radio's address.</summary>
    private MeshNode ToNode(MacAddress mac, ParameterNode node, List<MacAddress> radios, List<ParameterNode> links)
    {
        var online = node.Flag("ApOnlineFlag");
        var host = _hosts.FirstOrDefault(h => h.Mac("MACAddress") == mac);
        var ip = host.Ipv4("IPAddress");
        var link = links.FirstOrDefault(l =>
            (ip is not null && l.Ipv4("AssociatedDeviceIPAddress") == ip)
            || (l.Mac("AssociatedDeviceMACAddress") is { } m && (m == mac || radios.Contains(m) || radios.Contains(ClientTable.WithoutLocalBit(m)))));
        var backhaul = link.Exists ? "wifi" : host.Text("InterfaceType")?.StartsWith("Ethernet", StringComparison.OrdinalIgnoreCase) == true ? "ethernet" : null;
        return new MeshNode(
            mac, node.FirstText("DeviceAlias", "DeviceName", "DeviceType", "SerialNumber"), MeshRole.Agent, online,
            online is true ? backhaul : null, online is true && link.Exists ? Rssi(link) : null, null, node.ReadAt("ApOnlineFlag") ?? node.ReadAt("DeviceStatus"));
    }
}
