using System.Text.Json;

namespace Gigafibre.Portal.Integrations.Cpe;

/// <summary>A Wi-Fi network of a modem, and where its settings stand.</summary>
/// <param name="KeyPath">Null when the modem lets nobody set its key.</param>
/// <param name="EnablePaths">All must be set to switch it. Only of a network that the modem itself calls the guests'; empty for every other.</param>
/// <param name="IsEncrypted">Known to ask for a key; what does not is never switched on.</param>
public sealed record WifiControl(string Name, string? Band, bool Guest, bool? Enabled, string NamePath, string? KeyPath, IReadOnlyList<string> EnablePaths, bool IsEncrypted)
{
    /// <summary>True when it is the guests' and may be switched to this.</summary>
    public bool MaySwitch(bool on) => Guest && EnablePaths.Count > 0 && (IsEncrypted || !on);
}

/// <summary>What can be set on a modem, by the paths of its own data model (TR-181 or TR-098).</summary>
/// <param name="RenewPath">The parameter that has the internet session taken up anew; null where the model has none.</param>
/// <param name="RefreshObjects">The objects that hold what changes at home.</param>
/// <param name="SessionObjects">The objects that hold the internet session, its address and its lease.</param>
/// <param name="DownloadTest">The TR-143 download test; null where the model has none, or one that fails.</param>
public sealed record ModemControls(
    string Root, IReadOnlyList<WifiControl> Networks, string? RenewPath, string UptimePath, IReadOnlyList<string> RefreshObjects, IReadOnlyList<string> SessionObjects,
    string? DownloadTest, string? UploadTest)
{
    /// <summary>Where devices at home are listed; the whole of Device.WiFi would be thousands of values.</summary>
    private static readonly string[] HomeObjects = ["Device.WiFi.MultiAP", "Device.WiFi.DataElements", "Device.WiFi.AccessPoint", "Device.Hosts"];

    private static readonly string[] SessionHomes = ["Device.PPP.Interface", "Device.IP.Interface", "Device.DHCPv4.Client"];

    /// <summary>Where makers of TR-098 modems keep the key, in the order of trust.</summary>
    private static readonly string[] KeyLeaves = ["PreSharedKey.1.KeyPassphrase", "PreSharedKey.1.PreSharedKey", "KeyPassphrase"];

    /// <summary>Reads a device document with GenieACS's shape.</summary>
    public static ModemControls Read(JsonElement document)
    {
        var tree = new ParameterNode(document);
        return tree["Device"].Exists ? Tr181(tree) : Tr098(tree);
    }

    private static ModemControls Tr181(ParameterNode tree)
    {
        var tests = ModemModels.Find(tree.FirstText("Device.DeviceInfo.ModelName", "Device.DeviceInfo.ProductClass")) is not { HasWorkingSpeedTest: false };
        return new ModemControls(
            "Device", Visible(Tr181Networks.List(tree), s => s.Path + ".SSID", Tr181Key, Tr181Switches), Tr181Reader.RenewPath(tree), "Device.DeviceInfo.UpTime",
            [.. HomeObjects.Where(o => tree[o].Exists)], [.. SessionHomes.Where(o => tree[o].Exists).Select(o => o + ".")],
            tests && tree["Device.IP.Diagnostics.DownloadDiagnostics"].Exists ? "Device.IP.Diagnostics.DownloadDiagnostics." : null,
            tests && tree["Device.IP.Diagnostics.UploadDiagnostics"].Exists ? "Device.IP.Diagnostics.UploadDiagnostics." : null);
    }

    private static ModemControls Tr098(ParameterNode tree)
    {
        const string root = "InternetGatewayDevice.";
        return new ModemControls(
            "InternetGatewayDevice", Visible(Tr098Networks.List(tree), s => s.Path + ".SSID", Tr098Key, s => [s.Path + ".Enable"]), Tr098Reader.RenewPath(tree),
            root + "DeviceInfo.UpTime",
            [root + "LANDevice.1.WLANConfiguration", root + "LANDevice.1.Hosts"], [root + "WANDevice."],
            tree[root + "DownloadDiagnostics"].Exists ? root + "DownloadDiagnostics." : null, tree[root + "UploadDiagnostics"].Exists ? root + "UploadDiagnostics." : null);
    }

    /// <summary>Networks that people see. What is between mesh nodes, and slots that nobody set up, are nobody's to change.</summary>
    private static List<WifiControl> Visible(IReadOnlyList<WifiSlot> slots, Func<WifiSlot, string> name, Func<WifiSlot, string?> key,
        Func<WifiSlot, IReadOnlyList<string>> switches) =>
    [
        .. slots.Where(s => s.Use is WifiUse.Home or WifiUse.Guests)
            .Select(s => new WifiControl(s.Name, s.Band, s.Use == WifiUse.Guests, s.On, name(s), key(s), s.IsToldGuests ? switches(s) : [], s.IsEncrypted)),
    ];

    private static string? Tr181Key(WifiSlot slot) => slot.Point.IsLeaf("Security.KeyPassphrase") ? slot.PointPath + ".Security.KeyPassphrase" : null;

    private static string? Tr098Key(WifiSlot slot) => KeyLeaves.FirstOrDefault(slot.Node.IsLeaf) is { } leaf ? $"{slot.Path}.{leaf}" : null;

    /// <summary>The access point is what is switched; its SSID too where that is off, for it would stay so.</summary>
    private static IReadOnlyList<string> Tr181Switches(WifiSlot slot) =>
        slot.Point.IsLeaf("Enable")
            ? [slot.PointPath + ".Enable", .. slot.Node.Flag("Enable") is false ? [slot.Path + ".Enable"] : Array.Empty<string>()]
            : [slot.Path + ".Enable"];

    /// <summary>The value of a leaf in a document, as text.</summary>
    public static string? ValueOf(JsonElement document, string path) => new ParameterNode(document).Text(path);
}
