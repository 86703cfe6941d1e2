namespace Gigafibre.Portal.Integrations.Cpe;

/// <summary>
/// Wi-Fi, devices and mesh of a TR-181 device. On TP-Link every SSID claims to be up; the access point, its type and a real BSSID tell the truth.
/// </summary>
internal sealed class Tr181Wifi(ParameterNode tree, MacAddress? ownMac)
{
    private const string Mesh = "Device.WiFi.MultiAP.APDevice";
    private const string Elements = "Device.WiFi.DataElements.Network.Device";

    private readonly bool _tpLink = tree["Device.X_TP_EasyMesh"].Exists || tree["Device.X_TP_GPON"].Exists
        || tree.Text("Device.DeviceInfo.Manufacturer")?.StartsWith("TP-Link", StringComparison.OrdinalIgnoreCase) == true;

    private readonly HashSet<MacAddress> _backhaulBssids = Tr181Networks.BackhaulBssids(tree);
    private readonly IReadOnlyList<WifiSlot> _networks = Tr181Networks.List(tree);

    public (IReadOnlyList<WifiRadio> Radios, IReadOnlyList<CpeClient> Clients, IReadOnlyList<MeshNode> Mesh) Read()
    {
        var nodes = Nodes();
        var clients = Clients(nodes);
        return ([.. tree.Instances("Device.WiFi.Radio").Select(r => Radio(r.Index, r.Node))], clients, nodes);
    }

    private WifiRadio Radio(int index, ParameterNode radio)
    {
        var (band, enabled) = (Tr181Networks.Band(radio), Tr181Networks.On(radio));
        var networks = _networks.Where(s => s.Use is WifiUse.Home or WifiUse.Guests && RefersTo(s.Node.Text("LowerLayers"), "Device.WiFi.Radio", index)).Select(Network);
        return new WifiRadio(
            band, radio.Integer("Channel") is > 0 and var c ? c : null, radio.Text("OperatingStandards")?.Trim(','), enabled,
            radio.FirstText("CurrentOperatingChannelBandwidth", "OperatingChannelBandwidth"), Utilization(index, band), [.. networks],
            radio.ReadAt("Status") ?? radio.Newest("Channel", "Enable"));
    }

    private static WifiNetwork Network(WifiSlot slot)
    {
        var clients = slot.Point.Instances("AssociatedDevice").Count(d => d.Node.Mac("MACAddress") is not null && d.Node.Flag("Active") is not false);
        return new WifiNetwork(slot.Name, slot.On, slot.Security, slot.Use == WifiUse.Guests, slot.Point["AssociatedDevice"].Exists ? clients : null);
    }

    private static bool RefersTo(string? reference, string list, int index) => reference?.TrimEnd('.') == $"{list}.{index}";

    /// <summary>Only the modem's own radios count, and 0 is a dead counter, not silence.</summary>
    private int? Utilization(int index, string? band)
    {
        var elements = tree.Instances(Elements).Select(d => d.Node).Where(IsOwn)
            .SelectMany(d => d.Instances("Radio")).Where(r => band is not null && Signal.Band(r.Node.Text("X_TP_Band")) == band);
        var mesh = tree.Instances(Mesh).Select(d => d.Node).Where(d => d.Flag("X_TP_IsController") is true || IsOwn(d))
            .SelectMany(d => d.Instances("Radio")).Where(r => band is not null && Signal.Band(r.Node.Text("OperatingFrequencyBand")) == band);
        return elements.Concat(mesh).Select(r => Signal.Share255(r.Node.Number("Utilization"))).FirstOrDefault(u => u is not null)
            ?? (tree.Number($"Device.WiFi.Radio.{index}.Stats.X_TP_Utilization") is > 0 and <= 100 and var percent ? (int)percent : null);
    }

    private bool IsOwn(ParameterNode device) => ownMac is not null && (device.Mac("ID") ?? device.Mac("MACAddress")) == ownMac;

    private List<MeshNode> Nodes()
    {
        var nodes = tree.Instances(Mesh).Select(d => FromMultiAp(d.Node)).OfType<MeshNode>().ToList();
        if (nodes.Count == 0)
        {
            nodes = [.. tree.Instances(Elements).Select(d => FromDataElements(d.Node)).OfType<MeshNode>()];
        }

        return nodes;
    }

