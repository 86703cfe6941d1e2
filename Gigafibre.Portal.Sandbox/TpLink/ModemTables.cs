using System.Globalization;
using System.Text.Json.Nodes;
using Gigafibre.Portal.Sandbox.GenieAcs;

namespace Gigafibre.Portal.Sandbox.TpLink;

internal static class ModemTables
{
    public static JsonNode? Rows(Device device, string mac, string oid)
    {
        var d = device.Document;
        string V(string path) => d.Value("Device." + path)?.ToString() is { } text ? text switch { "True" or "true" => "1", "False" or "false" => "0", _ => text } : "";
        switch (oid)
        {
            case "DEV2_DEV_INFO":
                return Row("0", ("manufacturer", "TP-Link"), ("modelName", V("DeviceInfo.ModelName")), ("softwareVersion", V("DeviceInfo.SoftwareVersion")),
                    ("serialNumber", V("DeviceInfo.SerialNumber")), ("upTime", device.Uptime().ToString(CultureInfo.InvariantCulture)));
            case "DEV2_OPTC_GPON_CFG":
                const string optical = "Optical.Interface.1.X_TP_GPON_Config.";
                return new JsonArray(Row("1", ("RXPower", V(optical + "RXPower")), ("TXPower", V(optical + "TXPower")),
                    ("TransceiverTemperature", V(optical + "TransceiverTemperature")), ("SupplyVottage", V(optical + "SupplyVottage")), ("Status", V(optical + "Status"))));
            case "DEV2_ADT_WAN":
                var up = V("PPP.Interface.3.ConnectionStatus") == "Connected";
                return new JsonArray(Row("3", ("enable", "1"), ("name", V("IP.Interface.6.X_TP_ConnName")), ("connType", "PPPoE"),
                    ("connStatusV4", up ? "Connected" : "Disconnected"), ("connIPv4Address", up ? V("IP.Interface.6.IPv4Address.1.IPAddress") : "0.0.0.0"),
                    ("MACAddr", Colons(mac)), ("PPPUserName", V("PPP.Interface.3.Username")), ("PPPPassword", "ppp-secret-of-the-modem"), ("PPPLastConnError",
                        V("PPP.Interface.3.LastConnectionError")), ("X_TP_Uptime", up ? Math.Min(86400, device.Uptime()).ToString(CultureInfo.InvariantCulture) : "0")));
            case "DEV2_ETH_INTF":
                return new JsonArray([.. Enumerable.Range(1, 3).Select(i => (JsonNode)Row($"{i}", ("enable", "1"), ("status", V($"Ethernet.Interface.{i}.Status")),
                    ("MACAddress", V($"Ethernet.Interface.{i}.MACAddress")), ("maxBitRate", "-1"), ("X_TP_IfNameAlias", $"LAN{i}"), ("upstream", "0")))]);
            case "DEV2_ADT_WIFI_COMMON":
                return new JsonArray(Wifi(device, V, 1, 1, 6), Wifi(device, V, 2, 3, 8));
            case "DEV2_WIFI_APDEV":
                return new JsonArray(
                    [.. Nodes(d).Select(i => (JsonNode)Row(i, ("MACAddress", V($"WiFi.MultiAP.APDevice.{i}.MACAddress")),
                    ("backhaulLinkType", V($"WiFi.MultiAP.APDevice.{i}.X_TP_IsController") == "1" ? "" : V($"WiFi.MultiAP.APDevice.{i}.BackhaulLinkType")),
                    ("X_TP_HostName", V($"WiFi.MultiAP.APDevice.{i}.X_TP_HostName")),
                    ("X_TP_Active", V($"WiFi.MultiAP.APDevice.{i}.X_TP_IsController") == "1" ? "1" : V($"WiFi.MultiAP.APDevice.{i}.X_TP_Active")),
                    ("X_TP_IsController", V($"WiFi.MultiAP.APDevice.{i}.X_TP_IsController")),
                    ("backhaulSignalStrength", V($"WiFi.MultiAP.APDevice.{i}.BackhaulSignalStrength"))))]);
            case "DEV2_WIFI_APDEV_RADIO":
                return new JsonArray([.. Enumerable.Range(1, 2).Select(
                    r => (JsonNode)Row($"1,{r}", ("operatingFrequencyBand", V($"WiFi.MultiAP.APDevice.1.Radio.{r}.OperatingFrequencyBand")), ("MACAddress", Colons(mac))))]);
            case "DEV2_WIFI_APDEV_ASSOCDEV":
                return new JsonArray([.. Enumerable.Range(1, 2).Where(r => V(Client(r) + "MACAddress") != "")
                    .Select(r => (JsonNode)Row($"1,{r},2,1", ("X_TP_HostName", V(Client(r) + "X_TP_HostName")), ("X_TP_IPAddress", ""), ("MACAddress",
                    V(Client(r) + "MACAddress")), ("signalStrength", V(Client(r) + "SignalStrength")), ("lastDataDownlinkRate", V(Client(r) + "LastDataDownlinkRate"))))]);
            case "DEV2_HOST_ENTRY":
                return new JsonArray([.. Enumerable.Range(1, 3).Where(i => V($"Hosts.Host.{i}.PhysAddress") != "")
                    .Select(i => (JsonNode)Row($"{i}", ("active", V($"Hosts.Host.{i}.Active")), ("X_TP_LanConnType", V($"Hosts.Host.{i}.X_TP_LanConnType")),
                    ("physAddress", V($"Hosts.Host.{i}.PhysAddress")), ("IPAddress", V($"Hosts.Host.{i}.IPAddress")), ("hostName", V($"Hosts.Host.{i}.HostName"))))]);
            default:
                return null;
        }
    }

    private static string Client(int radio) => $"WiFi.MultiAP.APDevice.1.Radio.{radio}.AP.2.AssociatedDevice.1.";

    private static IEnumerable<string> Nodes(JsonObject document) => document.Leaf("Device.WiFi.MultiAP.APDevice")?.Select(p => p.Key).Where(k => k[0] != '_') ?? [];

    private static JsonObject Wifi(Device device, Func<string, string> value, int radio, int main, int guest) => Row($"{radio}",
        ("band", value($"WiFi.Radio.{radio}.OperatingFrequencyBand")), ("channel", value($"WiFi.Radio.{radio}.Channel")),
        ("standard", value($"WiFi.Radio.{radio}.OperatingStandards")),
        ("primaryEnable", value($"WiFi.SSID.{main}.Enable")), ("primarySSID", value($"WiFi.SSID.{main}.SSID")), ("primaryStatus", "Up"),
        ("primaryModeEnabled", "WPA2-Personal"), ("primaryPSK", device.WifiKey(main)),
        ("guestEnable", value($"WiFi.SSID.{guest}.Enable")), ("guestSSID", value($"WiFi.SSID.{guest}.SSID")), ("guestPSK", device.WifiKey(guest)));

    private static string Colons(string compact) => string.Join(':', compact.Chunk(2).Select(p => new string(p)));

    private static JsonObject Row(string stack, params (string Name, string Value)[] values)
    {
        var row = new JsonObject();
        foreach (var (name, value) in values)
        {
            row[name] = value;
        }

        row["stack"] = stack + string.Concat(Enumerable.Repeat(",0", 5 - stack.Count(c => c == ',')));
        return row;
    }
}
