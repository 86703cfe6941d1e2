namespace Gigafibre.Portal.Integrations.Cpe;

/// <summary>Finds a modem's optical module, under whichever name its maker hid it (docs/wire/genieacs.md#optical).</summary>
internal static class OpticalReader
{
    public static OpticalReading? Read(ParameterNode tree)
    {
        var vendor = Candidates(tree).Select(c => From(c.Node, c.Maker)).OfType<OpticalReading>().ToList();
        return vendor.FirstOrDefault(r => r.RxDbm is not null) ?? vendor.FirstOrDefault() ?? Xpon(tree) ?? Standard(tree);
    }

    /// <summary>Names of the received level, without regard to letters; those that say what it is first.</summary>
    private static readonly string[] Received = ["RXPower", "RxOpticalPower", "OpticalRxPower", "RxPowerLevel", "OpticalInputPower", "ReceivePower",
        "ReceivedPower", "ReceiveOpticalPower", "SignalRxPower", "redaman"];

    private static readonly string[] Sent = ["TXPower", "TxOpticalPower", "OpticalTxPower", "TxPowerLevel", "OpticalOutputPower", "TransmitPower",
        "TransmittedPower", "TransmitOpticalPower", "SignalTxPower"];

    private static readonly string[] Ports = ["Device.Optical.Interface", "InternetGatewayDevice.Optical.Interface"];
    private static readonly string[] Roots = ["InternetGatewayDevice", "Device"];
    private static readonly string[] StandardLeaves = ["OpticalSignalLevel", "TransmitOpticalLevel", "Status"];
    private static readonly string[] XponLeaves = ["RxPower", "TxPower"];

    /// <summary>Every object that has a receive power of the maker's own: on or below the optical interface, the WAN device or the root,
    /// and what a virtual parameter says.</summary>
    private static IEnumerable<Place> Candidates(ParameterNode tree, bool unreadToo = false)
    {
        var ports = Ports
            .SelectMany(list => tree.Instances(list).Select(i => new Place("Optical", $"{list}.{i.Index}", i.Node)));
        var wans = tree.Instances("InternetGatewayDevice.WANDevice").SelectMany(i => i.Node.Children()
            .Where(c => c.Name != "WANConnectionDevice" && !c.Name.Contains("DSL", StringComparison.Ordinal))
            .Select(c => new Place(c.Name, $"InternetGatewayDevice.WANDevice.{i.Index}.{c.Name}", c.Node)));
        var roots = Roots.SelectMany(root => tree[root].Children()
            .Where(c => c.Name.StartsWith("X_", StringComparison.Ordinal)).Select(c => new Place(c.Name, $"{root}.{c.Name}", c.Node)));
        return ports.Concat(wans).Concat(roots).SelectMany(p => Below(p, depth: 2))
            .Append(new Place("VirtualParameters", "VirtualParameters", tree["VirtualParameters"])).Where(c => Leaf(c.Node, Received, unreadToo) is not null);
    }

    private static IEnumerable<Place> Below(Place place, int depth) =>
        depth == 0 ? [place] : place.Node.Children().Where(c => c.Node.Children().Any())
            .SelectMany(c => Below(new Place(c.Name.StartsWith("X_", StringComparison.Ordinal) ? c.Name : place.Maker, $"{place.Path}.{c.Name}", c.Node), depth - 1))
                .Prepend(place);

    /// <summary>Paths of the leaves that this reader would read: whoever asks the modem anew asks for these.</summary>
    public static IEnumerable<string> LivePaths(ParameterNode tree)
    {
        var vendor = Candidates(tree, unreadToo: true).SelectMany(p => new[] { Leaf(p.Node, Received, true), Leaf(p.Node, Sent, true), "Status", "TransceiverTemperature" }
            .OfType<string>().Select(leaf => $"{p.Path}.{leaf}"));
        var standard = tree.Instances("Device.Optical.Interface")
            .SelectMany(i => StandardLeaves.Select(leaf => $"Device.Optical.Interface.{i.Index}.{leaf}"));
        var xpon = tree.Instances("Device.XPON.ONU").SelectMany(onu => onu.Node.Instances("ANI").SelectMany(ani =>
            ani.Node.Instances("Transceiver").SelectMany(t => XponLeaves.Select(leaf => $"Transceiver.{t.Index}.{leaf}")).Append("TC.ONUActivation.ONUState")
                .Select(leaf => $"Device.XPON.ONU.{onu.Index}.ANI.{ani.Index}.{leaf}")));
        return vendor.Concat(xpon).Concat(standard).Distinct().Where(tree.IsLeaf);
    }

    private sealed record Place(string Maker, string Path, ParameterNode Node);