    private MeshNode? FromMultiAp(ParameterNode device)
    {
        if (device.Mac("MACAddress") is not { } mac)
        {
            return null;
        }

        var controller = device.Flag("X_TP_IsController") ?? (mac == ownMac || mac == tree.Mac("Device.X_TP_EasyMesh.ControllerMACAddress"));
        var online = controller ? true : device.Flag("X_TP_Active") ?? HeardLately(device, "LastContactTime");
        var link = Backhaul(device.Text("BackhaulLinkType"));
        var parent = device.Mac("BackhaulMACAddress");
        return new MeshNode(
            mac, device.FirstText("X_TP_Location", "X_TP_HostName", "X_TP_ModelName", "SerialNumber"), controller ? MeshRole.Controller : MeshRole.Agent, online,
            controller ? null : link, !controller && online is true && link != "ethernet" ? Signal.FromRcpi(device.Number("BackhaulSignalStrength")) : null,
            parent, device.ReadAt("X_TP_Active") ?? device.Newest("LastContactTime", "BackhaulLinkType"));
    }

    private MeshNode? FromDataElements(ParameterNode device)
    {
        if (device.Mac("ID") is not { } mac)
        {
            return null;
        }

        var controller = mac == ownMac || mac == tree.Mac("Device.WiFi.DataElements.Network.ControllerID");
        var link = Backhaul(device.Text("BackhaulMediaType")) ?? Backhaul(device.Text("MultiAPDevice.Backhaul.LinkType"));
        var online = controller ? true : HeardLately(device, "MultiAPDevice.LastContactTime");
        return new MeshNode(
            mac, device.FirstText("ManufacturerModel", "SerialNumber"), controller ? MeshRole.Controller : MeshRole.Agent,
            online, controller ? null : link,
            controller || link == "ethernet" || online is false ? null : Signal.FromRcpi(device.Number("MultiAPDevice.Backhaul.Stats.SignalStrength")),
            device.Mac("BackhaulALID") ?? device.Mac("BackhaulMACAddress"), device.ReadAt("ID"));
    }

    /// <summary>The contact time is as old as its reading, so it is judged against that and not against now.</summary>
    private static bool? HeardLately(ParameterNode device, string path) =>
        DateTimeOffset.TryParse(device.Text(path), System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var heard)
        && heard.Year > 2020 && device.ReadAt(path) is { } read
            ? read - heard < TimeSpan.FromMinutes(5)
            : null;

    private static string? Backhaul(string? type) => type?.ToUpperInvariant() switch
    {
        null or "NONE" => null,
        var t when t.Contains("ETH", StringComparison.Ordinal) || t.Contains("802.3", StringComparison.Ordinal) => "ethernet",
        var t when t.Contains("WI", StringComparison.Ordinal) || t.Contains("802.11", StringComparison.Ordinal) || t.Contains("802_11", StringComparison.Ordinal) => "wifi",
        _ => null,
    };

    private IReadOnlyList<CpeClient> Clients(List<MeshNode> nodes)
    {
        var table = new ClientTable();
        table.Exclude(ownMac);
        foreach (var node in nodes)
        {
            table.Exclude(node.Mac);
        }

        // A node's own radio towards the modem is no device either.
        foreach (var (_, device) in tree.Instances(Elements))
        {
            table.Exclude(device.Mac("BackhaulMACAddress"));
        }

        foreach (var (_, host) in tree.Instances("Device.Hosts.Host").Where(h => ClientTable.IsRepeater(h.Node)))
        {
            table.ExcludeRepeater(host.Mac("PhysAddress"), host.Ipv4("IPAddress"));
        }

        // Whoever hung on a node that is gone has gone too; what is still listed there is memory.
        var gone = nodes.Where(n => n.Online is false).Select(n => n.Mac).ToHashSet();
        var controllers = nodes.Where(n => n.Role == MeshRole.Controller).Select(n => (MacAddress?)n.Mac).Append(ownMac).ToHashSet();
        FromMeshRadios(table, gone, controllers);
        FromElements(table, gone, controllers);
        FromAccessPoints(table);
        FromHosts(table);
        return table.Present();
    }

    private void FromMeshRadios(ClientTable table, HashSet<MacAddress> gone, HashSet<MacAddress?> controllers)
    {
        foreach (var (_, device) in tree.Instances(Mesh).Where(d => d.Node.Mac("MACAddress") is not { } m || !gone.Contains(m)))
        {
            var mac = device.Mac("MACAddress");
            var via = controllers.Contains(mac) ? null : mac;
            foreach (var (_, radio) in device.Instances("Radio"))
            {
                var band = Tr181Networks.Band(radio);
                var points = radio.Instances("AP").Select(a => a.Node).Where(a => !a.Is("X_TP_Type", "Backhaul") && !WifiSlot.IsMarkedBackhaul(a));
                foreach (var (_, d) in points.SelectMany(p => p.Instances("AssociatedDevice")))
                {
                    if (d.Mac("MACAddress") is { } client)
                    {
                        table.Add(new CpeClient(
                            client, d.Text("X_TP_HostName"), d.Ipv4("X_TP_IPAddress"), band, false, Signal.FromRcpi(d.Number("SignalStrength")), via,
                            Signal.FromKbps(d.Number("LastDataDownlinkRate")), d.Newest("SignalStrength", "MACAddress")), present: true, Heard(table, d));
                    }
                }
            }
        }
    }

