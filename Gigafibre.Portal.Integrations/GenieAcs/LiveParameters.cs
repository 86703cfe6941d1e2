using System.Text.Json;
using Gigafibre.Portal.Integrations.Cpe;

namespace Gigafibre.Portal.Integrations.GenieAcs;

/// <summary>The leaves worth asking a modem for right now: uptime, light, sign-in. At most one CWMP batch.</summary>
internal static class LiveParameters
{
    private const int Batch = 32;
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
        names.AddRange(OpticalReader.LivePaths(tree).Take(Batch / 2));
        AddList(names, tree, "Device.PPP.Interface", Ppp);
        AddList(names, tree, "Device.DHCPv4.Client", Dhcp);
        AddList(names, tree, "Device.IP.Interface", ["Status"]);
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

        return names.Count > Batch ? names[..Batch] : names;
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
