using System.Text.Json.Nodes;
using Gigafibre.Portal.Sandbox.GenieAcs;

namespace Gigafibre.Portal.Sandbox.People;

/// <summary>A healthy TP-Link XX230v as GenieACS would hold it: made here, after the model's real layout and quirks.</summary>
public static class TpLinkModem
{
    public static string Id(string serial) => $"1C61B4-Device2-{serial}";

    public static JsonObject Create(string mac, string serial, DateTimeOffset at)
    {
        var tail = mac[9..].Replace(":", "", StringComparison.Ordinal);
        var d = new JsonObject
        {
            ["_id"] = Id(serial),
            ["_deviceId"] = new JsonObject { ["_Manufacturer"] = "TP-Link", ["_OUI"] = "1C61B4", ["_ProductClass"] = "Device2", ["_SerialNumber"] = serial },
            ["_lastInform"] = CpeTree.Stamp(at),
            ["_registered"] = CpeTree.Stamp(at - TimeSpan.FromDays(200)),
            ["_lastBoot"] = CpeTree.Stamp(at - TimeSpan.FromDays(6)),
        };
        void Set(string path, object value) => d.Set("Device." + path, value, at);

        Set("DeviceInfo.Manufacturer", "TP-Link");
        Set("DeviceInfo.ModelName", "XX230v");
        Set("DeviceInfo.ProductClass", "Device2");
        Set("DeviceInfo.SerialNumber", serial);
        Set("DeviceInfo.SoftwareVersion", "0.6.0 3.0.0 v6066.0 Build 220630 Rel.56119n");
        Set("DeviceInfo.UpTime", 6 * 86400);
        Set("ManagementServer.PeriodicInformInterval", 60);
        Set("ManagementServer.ConnectionRequestURL", "http://127.0.0.1:7547/tr069");
        Optics(Set, mac);
        Wan(Set, mac);
        Lan(Set, mac);
        Wifi(Set, mac, tail);
        return d;
    }

    private static void Optics(Action<string, object> set, string mac)
    {
        set("Optical.Interface.1.Status", "Up");
        set("Optical.Interface.1.OpticalSignalLevel", 0);
        set("Optical.Interface.1.TransmitOpticalLevel", 0);
        set("Optical.Interface.1.X_TP_GPON_Config.RXPower", 178);
        set("Optical.Interface.1.X_TP_GPON_Config.TXPower", 14880);
        set("Optical.Interface.1.X_TP_GPON_Config.TransceiverTemperature", 12251);
        set("Optical.Interface.1.X_TP_GPON_Config.SupplyVottage", 3298);
        set("Optical.Interface.1.X_TP_GPON_Config.Status", "5");
        set("Optical.Interface.1.GponAuth.GponSn", "54504C47" + mac.Replace(":", "", StringComparison.Ordinal)[4..]);
        set("X_TP_GPON.Link.1.Status", "Up");
        set("X_TP_GPON.Link.1.LowerLayers", "Device.Optical.Interface.1.");
    }

    private static void Wan(Action<string, object> set, string mac)
    {
        set("IP.Interface.1.Enable", true);
        set("IP.Interface.1.Status", "Up");
        set("IP.Interface.1.X_TP_ConnType", "LAN");
        set("IP.Interface.1.IPv4Address.1.IPAddress", "192.168.1.1");
        set("IP.Interface.4.Enable", true);
        set("IP.Interface.4.Status", "Down");
        set("IP.Interface.4.X_TP_ConnName", "ipoe_0_0_d");
        set("IP.Interface.4.X_TP_ConnType", "DHCP");
        set("IP.Interface.4.X_TP_ServiceType", "Internet");
        set("IP.Interface.4.IPv4Address.1.IPAddress", "0.0.0.0");
        set("IP.Interface.6.Enable", true);
        set("IP.Interface.6.Status", "Up");
        set("IP.Interface.6.X_TP_ConnName", "pppoe_gpon_2_1");
        set("IP.Interface.6.X_TP_ConnType", "PPPoE");
        set("IP.Interface.6.X_TP_ServiceType", "Internet,TR069");
        set("IP.Interface.6.IPv4Address.1.IPAddress", "203.0.113." + (Convert.ToInt32(mac[^2..], 16) % 250 + 1));
        set("IP.Interface.6.IPv4Address.1.Status", "Enabled");
        set("IP.Interface.6.LowerLayers", "Device.PPP.Interface.3.");
        set("PPP.Interface.3.Enable", true);
        set("PPP.Interface.3.Status", "Up");
        set("PPP.Interface.3.ConnectionStatus", "Connected");
        set("PPP.Interface.3.LastConnectionError", "ERROR_NONE");
        set("PPP.Interface.3.Username", "abonne");
        set("PPP.Interface.3.LowerLayers", "Device.X_TP_GPON.Link.1.");
    }

    private static void Lan(Action<string, object> set, string mac)
    {
        for (var port = 1; port <= 3; port++)
        {
            set($"Ethernet.Interface.{port}.Enable", true);
            set($"Ethernet.Interface.{port}.Status", "Up");
            set($"Ethernet.Interface.{port}.MaxBitRate", -1);
            set($"Ethernet.Interface.{port}.Upstream", false);
            set($"Ethernet.Interface.{port}.MACAddress", mac);
            set($"Ethernet.Interface.{port}.X_TP_IfNameAlias", $"LAN{port}");
        }

        Host(set, 1, "3C:06:30:00:00:11", "Téléphone de la maison", 3, active: false);
        Host(set, 2, "3C:06:30:00:00:12", "Télé du salon", 0, active: true);
        Host(set, 3, "3C:06:30:00:00:13", "Portable", 1, active: true);
    }

