using System.Text.Json;
using System.Text.Json.Nodes;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.GenieAcs;
using Gigafibre.Portal.Sandbox.GenieAcs;
using Gigafibre.Portal.Sandbox.People;
using Xunit;

namespace Gigafibre.Portal.Tests.Integrations;

/// <summary>Models whose dumps we do not hold, by the facts of docs/wire/genieacs.md.</summary>
public class CpeReaderTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private static CpeSnapshot Read(params (string Path, object Value)[] leaves)
    {
        var document = new JsonObject { ["_id"] = "x", ["_lastInform"] = CpeTree.Stamp(At) };
        foreach (var (path, value) in leaves)
        {
            document.Set(path, value, At);
        }

        return CpeReader.Read(JsonElement.Parse(document.ToJsonString()));
    }

    [Fact]
    public void The_sandboxs_own_modems_are_healthy()
    {
        var tp = CpeReader.Read(JsonElement.Parse(TpLinkModem.Create("1C:61:B4:00:01:01", "S1", At).ToJsonString()));
        Assert.Equal((-17.5, LinkStatus.Up, 3), (Math.Round(tp.Optical!.RxDbm!.Value, 1), tp.Internet!.Status, tp.Clients.Count));
        var hw = CpeReader.Read(JsonElement.Parse(HuaweiModem.Create("94:25:33:00:01:0F", "48575443A94196A5", At).ToJsonString()));
        Assert.Equal((-19, LinkStatus.Up, 1000), (hw.Optical!.RxDbm, hw.Internet!.Status, hw.Interfaces.First(i => i.Kind == InterfaceKind.Lan).RateMbps));
    }

    [Fact]
    public void A_nokia_writes_texts_lower_case_and_bars()
    {
        const string igd = "InternetGatewayDevice.";
        var cpe = Read(
            (igd + "X_ALU_OntOpticalParam.RXPower", "-21.409399"), (igd + "X_ALU_OntOpticalParam.TXPower", "2.360332"),
            (igd + "X_ALU_OntOpticalParam.SupplyVottage", "3.250000"), (igd + "X_ALU_OntOpticalParam.TransceiverTemperature", "41.599998"),
            (igd + "LANDevice.1.WLANConfiguration.1.SSID", "Maison"), (igd + "LANDevice.1.WLANConfiguration.1.Enable", true),
            (igd + "LANDevice.1.WLANConfiguration.1.SupportedFrequencyBands", "2.4GHz"),
            (igd + "LANDevice.1.WLANConfiguration.1.AssociatedDevice.1.MACAddress", "3c:06:30:2d:42:fb"),
            (igd + "LANDevice.1.WLANConfiguration.1.AssociatedDevice.1.SignalStrength", -45),
            (igd + "LANDevice.1.WLANConfiguration.1.AssociatedDevice.1.RSSI", "4"),
            (igd + "LANDevice.1.WLANConfiguration.1.AssociatedDevice.1.LastDataDownlinkRate", 43300),
            (igd + "WANDevice.1.WANConnectionDevice.1.WANPPPConnection.1.Name", "1_TR069_INTERNET_R_VID_10"),
            (igd + "WANDevice.1.WANConnectionDevice.1.WANPPPConnection.1.ConnectionStatus", "Connected"),
            (igd + "WANDevice.1.WANConnectionDevice.1.WANPPPConnection.1.ExternalIPAddress", "203.0.113.9"));

        Assert.Equal((-21.41, 3.25, 41.6), (cpe.Optical!.RxDbm, cpe.Optical.VoltageV, cpe.Optical.TemperatureC));
        var client = Assert.Single(cpe.Clients);
        Assert.Equal((-45, 43, "2.4GHz"), (client.RssiDbm, client.RateMbps, client.Band));
        Assert.Equal("203.0.113.9", cpe.Internet!.Ipv4);
    }

    [Fact]
    public void A_generic_tr181_ont_with_dhcp_and_the_standard_transceiver()
    {
        var cpe = Read(
            ("Device.XPON.ONU.1.ANI.1.Transceiver.1.RxPower", -215), ("Device.XPON.ONU.1.ANI.1.Transceiver.1.TxPower", 22),
            ("Device.XPON.ONU.1.ANI.1.TC.ONUActivation.ONUState", "O5"), ("Device.XPON.ONU.1.ANI.1.TC.ONUActivation.SerialNumber", "ABCD12345678"),
            ("Device.IP.Interface.2.Enable", true), ("Device.IP.Interface.2.Status", "Up"), ("Device.IP.Interface.2.LowerLayers", "Device.Ethernet.Link.3"),
            ("Device.Ethernet.Link.3.LowerLayers", "Device.Ethernet.Interface.9."), ("Device.Ethernet.Interface.9.Upstream", "true"),
            ("Device.DHCPv4.Client.1.Interface", "Device.IP.Interface.2."), ("Device.DHCPv4.Client.1.DHCPStatus", "Selecting"),
            ("Device.Ethernet.Interface.1.MACAddress", "02:00:00:00:00:01"), ("Device.Ethernet.Interface.1.Status", "Up"),
            ("Device.Ethernet.Interface.1.CurrentBitRate", 100), ("Device.Ethernet.Interface.1.Enable", "1"));

        Assert.Equal((-21.5, 2.2, LinkStatus.Up), (cpe.Optical!.RxDbm, cpe.Optical.TxDbm, cpe.Optical.Status));
        Assert.Equal("ABCD12345678", cpe.Identity.GponSerial.ToString());
        Assert.Equal((LinkStatus.Down, "DHCP", "Selecting"), (cpe.Internet!.Status, cpe.Internet.Protocol, cpe.Internet.ConnectionState));
        Assert.Equal(100, cpe.Interfaces.Single(i => i.Kind == InterfaceKind.Lan).RateMbps);
        Assert.Equal("02:00:00:00:00:01", cpe.Identity.Mac.ToString());
    }

    [Fact]
    public void A_service_name_tells_internet_from_management_and_voice()
    {
        const string wan = "InternetGatewayDevice.WANDevice.1.WANConnectionDevice.";
        var cpe = Read(
            (wan + "1.WANIPConnection.1.X_HW_SERVICELIST", "TR069"), (wan + "1.WANIPConnection.1.ConnectionStatus", "Connected"),
            (wan + "1.WANIPConnection.1.ExternalIPAddress", "10.0.0.5"),
            (wan + "2.WANIPConnection.1.X_HW_SERVICELIST", "VOIP"), (wan + "2.WANIPConnection.1.ConnectionStatus", "Connected"),
            (wan + "2.WANIPConnection.1.ExternalIPAddress", "10.1.0.5"),
            (wan + "3.WANPPPConnection.1.X_HW_SERVICELIST", "INTERNET"), (wan + "3.WANPPPConnection.1.ConnectionStatus", "Disconnected"),
            (wan + "3.WANPPPConnection.1.LastConnectionError", "ERROR_AUTHENTICATION_FAILURE"), (wan + "3.WANPPPConnection.1.Username", "x"));

        Assert.Equal((LinkStatus.Down, "ERROR_AUTHENTICATION_FAILURE"), (cpe.Internet!.Status, cpe.Internet.Error));
    }

    [Fact]
    public void A_last_error_is_history_once_connected()
    {
        const string wan = "InternetGatewayDevice.WANDevice.1.WANConnectionDevice.1.WANPPPConnection.1.";
        var cpe = Read((wan + "ConnectionStatus", "Connected"), (wan + "ExternalIPAddress", "203.0.113.4"), (wan + "LastConnectionError", "ERROR_ISP_TIME_OUT"));
        Assert.Null(cpe.Internet!.Error);
    }

    [Fact]
    public void An_empty_document_invents_nothing()
    {
        var cpe = Read();
        Assert.Null(cpe.Optical);
        Assert.Null(cpe.Internet);
        Assert.Empty(cpe.Interfaces);
        Assert.Empty(cpe.Radios);
        Assert.Empty(cpe.Clients);
        Assert.Null(cpe.Identity.Model);
    }

    [Fact]
    public void Leaves_of_odd_shapes_are_not_values()
    {
        var document = JsonElement.Parse("""
            {"_id":"x","_lastInform":5,"Device":{"DeviceInfo":{"UpTime":{"_value":{"a":1}},"ModelName":{"_value":[1]},"SerialNumber":"plain"},
             "Optical":{"Interface":{"1":{"X_TP_GPON_Config":{"RXPower":{"_value":true},"TXPower":{"_value":1e300}}},"two":{}}},
             "Hosts":{"Host":{"1":{"PhysAddress":{"_value":"not a mac"}}}},"WiFi":{"Radio":[1,2]},"IP":{"Interface":{"1":{"LowerLayers":{"_value":"Device.IP.Interface.1."}}}}}}
            """);
        var cpe = CpeReader.Read(document);
        Assert.Null(cpe.Identity.Uptime);
        Assert.Null(cpe.Identity.LastInform);
        Assert.Null(cpe.Optical?.RxDbm);
        Assert.Empty(cpe.Clients);
    }
}
