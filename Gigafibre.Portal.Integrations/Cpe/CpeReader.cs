using System.Text.Json;

namespace Gigafibre.Portal.Integrations.Cpe;

/// <summary>Reads a GenieACS device document, TR-181 or TR-098, into our vocabulary. Facts: docs/wire/genieacs.md.</summary>
public static class CpeReader
{
    public static CpeSnapshot Read(JsonElement document)
    {
        var tree = new ParameterNode(document);
        if (tree["Device"].Exists)
        {
            var mac = Tr181Reader.BaseMac(tree);
            var (radios, clients, mesh) = new Tr181Wifi(tree, mac).Read();
            return new CpeSnapshot(Identity(tree, "Device", mac), Tr181Reader.Interfaces(tree), radios, clients, mesh, OpticalReader.Read(tree));
        }
        else
        {
            var mac = Tr098Reader.BaseMac(tree);
            var (radios, clients, mesh) = new Tr098Wifi(tree, mac).Read();
            return new CpeSnapshot(Identity(tree, "InternetGatewayDevice", mac), Tr098Reader.Interfaces(tree), radios, clients, mesh, OpticalReader.Read(tree));
        }
    }

    /// <summary>The device's own address alone; null when its document does not tell.</summary>
    public static MacAddress? MacOf(JsonElement document)
    {
        var tree = new ParameterNode(document);
        return tree["Device"].Exists ? Tr181Reader.BaseMac(tree) : Tr098Reader.BaseMac(tree);
    }

    private static CpeIdentity Identity(ParameterNode tree, string root, MacAddress? mac)
    {
        var info = tree[$"{root}.DeviceInfo"];
        var id = tree["_deviceId"];
        var serial = id.Own("_SerialNumber") ?? info.Text("SerialNumber");
        return new CpeIdentity(
            serial, mac, Gpon(tree, info), info.Text("Manufacturer") ?? id.Own("_Manufacturer"),
            info.FirstText("ModelName", "X_TP_DeviceModel", "ProductClass") ?? id.Own("_ProductClass"), info.Text("SoftwareVersion"),
            info.Seconds("UpTime"), info.ReadAt("UpTime"),
            tree.Time("_lastInform"), tree.Time("_lastBoot"),
            tree.Seconds($"{root}.ManagementServer.PeriodicInformInterval") is { Ticks: > 0 } interval ? interval : null);
    }

    /// <summary>Where the maker wrote the ONT's serial; many use it as the device's own, where twelve hex digits are rather a MAC.</summary>
    private static GponSerial? Gpon(ParameterNode tree, ParameterNode info)
    {
        var written = tree.Instances("Device.Optical.Interface").Select(i => i.Node.Text("GponAuth.GponSn"))
            .Concat(tree.Instances("Device.XPON.ONU").SelectMany(o => o.Node.Instances("ANI")).Select(a => a.Node.Text("TC.ONUActivation.SerialNumber")))
            .Append(info.Text("X_HW_SerialNumber")).Append(info.Text("SerialNumber") is { Length: 12 } own && own.All(char.IsAsciiHexDigit) ? null : info.Text("SerialNumber"));
        foreach (var text in written)
        {
            if (GponSerial.TryParse(text, out var serial) && serial.Text[..4].All(char.IsAsciiLetter))
            {
                return serial;
            }
        }

        return null;
    }
}