    private static void Host(Action<string, object> set, int index, string mac, string name, int type, bool active)
    {
        set($"Hosts.Host.{index}.PhysAddress", mac);
        set($"Hosts.Host.{index}.HostName", name);
        set($"Hosts.Host.{index}.IPAddress", $"192.168.1.{10 + index}");
        set($"Hosts.Host.{index}.Active", active);
        set($"Hosts.Host.{index}.X_TP_LanConnType", type);
    }

    private static void Wifi(Action<string, object> set, string mac, string tail)
    {
        set("X_TP_EasyMesh.Enable", true);
        set("X_TP_EasyMesh.WorkMode", "Controller");
        // The guests' network, and slots that nobody set up: those are called Guest too, and have no key. Every SSID says that it is up.
        foreach (var (slot, radio, name, type) in new[]
        {
            (2, 1, "Maison_1", "Guest"), (4, 2, "Maison_5G_1", "Guest"), (5, 1, "Maison_2", "Guest"), (6, 1, "Maison-Invites", "GuestNetwork"), (7, 2, "Maison_5G_2", "Guest"),
            (8, 2, "Maison-Invites", "GuestNetwork"),
        })
        {
            set($"WiFi.SSID.{slot}.Enable", true);
            set($"WiFi.SSID.{slot}.Status", "Up");
            set($"WiFi.SSID.{slot}.SSID", name);
            set($"WiFi.SSID.{slot}.BSSID", "00:00:00:00:00:00");
            set($"WiFi.SSID.{slot}.LowerLayers", $"Device.WiFi.Radio.{radio}.");
            set($"WiFi.AccessPoint.{slot}.Enable", false);
            set($"WiFi.AccessPoint.{slot}.Status", "Down");
            set($"WiFi.AccessPoint.{slot}.SSIDReference", $"Device.WiFi.SSID.{slot}.");
            set($"WiFi.AccessPoint.{slot}.X_TP_APType", type);
            set($"WiFi.AccessPoint.{slot}.Security.ModeEnabled", type == "Guest" ? "None" : "WPA2-Personal");
            set($"WiFi.AccessPoint.{slot}.Security.KeyPassphrase", "");
        }

        set("WiFi.MultiAP.APDevice.1.MACAddress", mac);
        set("WiFi.MultiAP.APDevice.1.X_TP_IsController", true);
        set("WiFi.MultiAP.APDevice.1.X_TP_Active", true);
        set("WiFi.MultiAP.APDevice.1.X_TP_HostName", "XX230v_" + tail[^4..]);
        Radio(set, 1, "2.4GHz", 6, "b,g,n,ax", mac, "Maison-" + tail[^4..]);
        Radio(set, 2, "5GHz", 44, "a,n,ac,ax", mac, "Maison-" + tail[^4..] + "_5G");
        Client(set, 2, "3C:06:30:00:00:11", 124, 960000);
        Client(set, 1, "3C:06:30:00:00:13", 96, 130000);
    }

    /// <summary>Each radio has its network and a hidden one for the mesh, thirty hex digits long.</summary>
    private static void Radio(Action<string, object> set, int index, string band, int channel, string standards, string mac, string ssid)
    {
        set($"WiFi.Radio.{index}.Enable", true);
        set($"WiFi.Radio.{index}.Status", "Up");
        set($"WiFi.Radio.{index}.OperatingFrequencyBand", band);
        set($"WiFi.Radio.{index}.Channel", channel);
        set($"WiFi.Radio.{index}.OperatingStandards", standards);
        set($"WiFi.Radio.{index}.CurrentOperatingChannelBandwidth", index == 1 ? "40MHz" : "80MHz");
        foreach (var (slot, name, type) in new[] { ((index * 2) - 1, ssid, "Primary"), (8 + index, "b3c8b57957bb856d8cd8ef159f216" + index, "Backhaul") })
        {
            set($"WiFi.SSID.{slot}.Enable", true);
            set($"WiFi.SSID.{slot}.Status", "Up");
            set($"WiFi.SSID.{slot}.SSID", name);
            set($"WiFi.SSID.{slot}.BSSID", mac);
            set($"WiFi.SSID.{slot}.LowerLayers", $"Device.WiFi.Radio.{index}.");
            set($"WiFi.AccessPoint.{slot}.Enable", true);
            set($"WiFi.AccessPoint.{slot}.Status", "Up");
            set($"WiFi.AccessPoint.{slot}.SSIDReference", $"Device.WiFi.SSID.{slot}.");
            set($"WiFi.AccessPoint.{slot}.X_TP_APType", type);
            set($"WiFi.AccessPoint.{slot}.Security.ModeEnabled", "WPA2-Personal");
            set($"WiFi.AccessPoint.{slot}.Security.KeyPassphrase", "");
        }

        set($"WiFi.MultiAP.APDevice.1.Radio.{index}.OperatingFrequencyBand", band);
        set($"WiFi.MultiAP.APDevice.1.Radio.{index}.Utilization", 70);
        set($"WiFi.MultiAP.APDevice.1.Radio.{index}.AP.2.X_TP_Type", "Primary");
    }

    /// <summary>Signal in RCPI, as this maker writes it.</summary>
    private static void Client(Action<string, object> set, int radio, string mac, int rcpi, int kbps)
    {
        var path = $"WiFi.MultiAP.APDevice.1.Radio.{radio}.AP.2.AssociatedDevice.1.";
        set(path + "MACAddress", mac);
        set(path + "Active", false);
        set(path + "SignalStrength", rcpi);
        set(path + "LastDataDownlinkRate", kbps);
    }
}
