using System.Text.Json;
using Gigafibre.Portal.Integrations.Cpe;

namespace Gigafibre.Portal.Integrations.GenieAcs;

/// <summary>The leaves worth asking a modem for right now: uptime, light, sign-in. At most one CWMP batch.</summary>
internal static class LiveParameters
{
    private const int Batch = 32;
    private static readonly string[] Optical = ["RXPower", "RxPower", "RxOpticalPower", "OpticalRxPower", "TXPower", "TxPower", "Status", "TransceiverTemperature"];
    private static readonly string[] Ppp = ["ConnectionStatus", "LastConnectionError", "Status"];
    private static readonly string[] Dhcp = ["DHCPStatus", "IPAddress"];
    private static readonly string[] Wan = ["ConnectionStatus", "LastConnectionError", "ExternalIPAddress", "Uptime"];

    /// <summary>Full paths of leaves that this very device has; asking for others makes GenieACS rediscover the tree.</summary>
    public static IReadOnlyList<string> Of(JsonElement document)
    {
        var tree = new ParameterNode(document);
        var names = new List<string>();
        Add(names, tree, "Device.DeviceInfo", "UpTime");
        Add(names, tree, "InternetGatewayDevice.DeviceInfo", "UpTime");
        AddVendorOptics(names, tree, "Device.Optical.Interface");
        AddVendorOptics(names, tree, "InternetGatewayDevice.WANDevice");
        AddList(names, tree, "Device.PPP.Interface", Ppp);
        AddList(names, tree, "Device.DHCPv4.Client", Dhcp);
        foreach (var (wan, node) in tree.Instances("InternetGatewayDevice.WANDevice"))
        {
            foreach (var (device, inner) in node.Instances("WANConnectionDevice"))
            {
                foreach (var kind in new[] { "WANPPPConnection", "WANIPConnection" })
                {
                    foreach (var (connection, _) in inner.Instances(kind))
                    {
                        Add(names, tree, $"InternetGatewayDevice.WANDevice.{wan}.WANConnectionDevice.{device}.{kind}.{connection}", Wan);
                    }
                }
            }
        }

        Add(names, tree, "InternetGatewayDevice.X_ALU_OntOpticalParam", Optical);
        return names.Count > Batch ? names[..Batch] : names;
    }

    private static void AddVendorOptics(List<string> names, ParameterNode tree, string list)
    {
        foreach (var (index, port) in tree.Instances(list))
        {
            Add(names, tree, $"{list}.{index}", Optical);
            foreach (var (name, _) in port.Children().Where(c => c.Name.StartsWith("X_", StringComparison.Ordinal) || c.Name.Contains("PON", StringComparison.OrdinalIgnoreCase)))
            {
                Add(names, tree, $"{list}.{index}.{name}.OpticalTransceiver", Optical);
                Add(names, tree, $"{list}.{index}.{name}", Optical);
            }
        }
    }

    private static void AddList(List<string> names, ParameterNode tree, string list, string[] leaves)
    {
        foreach (var (index, _) in tree.Instances(list))
        {
            Add(names, tree, $"{list}.{index}", leaves);
        }
    }

    private static void Add(List<string> names, ParameterNode tree, string path, params string[] leaves) =>
        names.AddRange(leaves.Select(l => $"{path}.{l}").Where(p => tree[p].Exists && tree.IsLeaf(p)));
}