    private static DateTimeOffset? Heard(ClientTable table, ParameterNode device)
    {
        var at = device.Newest("SignalStrength", "MACAddress");
        table.Witness(at);
        return at;
    }

    private void FromElements(ClientTable table, HashSet<MacAddress> gone, HashSet<MacAddress?> controllers)
    {
        foreach (var (_, device) in tree.Instances(Elements).Where(d => d.Node.Mac("ID") is not { } m || !gone.Contains(m)))
        {
            var id = device.Mac("ID");
            foreach (var (_, radio) in device.Instances("Radio"))
            {
                var band = Tr181Networks.Band(radio);
                foreach (var (_, bss) in radio.Instances("BSS").Where(b => b.Node.Mac("BSSID") is not { } m || !_backhaulBssids.Contains(m)))
                {
                    foreach (var (_, d) in bss.Instances("STA"))
                    {
                        if (d.Mac("MACAddress") is { } client)
                        {
                            table.Add(new CpeClient(
                                client, d.Text("Hostname"), d.Ipv4("IPV4Address"), band, false, Signal.FromRcpi(d.Number("SignalStrength")),
                                controllers.Contains(id) ? null : id, Signal.FromKbps(d.Number("LastDataDownlinkRate")), d.Newest("SignalStrength", "MACAddress")),
                                    present: true, Heard(table, d));
                        }
                    }
                }
            }
        }
    }

    private void FromAccessPoints(ClientTable table)
    {
        foreach (var (_, point) in tree.Instances("Device.WiFi.AccessPoint").Where(p => !p.Node.Is("X_TP_APType", "Backhaul") && !WifiSlot.IsMarkedBackhaul(p.Node)))
        {
            var ssid = tree[point.Text("SSIDReference")?.TrimEnd('.') ?? "none"];
            var radio = tree[ssid.Text("LowerLayers")?.TrimEnd('.') ?? "none"];
            var band = Tr181Networks.Band(radio);
            foreach (var (_, d) in point.Instances("AssociatedDevice").Where(d => d.Node.Flag("Active") is not false))
            {
                if (d.Mac("MACAddress") is { } client)
                {
                    var raw = d.Number("SignalStrength");
                    table.Add(new CpeClient(
                        client, null, null, band, false, raw > 0 && _tpLink ? Signal.FromRcpi(raw) : Signal.FromDbm(raw), null,
                        Signal.FromKbps(d.Number("LastDataDownlinkRate")), d.Newest("SignalStrength", "MACAddress")), present: true, Heard(table, d));
                }
            }
        }
    }

    private void FromHosts(ClientTable table)
    {
        foreach (var (_, host) in tree.Instances("Device.Hosts.Host"))
        {
            if (host.Mac("PhysAddress") is not { } mac)
            {
                continue;
            }

            var (wired, band) = Attachment(host);
            table.Add(
                new CpeClient(mac, host.Text("HostName"), host.Ipv4("IPAddress"), band, wired, null, null, null, host.Newest("Active", "IPAddress", "PhysAddress")),
                present: host.Flag("Active") is true, host.NewestLeaf());
            table.Witness(host.ReadAt("Active"));
        }
    }

    private (bool? Wired, string? Band) Attachment(ParameterNode host)
    {
        switch (host.Integer("X_TP_LanConnType"))
        {
            case 0: return (true, null);
            case 1 or 2: return (false, "2.4GHz");
            case 3 or 4: return (false, "5GHz");
        }

        var layer1 = host.Text("Layer1Interface")?.TrimEnd('.');
        if (layer1 is null)
        {
            return (null, null);
        }

        if (layer1.StartsWith("Device.Ethernet.", StringComparison.Ordinal))
        {
            return (true, null);
        }

        var wifi = layer1.StartsWith("Device.WiFi.", StringComparison.Ordinal);
        var node = tree[layer1];
        var ssid = tree[node.Text("SSIDReference")?.TrimEnd('.') ?? layer1];
        var radio = tree[ssid.Text("LowerLayers")?.TrimEnd('.') ?? layer1];
        return (wifi ? false : null, wifi ? Tr181Networks.Band(radio) : null);
    }
}