    /// <summary>The leaf of a node that has one of these names.</summary>
    private static string? Leaf(ParameterNode node, string[] names, bool unreadToo = false)
    {
        var own = node.Children().Where(c => unreadToo || c.Node.IsValue).Select(c => c.Name).ToList();
        return names.Select(n => own.Find(o => o.Equals(n, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(n => n is not null);
    }

    private static OpticalUnit Unit(string name) => name switch
    {
        _ when name.StartsWith("X_TP_", StringComparison.Ordinal) || name.Contains("ZTE", StringComparison.Ordinal)
            || name.Contains("CT-COM", StringComparison.Ordinal) || name.Contains("CMCC", StringComparison.Ordinal)
                || name.StartsWith("X_CU_", StringComparison.Ordinal) => OpticalUnit.TenthMicrowatt,
        "X_GponInterafceConfig" or "X_GponInterfaceConfig" or "X_ALU_OntOpticalParam" or "X_FH_GponInterfaceConfig" => OpticalUnit.Dbm,
        _ => OpticalUnit.Unknown,
    };

    private static OpticalReading? From(ParameterNode node, string name)
    {
        var unit = Unit(name);
        var leaf = Leaf(node, Received)!;
        var raw = node.Text(leaf);
        var (rx, tx, dark) = OpticalPower.ToDbm(raw, Leaf(node, Sent) is { } sent ? node.Text(sent) : null, unit);
        if (raw is null && tx is null)
        {
            return null;
        }

        return new OpticalReading(
            rx, tx, Temperature(node.Number("TransceiverTemperature") ?? node.Number("Temperature")),
            Voltage(node.Number("SupplyVottage") ?? node.Number("SupplyVoltage") ?? node.Number("Voltage")),
            raw, dark, Status(node.Text("Status"), gponState: name.StartsWith("X_TP_", StringComparison.Ordinal)), node.ReadAt(leaf));
    }

    private static OpticalReading? Xpon(ParameterNode tree)
    {
        var modules =
            from onu in tree.Instances("Device.XPON.ONU")
            from ani in onu.Node.Instances("ANI")
            let state = ani.Node.Text("TC.ONUActivation.ONUState")
            from module in ani.Node.Instances("Transceiver").Select(t => t.Node).DefaultIfEmpty()
            let power = OpticalPower.ToDbm(module.Text("RxPower"), module.Text("TxPower"), OpticalUnit.TenthDbm)
            let dark = power.Dark || state?.StartsWith("O1", StringComparison.OrdinalIgnoreCase) is true || state == "1"
            where power.Rx is not null || dark || module.Text("RxPower") is not null
            select new OpticalReading(
                power.Rx, power.Tx, Temperature(module.Number("Temperature")), Voltage(module.Number("Voltage")), module.Text("RxPower"), power.Rx is null && dark,
                Status(state, gponState: true), module.ReadAt("RxPower") ?? ani.Node.ReadAt("TC.ONUActivation.ONUState"));
        var found = modules.ToList();
        return found.Find(m => m.RxDbm is not null) ?? found.FirstOrDefault();
    }

    private static OpticalReading? Standard(ParameterNode tree)
    {
        foreach (var (_, port) in tree.Instances("Device.Optical.Interface"))
        {
            var raw = port.Text("OpticalSignalLevel");
            var (rx, tx, dark) = OpticalPower.ToDbm(raw, port.Text("TransmitOpticalLevel"), OpticalUnit.Standard);
            if (rx is not null || dark)
            {
                return new OpticalReading(
                    rx, tx, null, null, raw, dark,
                    Status(port.Text("Status"), gponState: false), port.ReadAt("OpticalSignalLevel"));
            }
        }

        return null;
    }

    /// <summary>An interface's status, or a GPON state, of which 5 is operation; only some makers write bare digits for it.</summary>
    private static LinkStatus Status(string? text, bool gponState) => text?.ToUpperInvariant() switch
    {
        null => LinkStatus.Unknown,
        "UP" or "ENABLED" or ['O', '5', ..] => LinkStatus.Up,
        "5" when gponState => LinkStatus.Up,
        "DOWN" or "LOWERLAYERDOWN" or "NOTPRESENT" or "ERROR" or "DISABLED" or ['O', >= '1' and <= '9', ..] => LinkStatus.Down,
        [>= '0' and <= '9'] when gponState => LinkStatus.Down,
        _ => LinkStatus.Unknown,
    };

    /// <summary>Whole degrees, or 1/256 of a degree as SFF modules count.</summary>
    private static double? Temperature(double? raw)
    {
        var celsius = raw is > 1000 ? raw / 256 : raw;
        return celsius is > -40 and < 130 and not 0 ? Math.Round(celsius.Value, 1) : null;
    }

    /// <summary>Volts, millivolts, or tenths of a millivolt.</summary>
    private static double? Voltage(double? raw)
    {
        var volts = raw switch { > 10000 => raw / 10000, > 100 => raw / 1000, _ => raw };
        return volts is > 2 and < 6 ? Math.Round(volts.Value, 2) : null;
    }
}
