using System.Text.Json.Nodes;
using Gigafibre.Portal.Sandbox.GenieAcs;

namespace Gigafibre.Portal.Sandbox.People;

/// <summary>A healthy Huawei EG8145V5, TR-098, with an address by DHCP.</summary>
public static class HuaweiModem
{
    public const string Wan = "InternetGatewayDevice.WANDevice.1.WANConnectionDevice.2.WANIPConnection.1.";

    public static string Id(string serial) => $"00259E-EG8145V5-{serial}";

    public static JsonObject Create(string mac, string serial, DateTimeOffset at)
    {
        var d = new JsonObject
        {
            ["_id"] = Id(serial),
            ["_deviceId"] = new JsonObject { ["_Manufacturer"] = "Huawei Technologies Co., Ltd", ["_OUI"] = "00259E", ["_ProductClass"] = "EG8145V5", ["_SerialNumber"] = serial },
            ["_lastInform"] = CpeTree.Stamp(at),
            ["_registered"] = CpeTree.Stamp(at - TimeSpan.FromDays(90)),
        };
        void Set(string path, object value) => d.Set("InternetGatewayDevice." + path, value, at);

        Set("DeviceInfo.Manufacturer", "Huawei Technologies Co., Ltd");
        Set("DeviceInfo.ModelName", "EG8145V5");
        Set("DeviceInfo.SerialNumber", serial);
        Set("DeviceInfo.SoftwareVersion", "V5R020C00S280");
        Set("DeviceInfo.UpTime", 89910);
        Set("ManagementServer.PeriodicInformInterval", 60);
        Set("WANDevice.1.X_GponInterafceConfig.RXPower", -19);
        Set("WANDevice.1.X_GponInterafceConfig.TXPower", 2);
        Set("WANDevice.1.X_GponInterafceConfig.TransceiverTemperature", 45);
        Set("WANDevice.1.X_GponInterafceConfig.SupplyVoltage", 3415);
        Set("WANDevice.1.X_GponInterafceConfig.Status", "Up");
        d.Set(Wan + "Enable", true, at);
        d.Set(Wan + "Name", "2_INTERNET_R_VID_1", at);
        d.Set(Wan + "X_HW_SERVICELIST", "INTERNET", at);
        d.Set(Wan + "ConnectionType", "IP_Routed", at);
        d.Set(Wan + "ConnectionStatus", "Connected", at);
        d.Set(Wan + "ExternalIPAddress", "203.0.113.77", at);
        d.Set(Wan + "LastConnectionError", "ERROR_NONE", at);
        d.Set(Wan + "Uptime", 89906, at);
        Set("DownloadDiagnostics.DiagnosticsState", "None");
        Set("DownloadDiagnostics.DownloadURL", "");
        Set("DownloadDiagnostics.BOMTime", "");
        Set("DownloadDiagnostics.EOMTime", "");
        Set("DownloadDiagnostics.TestBytesReceived", 0);
        Set("UploadDiagnostics.DiagnosticsState", "None");
        Set("UploadDiagnostics.UploadURL", "");
        Set("UploadDiagnostics.TestFileLength", 0);
        Set("UploadDiagnostics.BOMTime", "");
        Set("UploadDiagnostics.EOMTime", "");
        for (var port = 1; port <= 4; port++)
        {
            Set($"LANDevice.1.LANEthernetInterfaceConfig.{port}.Enable", true);
            Set($"LANDevice.1.LANEthernetInterfaceConfig.{port}.Status", port == 1 ? "Up" : "NoLink");
            Set($"LANDevice.1.LANEthernetInterfaceConfig.{port}.Name", $"eth0:{port}");
            Set($"LANDevice.1.LANEthernetInterfaceConfig.{port}.MaxBitRate", "Auto");
            Set($"LANDevice.1.LANEthernetInterfaceConfig.{port}.X_HW_Speed", port == 1 ? "Auto_1000" : "Auto_10");
            Set($"LANDevice.1.LANEthernetInterfaceConfig.{port}.MACAddress", mac);
        }

        foreach (var (slot, band, channel, standard) in new[] { (1, "2.4GHz", 2, "11bgn"), (5, "5GHz", 36, "11ac") })
        {
            var wlan = $"LANDevice.1.WLANConfiguration.{slot}.";
            Set(wlan + "Enable", true);
            Set(wlan + "Status", "Up");
            Set(wlan + "SSID", slot == 1 ? "Cuisine" : "Cuisine-5G");
            Set(wlan + "Channel", channel);
            Set(wlan + "Standard", standard);
            Set(wlan + "X_HW_RFBand", band);
            Set(wlan + "BeaconType", "11i");
        }

        Set("LANDevice.1.WLANConfiguration.5.AssociatedDevice.1.AssociatedDeviceMACAddress", "3c:06:30:00:00:21");
        Set("LANDevice.1.WLANConfiguration.5.AssociatedDevice.1.X_HW_RSSI", "-52");
        Set("LANDevice.1.WLANConfiguration.5.AssociatedDevice.1.X_HW_TxRate", "866");
        Set("LANDevice.1.Hosts.Host.1.MACAddress", "3c:06:30:00:00:21");
        Set("LANDevice.1.Hosts.Host.1.HostName", "Tablette");
        Set("LANDevice.1.Hosts.Host.1.IPAddress", "192.168.18.10");
        Set("LANDevice.1.Hosts.Host.1.InterfaceType", "802.11");
        Set("LANDevice.1.Hosts.Host.1.Active", true);
        return d;
    }
}
