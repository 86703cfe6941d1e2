using System.Text.Json;
using System.Text.Json.Nodes;
using Gigafibre.Portal.Integrations.Cpe;
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
    public void A_bridged_internet_is_not_the_management_connection()
    {
        const string wan = "InternetGatewayDevice.WANDevice.1.WANConnectionDevice.";
        var cpe = Read(
            (wan + "1.WANIPConnection.1.X_HW_SERVICELIST", "TR069"), (wan + "1.WANIPConnection.1.ConnectionStatus", "Connected"),
            (wan + "1.WANIPConnection.1.ExternalIPAddress", "10.9.8.7"),
            (wan + "2.WANPPPConnection.1.X_HW_SERVICELIST", "INTERNET"), (wan + "2.WANPPPConnection.1.ConnectionType", "PPPoE_Bridged"),
            (wan + "2.WANPPPConnection.1.ConnectionStatus", "Connected"));
        Assert.Null(cpe.Internet);
    }

    [Fact]
    public void Bands_rates_names_and_signals_are_read_as_they_were_meant()
    {
        const string wlan = "InternetGatewayDevice.LANDevice.1.WLANConfiguration.";
        var cpe = Read(
            (wlan + "5.SSID", "Maison"), (wlan + "5.Enable", true), (wlan + "5.Standard", "b,g,n"), (wlan + "5.Channel", 0),
            (wlan + "6.SSID", "Visiteurs"), (wlan + "6.Enable", true), (wlan + "6.Standard", "b,g,n"), (wlan + "6.X_ALU_COM_IsGuestSSID", true),
            (wlan + "7.SSID", "vide"), (wlan + "7.Enable", false),
            (wlan + "5.AssociatedDevice.1.AssociatedDeviceMACAddress", "3C:06:30:00:00:11"), (wlan + "5.AssociatedDevice.1.X_HW_TxRate", 5765),
            (wlan + "5.AssociatedDevice.1.SignalStrength", 0), (wlan + "5.AssociatedDevice.1.RSSI", -48), (wlan + "5.AssociatedDevice.1.HostName", "*"));
        var radio = Assert.Single(cpe.Radios);
        Assert.Equal("2.4GHz", radio.Band);
        Assert.True(radio.Networks.Single(n => n.Name == "Visiteurs").Guest);
        var client = Assert.Single(cpe.Clients);
        Assert.Equal((-48, 5765, null), (client.RssiDbm, client.RateMbps, client.HostName));
    }

    [Theory]
    [InlineData(1, "2.4GHz")]
    [InlineData(13, "2.4GHz")]
    [InlineData(36, "5GHz")]
    [InlineData(144, "5GHz")]
    [InlineData(161, "5GHz")]
    [InlineData(37, "6GHz")]
    [InlineData(229, "6GHz")]
    [InlineData(0, null)]
    public void A_channel_tells_its_band(int channel, string? band) =>
        Assert.Equal(band, Read(("Device.WiFi.Radio.1.Enable", true), ("Device.WiFi.Radio.1.Channel", channel)).Radios.Single().Band);

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

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_refused_session_is_not_hidden_by_the_management_connection_that_works(bool route, bool services)
    {
        const string ip = "Device.IP.Interface.";
        var leaves = new List<(string, object)>
        {
            (ip + "1.LowerLayers", "Device.PPP.Interface.1."), (ip + "1.Enable", true), ("Device.PPP.Interface.1.Username", "abonne"),
            ("Device.PPP.Interface.1.ConnectionStatus", "Disconnected"), ("Device.PPP.Interface.1.LastConnectionError", "ERROR_AUTHENTICATION_FAILURE"),
            (ip + "2.LowerLayers", "Device.Ethernet.VLANTermination.2."), (ip + "2.Enable", true), (ip + "2.IPv4Address.1.IPAddress", "10.9.8.7"),
            ("Device.DHCPv4.Client.1.Interface", ip + "2."), ("Device.DHCPv4.Client.1.DHCPStatus", "Bound"), ("Device.DHCPv4.Client.1.IPAddress", "10.9.8.7"),
        };
        if (route)
        {
            leaves.AddRange([("Device.Routing.Router.1.IPv4Forwarding.1.Interface", ip + "2."),
                ("Device.Routing.Router.1.IPv4Forwarding.1.DestIPAddress", "0.0.0.0"), ("Device.Routing.Router.1.IPv4Forwarding.1.DestSubnetMask", "0.0.0.0")]);
        }

        if (services || route)
        {
            leaves.AddRange([(ip + "1.X_TP_ServiceType", "Internet"), (ip + "2.X_TP_ServiceType", "TR069")]);
        }

        var internet = Read([.. leaves]).Internet!;
        Assert.Equal(("PPP", LinkStatus.Down, "ERROR_AUTHENTICATION_FAILURE"), (internet.Protocol, internet.Status, internet.Error));
    }

    [Fact]
    public void The_same_in_tr098()
    {
        const string wan = "InternetGatewayDevice.WANDevice.1.WANConnectionDevice.";
        var cpe = Read(
            (wan + "1.WANPPPConnection.1.Name", "1_INTERNET_R_VID_10"), (wan + "1.WANPPPConnection.1.ConnectionStatus", "Disconnected"),
            (wan + "1.WANPPPConnection.1.LastConnectionError", "ERROR_AUTHENTICATION_FAILURE"), (wan + "1.WANPPPConnection.1.ExternalIPAddress", "0.0.0.0"),
            (wan + "2.WANIPConnection.1.Name", "2_TR069_R_VID_20"), (wan + "2.WANIPConnection.1.ConnectionStatus", "Connected"),
            (wan + "2.WANIPConnection.1.ExternalIPAddress", "10.9.8.7"),
            ("InternetGatewayDevice.Layer3Forwarding.DefaultConnectionService", wan + "2.WANIPConnection.1"));
        Assert.Equal(("PPP", "ERROR_AUTHENTICATION_FAILURE"), (cpe.Internet!.Protocol, cpe.Internet.Error));
        Assert.Equal(2, cpe.Interfaces.Count(i => i.Kind == InterfaceKind.Wan));
    }

    [Theory]
    [InlineData("0.0.0.0", LinkStatus.Down)]
    [InlineData("169.254.3.3", LinkStatus.Down)]
    [InlineData("203.0.113.4", LinkStatus.Up)]
    public void Connected_without_a_usable_address_is_not_up(string address, LinkStatus expected)
    {
        const string wan = "InternetGatewayDevice.WANDevice.1.WANConnectionDevice.1.WANIPConnection.1.";
        Assert.Equal(expected, Read((wan + "ConnectionStatus", "connected"), (wan + "ExternalIPAddress", address)).Internet!.Status);
    }

    [Fact]
    public void A_lease_that_outlives_its_fibre_and_a_lan_bridge_are_not_the_internet()
    {
        const string ip = "Device.IP.Interface.";
        var cut = Read(
            (ip + "1.Status", "LowerLayerDown"), (ip + "1.LowerLayers", "Device.Optical.Interface.1."), ("Device.DHCPv4.Client.1.Interface", ip + "1."),
            ("Device.DHCPv4.Client.1.DHCPStatus", "Bound"), ("Device.DHCPv4.Client.1.IPAddress", "203.0.113.5"));
        Assert.Equal(LinkStatus.Down, cut.Internet!.Status);

        var lan = Read(
            (ip + "1.Name", "br-lan"), (ip + "1.Status", "Up"), (ip + "1.IPv4Address.1.IPAddress", "192.168.1.1"),
            (ip + "2.LowerLayers", "Device.PPP.Interface.1."), ("Device.PPP.Interface.1.ConnectionStatus", "Disconnected"),
            ("Device.PPP.Interface.1.LastConnectionError", "ERROR_AUTHENTICATION_FAILURE"));
        Assert.Equal("PPP", lan.Internet!.Protocol);
    }

    [Fact]
    public void Darkness_is_told_by_the_state_where_no_level_was_read_and_the_second_transceiver_may_be_the_one()
    {
        const string ani = "Device.XPON.ONU.1.ANI.1.";
        var dark = Read((ani + "TC.ONUActivation.ONUState", "O1"), (ani + "Transceiver.1.Voltage", 3300)).Optical!;
        Assert.Equal((true, LinkStatus.Down), (dark.NoLight, dark.Status));
        var second = Read((ani + "TC.ONUActivation.ONUState", "O5"), (ani + "Transceiver.1.RxPower", -400), (ani + "Transceiver.2.RxPower", -215)).Optical!;
        Assert.Equal((-21.5, false), (second.RxDbm, second.NoLight));
    }

    [Fact]
    public void Devices_of_a_node_that_is_gone_are_gone_and_made_up_addresses_name_no_modem()
    {
        const string node = "Device.WiFi.DataElements.Network.Device.2.";
        var cpe = Read(
            ("Device.Ethernet.Interface.1.MACAddress", "02:00:00:00:00:01"), ("Device.Ethernet.Interface.2.MACAddress", "1C:61:B4:00:00:01"),
            ("Device.WiFi.DataElements.Network.ControllerID", "1C:61:B4:00:00:01"), ("Device.WiFi.DataElements.Network.Device.1.ID", "1C:61:B4:00:00:01"),
            (node + "ID", "1C:61:B4:00:00:50"), (node + "MultiAPDevice.LastContactTime", "2026-11-23T11:00:00Z"), (node + "BackhaulMACAddress", "1E:61:B4:00:00:51"),
            (node + "MultiAPDevice.Backhaul.Stats.SignalStrength", 60), (node + "Radio.1.BSS.1.BSSID", "1C:61:B4:00:00:52"),
            (node + "Radio.1.BSS.1.STA.1.MACAddress", "3C:06:30:2D:42:FB"), (node + "Radio.1.BSS.1.STA.1.SignalStrength", 120));
        Assert.Equal("1C:61:B4:00:00:01", cpe.Identity.Mac.ToString());
        Assert.Empty(cpe.Clients);
        Assert.Equal((false, null), (cpe.Mesh.Single(n => n.Role == MeshRole.Agent).Online, cpe.Mesh.Single(n => n.Role == MeshRole.Agent).SignalDbm));
    }
}
