using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gigafibre.Portal.Sandbox.GenieAcs;

namespace Gigafibre.Portal.Sandbox.People;

/// <summary>
/// Brings real device documents into a world: each gets an equipment record, a customer and a phone. Its times are shifted so that
/// the newest is now, and its MAC is the lowest LAN Ethernet MAC that it reports.
/// </summary>
public static class CpeFolder
{
    public static void Settle(World world, string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"--cpe: there is no folder {folder}.");
        }

        var number = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            try
            {
                var root = JsonNode.Parse(File.ReadAllText(file));
                var documents = root is JsonArray list ? [.. list.OfType<JsonObject>()] : root is JsonObject one ? new[] { one } : [];
                foreach (var document in documents.Where(d => d["_id"] is not null))
                {
                    Settle(world, document.DeepClone().AsObject(), Path.GetFileNameWithoutExtension(file), number++);
                }
            }
            catch (JsonException e)
            {
                Console.Error.WriteLine($"--cpe: {Path.GetFileName(file)} is not JSON: {e.Message}");
            }
        }
    }

    private static void Settle(World world, JsonObject document, string file, int number)
    {
        if (CpeTree.Newest(document) is { } newest)
        {
            CpeTree.Shift(document, DateTimeOffset.UtcNow - newest);
        }

        document["_lastInform"] ??= CpeTree.Stamp(DateTimeOffset.UtcNow);
        world.Acs.Add(document, ModemBehavior.Answers);
        var serial = (document["_deviceId"] as JsonObject)?["_SerialNumber"]?.ToString() ?? document["_id"]!.ToString();
        var mac = LowestLanMac(document);
        if (mac is null)
        {
            Console.Error.WriteLine($"--cpe: {file} reports no LAN Ethernet MAC; it can only be looked up by serial {serial}.");
            return;
        }

        var model = document.Value("Device.DeviceInfo.ModelName") ?? document.Value("InternetGatewayDevice.DeviceInfo.ModelName");
        var phone = string.Create(CultureInfo.InvariantCulture, $"+1438555{100 + (number % 100):0000}");
        var scene = new Scene($"cpe-{number}", $"Client {serial}", $"{file} ({serial})", Colons(mac)) { Phone = phone };
        SceneSeeder.Settle(world, scene, mac, serial, model?.ToString());
    }

    /// <summary>Ports that face the network, groups and blanks name no modem.</summary>
    private static string? LowestLanMac(JsonObject document)
    {
        var macs = new List<string>();
        foreach (var (_, port) in Children(document, "Device.Ethernet.Interface"))
        {
            if (!string.Equals(port.Value("Upstream")?.ToString(), "true", StringComparison.OrdinalIgnoreCase))
            {
                macs.Add(Normal(port.Value("MACAddress")));
            }
        }

        foreach (var (_, lan) in Children(document, "InternetGatewayDevice.LANDevice"))
        {
            macs.AddRange(Children(lan, "LANEthernetInterfaceConfig").Select(p => Normal(p.Node.Value("MACAddress"))));
            macs.Add(Normal(lan.Value("LANHostConfigManagement.MACAddress")));
        }

        return macs.Where(m => m.Length == 12 && m != "000000000000" && (Convert.ToInt32(m[..2], 16) & 1) == 0).Order(StringComparer.Ordinal).FirstOrDefault();
    }

    private static IEnumerable<(string Name, JsonObject Node)> Children(JsonObject document, string path) =>
        document.Leaf(path) is { } parent ? parent.Where(p => p.Key[0] != '_' && p.Value is JsonObject).Select(p => (p.Key, p.Value!.AsObject())) : [];

    private static string Normal(object? mac) => new string([.. (mac?.ToString() ?? "").Where(char.IsAsciiHexDigit)]).ToLowerInvariant();

    private static string Colons(string mac) => string.Join(':', Enumerable.Range(0, 6).Select(i => mac.Substring(i * 2, 2))).ToUpperInvariant();
}
