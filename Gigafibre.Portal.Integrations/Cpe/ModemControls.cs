using System.Text.Json;
using Gigafibre.Portal.Integrations.GenieAcs;

namespace Gigafibre.Portal.Integrations.Cpe;

/// <summary>A Wi-Fi network of a modem, and where its settings stand.</summary>
/// <param name="KeyPath">Null when the modem lets nobody set its key.</param>
/// <param name="EnablePaths">All must be set to switch it.</param>
public sealed record WifiControl(string Name, string? Band, bool Guest, bool? Enabled, string NamePath, string? KeyPath, IReadOnlyList<string> EnablePaths);

/// <summary>What can be set on a modem, by the paths of its own data model (TR-181 or TR-098).</summary>
/// <param name="RenewPath">The parameter that has the internet session taken up anew; null where the model has none.</param>
/// <param name="RefreshObjects">The objects that hold what changes at home.</param>
/// <param name="DownloadTest">The TR-143 download test; null where the model has none, or one that fails.</param>
public sealed record ModemControls(
    string Root, IReadOnlyList<WifiControl> Networks, string? RenewPath, string UptimePath, IReadOnlyList<string> RefreshObjects, string? DownloadTest, string? UploadTest)
{
    /// <summary>Its TR-143 test fails; known from the field.</summary>
    private const string NoSpeedTest = "XX230v";

    /// <summary>Where devices at home are listed; the whole of Device.WiFi would be thousands of values.</summary>
    private static readonly string[] HomeObjects = ["Device.WiFi.MultiAP", "Device.WiFi.DataElements", "Device.WiFi.AccessPoint", "Device.Hosts"];

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
        const string wifi = "Device.WiFi.";
        var points = tree.Instances(wifi + "AccessPoint").ToList();
        var networks =
            from ssid in tree.Instances(wifi + "SSID")
            let name = ssid.Node.Text("SSID")
            where name is not null && !Signal.IsBackhaulName(name) && tree[$"{wifi}SSID.{ssid.Index}.SSID"].Exists
            let point = points.FirstOrDefault(p => p.Node.Text("SSIDReference")?.TrimEnd('.') == $"{wifi}SSID.{ssid.Index}")
            let radio = ssid.Node.Text("LowerLayers")?.Split('.') is { Length: >= 4 } parts && int.TryParse(parts[3], out var r) ? r : 0
            let at = $"{wifi}AccessPoint.{point.Index}."
            select new WifiControl(
                name, Signal.Band(tree.Text($"{wifi}Radio.{radio}.OperatingFrequencyBand")),
                point.Node.Text("X_TP_APType") == "Guest" || Signal.IsGuestName(name), ssid.Node.Flag("Enable"), $"{wifi}SSID.{ssid.Index}.SSID",
                point.Node.IsLeaf("Security.KeyPassphrase") ? at + "Security.KeyPassphrase" : null,
                [$"{wifi}SSID.{ssid.Index}.Enable", .. point.Node.IsLeaf("Enable") ? [at + "Enable"] : Array.Empty<string>()]);
        var tests = tree.FirstText("Device.DeviceInfo.ModelName", "Device.DeviceInfo.ProductClass") != NoSpeedTest;
        return new ModemControls(
            "Device", [.. networks], Tr181Reader.RenewPath(tree), "Device.DeviceInfo.UpTime", [.. HomeObjects.Where(o => tree[o].Exists)],
            tests && tree["Device.IP.Diagnostics.DownloadDiagnostics"].Exists ? "Device.IP.Diagnostics.DownloadDiagnostics." : null,
            tests && tree["Device.IP.Diagnostics.UploadDiagnostics"].Exists ? "Device.IP.Diagnostics.UploadDiagnostics." : null);
    }

    private static ModemControls Tr098(ParameterNode tree)
    {
        const string root = "InternetGatewayDevice.";
        const string wlan = root + "LANDevice.1.WLANConfiguration";
        var networks =
            from w in tree.Instances(wlan)
            let name = w.Node.Text("SSID")
            where name is not null && !Signal.IsBackhaulName(name)
            let key = KeyLeaves.FirstOrDefault(k => w.Node.IsLeaf(k))
            select new WifiControl(
                name, Signal.BandOfChannel(w.Node.Integer("Channel")) ?? Signal.BandOfStandards(w.Node.Text("Standard")), Signal.IsGuestName(name), w.Node.Flag("Enable"),
                $"{wlan}.{w.Index}.SSID", key is null ? null : $"{wlan}.{w.Index}.{key}", [$"{wlan}.{w.Index}.Enable"]);
        return new ModemControls(
            "InternetGatewayDevice", [.. networks], Tr098Reader.RenewPath(tree), root + "DeviceInfo.UpTime", [wlan, root + "LANDevice.1.Hosts"],
            tree[root + "DownloadDiagnostics"].Exists ? root + "DownloadDiagnostics." : null, tree[root + "UploadDiagnostics"].Exists ? root + "UploadDiagnostics." : null);
    }

    /// <summary>The value of a leaf in a document, as text.</summary>
    public static string? ValueOf(JsonElement document, string path) => new ParameterNode(document).Text(path);
}
