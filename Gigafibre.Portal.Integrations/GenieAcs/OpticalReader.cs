using Gigafibre.Portal.Integrations.Cpe;

namespace Gigafibre.Portal.Integrations.GenieAcs;

/// <summary>Finds a modem's optical module, under whichever name its maker hid it (docs/wire/genieacs.md#optical).</summary>
internal static class OpticalReader
{
    public static OpticalReading? Read(ParameterNode tree)
    {
        var vendor = Candidates(tree).Select(c => From(c.Node, Unit(c.Name))).OfType<OpticalReading>().ToList();
        return vendor.FirstOrDefault(r => r.RxDbm is not null) ?? vendor.FirstOrDefault() ?? Xpon(tree) ?? Standard(tree);
    }

    /// <summary>Every object that has a receive power of the maker's own, on the optical interface, the WAN device or the root.</summary>
    private static IEnumerable<(string Name, ParameterNode Node)> Candidates(ParameterNode tree)
    {
        var places = tree.Instances("Device.Optical.Interface").Select(i => i.Node)
            .Concat(tree.Instances("InternetGatewayDevice.WANDevice").Select(i => i.Node))
            .Append(tree["InternetGatewayDevice"])
            .Append(tree["Device"]);
        return places.SelectMany(p => p.Children()).Where(c => c.Name.StartsWith("X_", StringComparison.Ordinal) && HasPower(c.Node));
    }

    private static bool HasPower(ParameterNode node) => node["RXPower"].Exists || node["RxPower"].Exists;

    private static OpticalUnit Unit(string name) => name switch
    {
        _ when name.StartsWith("X_TP_", StringComparison.Ordinal) || name.Contains("ZTE", StringComparison.Ordinal)
            || name.Contains("CT-COM", StringComparison.Ordinal) || name.Contains("CMCC", StringComparison.Ordinal) => OpticalUnit.TenthMicrowatt,
        "X_GponInterafceConfig" or "X_GponInterfaceConfig" or "X_ALU_OntOpticalParam" or "X_FH_GponInterfaceConfig" => OpticalUnit.Dbm,
        _ => OpticalUnit.Unknown,
    };

    private static OpticalReading? From(ParameterNode node, OpticalUnit unit)
    {
        var raw = node.FirstText("RXPower", "RxPower");
        var rx = OpticalPower.ToDbm(raw, unit, out var dark);
        var tx = OpticalPower.ToDbm(node.FirstText("TXPower", "TxPower"), unit, out _);
        if (raw is null && tx is null)
        {
            return null;
        }

        return new OpticalReading(
            rx, tx, Temperature(node.Number("TransceiverTemperature") ?? node.Number("Temperature")),
            Voltage(node.Number("SupplyVottage") ?? node.Number("SupplyVoltage") ?? node.Number("Voltage")),
            raw, dark, Status(node.Text("Status")), node.Newest("RXPower", "RxPower"));
    }

    private static OpticalReading? Xpon(ParameterNode tree)
    {
        foreach (var (_, onu) in tree.Instances("Device.XPON.ONU"))
        {
            foreach (var (_, ani) in onu.Instances("ANI"))
            {
                var state = ani.Text("TC.ONUActivation.ONUState");
                foreach (var (_, module) in ani.Instances("Transceiver"))
                {
                    if (module.Text("RxPower") is not { } raw)
                    {
                        continue;
                    }

                    var rx = OpticalPower.ToDbm(raw, OpticalUnit.TenthDbm, out var dark);
                    return new OpticalReading(
                        rx, OpticalPower.ToDbm(module.Text("TxPower"), OpticalUnit.TenthDbm, out _), Temperature(module.Number("Temperature")),
                        Voltage(module.Number("Voltage")), raw, dark || state == "O1", Status(state), module.ReadAt("RxPower"));
                }
            }
        }

        return null;
    }

    private static OpticalReading? Standard(ParameterNode tree)
    {
        foreach (var (_, port) in tree.Instances("Device.Optical.Interface"))
        {
            var raw = port.Text("OpticalSignalLevel");
            var rx = OpticalPower.ToDbm(raw, OpticalUnit.Standard, out var dark);
            if (rx is not null || dark)
            {
                return new OpticalReading(
                    rx, OpticalPower.ToDbm(port.Text("TransmitOpticalLevel"), OpticalUnit.Standard, out _), null, null, raw, dark,
                    Status(port.Text("Status")), port.ReadAt("OpticalSignalLevel"));
            }
        }

        return null;
    }

    /// <summary>GPON states: 5 is operation.</summary>
    private static LinkStatus Status(string? text) => text?.ToUpperInvariant() switch
    {
        null => LinkStatus.Unknown,
        "UP" or "5" or "O5" or "ENABLED" => LinkStatus.Up,
        "DOWN" or "LOWERLAYERDOWN" or "NOTPRESENT" or "ERROR" or "DISABLED" => LinkStatus.Down,
        ['O', >= '1' and <= '9', ..] or [>= '0' and <= '9'] => LinkStatus.Down,
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
