using System.Text.Json;
using System.Text.Json.Nodes;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.GenieAcs;
using Gigafibre.Portal.Integrations.ModemBridge;
using Gigafibre.Portal.Sandbox.GenieAcs;
using Xunit;

namespace Gigafibre.Portal.Tests.Integrations;

/// <summary>The kinds of misreading that real documents have shown, each with other inputs of its kind.</summary>
public class DeviceSiblingTests
{
    private const string Ssid = "Device.WiFi.SSID.1.";
    private const string Point = "Device.WiFi.AccessPoint.1.";
    private const string Ip = "Device.IP.Interface.1.";
    private const string Wlan = "InternetGatewayDevice.LANDevice.1.WLANConfiguration.1.";
    private const string Host = "InternetGatewayDevice.LANDevice.1.Hosts.Host.1.";
    private const string Wan = "InternetGatewayDevice.WANDevice.1.WANConnectionDevice.1.WANPPPConnection.1.";
    private static readonly DateTimeOffset At = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("WPA2-Personal", true)]
    [InlineData("WPA3-SAE", true)]
    [InlineData("11i", true)]
    [InlineData("WPAand11i", true)]
    [InlineData("RSN-PSK", true)]
    [InlineData("OWE", false)]
    [InlineData("Enhanced-Open", false)]
    [InlineData("BasicandWPA", false)]
    [InlineData("No security", false)]
    [InlineData("Off", false)]
    [InlineData("WEP-128", false)]
    [InlineData(null, false)]
    public void Only_a_network_known_to_ask_for_a_key_is_switched_on(string? security, bool mayOn)
    {
        var guests = Assert.Single(ModemControls.Read(Document(
            (Ssid + "SSID", "Visiteurs", At), (Ssid + "BSSID", "1C:61:B4:00:00:05", At), (Point + "SSIDReference", Ssid, At), (Point + "Enable", false, At),
            (Point + "X_TP_APType", "GuestNetwork", At), (Point + "Security.ModeEnabled", security ?? "", At))).Networks);
        Assert.Equal((mayOn, true), (guests.MaySwitch(true), guests.MaySwitch(false)));
    }

    [Theory]
    [InlineData("X_ALU_COM_IsGuestSSID", true)]
    [InlineData("X_ACME_GuestNetwork", true)]
    [InlineData("X_ACME_GuestNetworkIsolation", false)]
    [InlineData("X_ACME_GuestNetworkAccess", false)]
    public void What_a_network_does_with_guests_does_not_make_it_theirs(string leaf, bool isGuests) =>
        Assert.Equal(isGuests, Assert.Single(ModemControls.Read(Document((Wlan + "SSID", "Maison", At), (Wlan + "Enable", true, At), (Wlan + leaf, true, At))).Networks).Guest);

    [Fact]
    public void A_network_that_also_serves_the_home_is_shown_with_its_devices()
    {
        var cpe = CpeReader.Read(Document(
            (Ssid + "SSID", "Maison", At), (Ssid + "Enable", true, At), (Ssid + "LowerLayers", "Device.WiFi.Radio.1.", At), ("Device.WiFi.Radio.1.Enable", true, At),
            (Ssid + "X_ACME_BackhaulUse", true, At), (Ssid + "X_ACME_FronthaulUse", true, At), (Point + "SSIDReference", Ssid, At), (Point + "Enable", true, At),
            (Point + "BackhaulUse", true, At), (Point + "FronthaulUse", true, At), (Point + "AssociatedDevice.1.MACAddress", "3C:06:30:00:00:11", At)));
        Assert.Equal("Maison", Assert.Single(Assert.Single(cpe.Radios).Networks).Name);
        Assert.Single(cpe.Clients);
    }

    [Theory]
    [InlineData(-65, 0)]
    [InlineData(0, -65)]
    public void A_table_older_than_its_neighbour_is_not_presence(int associatedMinutes, int hostMinutes)
    {
        var (associated, host) = (At.AddMinutes(associatedMinutes), At.AddMinutes(hostMinutes));
        foreach (var document in new[]
        {
            Document((Wlan + "SSID", "Maison", At), (Wlan + "Enable", true, At), (Wlan + "AssociatedDevice.1.MACAddress", "3C:06:30:00:00:11", associated),
                (Host + "MACAddress", "3C:06:30:00:00:22", host), (Host + "Active", true, host)),
            Document((Ssid + "SSID", "Maison", At), (Point + "SSIDReference", Ssid, At), (Point + "AssociatedDevice.1.MACAddress", "3C:06:30:00:00:11", associated),
                ("Device.Hosts.Host.1.PhysAddress", "3C:06:30:00:00:22", host), ("Device.Hosts.Host.1.Active", true, host)),
        })
        {
            Assert.Equal(associated < host ? "3C:06:30:00:00:22" : "3C:06:30:00:00:11", Assert.Single(CpeReader.Read(document).Clients).Mac.ToString());
        }
    }

    [Fact]
    public void Somebody_elses_address_is_not_the_sessions()
    {
        var cpe = CpeReader.Read(Document((Wan + "ConnectionStatus", "Connected", At), (Wan + "ExternalIPAddress", "0.0.0.0", At),
            (Wan + "X_ACME_IPv6DNSServers", "2001:db8::53", At), (Wan + "X_ACME_IPv6.DefaultGateway", "2001:db8::1", At), (Wan + "X_ACME_IPv6Prefix", "2001:db8::/56", At)));
        Assert.Equal((LinkStatus.Down, null), (cpe.Internet!.Status, cpe.Internet.Ipv6));
        var up = CpeReader.Read(Document((Wan + "ConnectionStatus", "Connected", At), (Wan + "ExternalIPAddress", "0.0.0.0", At), (Wan + "X_ACME_IPv6Address", "2001:db8::9", At)));
        Assert.Equal((LinkStatus.Up, "2001:db8::9"), (up.Internet!.Status, up.Internet.Ipv6));
    }

    [Theory]
    [InlineData("Running", LinkStatus.Up)]
    [InlineData("Operational", LinkStatus.Unknown)]
    [InlineData("NoLink", LinkStatus.Down)]
    [InlineData("ERROR", LinkStatus.Down)]
    public void A_word_that_no_standard_has_is_no_fault(string status, LinkStatus expected) =>
        Assert.Equal(expected, CpeReader.Read(Document(("InternetGatewayDevice.LANDevice.1.LANEthernetInterfaceConfig.1.Status", status, At))).Interfaces.Single().Status);

    [Fact]
    public void A_state_is_as_old_as_itself_not_as_its_neighbours()
    {
        var cpe = CpeReader.Read(Document((Wan + "ConnectionStatus", "Disconnected", At.AddHours(-3)), (Wan + "ExternalIPAddress", "203.0.113.9", At)));
        Assert.Equal(At.AddHours(-3), cpe.Internet!.ReadAt);
    }

    [Fact]
    public void A_bridge_that_reaches_into_the_fibre_is_not_the_internet()
    {
        var cpe = CpeReader.Read(Document(
            (Ip + "Status", "Up", At), (Ip + "LowerLayers", "Device.Bridging.Bridge.1.Port.1.", At), (Ip + "IPv4Address.1.IPAddress", "192.168.1.1", At),
            ("Device.Bridging.Bridge.1.Port.1.LowerLayers", "Device.X_ACME_GPON.Interface.1.", At), ("Device.X_ACME_GPON.Interface.1.Status", "Up", At)));
        Assert.Null(cpe.Internet);
    }

    [Theory]
    [InlineData("InternetGatewayDevice.WANDevice.1.X_GponInterafceConfig.RXPower")]
    [InlineData("InternetGatewayDevice.X_ALU_OntOpticalParam.RXPower")]
    [InlineData("Device.Optical.Interface.1.X_ACME.OpticalInputPower")]
    [InlineData("Device.Optical.Interface.1.OpticalSignalLevel")]
    [InlineData("InternetGatewayDevice.WANDevice.1.X_CT-COM_GponInterfaceConfig.ReceivedPower")]
    [InlineData("Device.XPON.ONU.1.ANI.1.Transceiver.1.RxPower")]
    public void Light_is_asked_anew_under_every_name_that_it_is_read_under(string path) =>
        Assert.Contains(path, LiveParameters.Of(Document((path, "-2150", At))));

    [Fact]
    public void The_modems_own_page_is_read_with_the_same_care()
    {
        var answer = new ModemPageAnswer("1C:61:B4:00:00:01", At, 0, new Dictionary<string, IReadOnlyList<Dictionary<string, string>>>
        {
            [nameof(ModemPart.Wan)] =
            [
                new() { ["enable"] = "1", ["name"] = "vieux", ["connType"] = "PPPoE", ["connStatusV4"] = "Disconnected", ["connIPv4Address"] = "0.0.0.0" },
                new() { ["enable"] = "1", ["name"] = "net", ["connType"] = "DHCP", ["connStatusV4"] = "connected", ["connIPv4Address"] = "203.0.113.9" },
            ],
            [nameof(ModemPart.Mesh)] =
            [
                new() { ["stack"] = "1,0", ["MACAddress"] = "1C:61:B4:00:00:01", ["X_TP_IsController"] = "1" },
                new() { ["stack"] = "2,0", ["MACAddress"] = "1C:61:B4:00:00:50", ["X_TP_IsController"] = "0", ["X_TP_Active"] = "1", ["backhaulLinkType"] = "Ethernet",
                    ["backhaulSignalStrength"] = "60" },
            ],
            [nameof(ModemPart.Clients)] =
            [
                new() { ["stack"] = "1,1,1", ["MACAddress"] = "3C:06:30:00:00:11", ["X_TP_HostName"] = "null", ["X_TP_IPAddress"] = "192.168.1.10", ["signalStrength"] = "120" },
                new() { ["stack"] = "1,2,1", ["MACAddress"] = "3E:06:30:00:00:12", ["X_TP_HostName"] = "Tel", ["X_TP_IPAddress"] = "192.168.1.10", ["signalStrength"] = "100" },
                new() { ["stack"] = "1,1,2", ["MACAddress"] = "1C:61:B4:00:00:50", ["X_TP_HostName"] = "noeud" },
            ],
            [nameof(ModemPart.Hosts)] =
            [
                new() { ["physAddress"] = "1C:61:B4:00:00:01", ["active"] = "1" },
                new() { ["physAddress"] = "3C:06:30:00:00:33", ["active"] = "1", ["hostName"] = "(null)", ["X_TP_LanConnType"] = "9" },
            ],
        });
        var cpe = Dev2Reader.Read(answer);
        Assert.Equal(("net", LinkStatus.Up), (cpe.Internet!.Name, cpe.Internet.Status));
        Assert.Null(cpe.Mesh.Single(n => n.Role == MeshRole.Agent).SignalDbm);
        Assert.Equal(["Tel", null], cpe.Clients.Select(c => c.HostName));
        Assert.Null(cpe.Clients[^1].Wired);
    }

    private static JsonElement Document(params (string Path, object Value, DateTimeOffset ReadAt)[] leaves)
    {
        var document = new JsonObject { ["_id"] = "x", ["_lastInform"] = CpeTree.Stamp(At) };
        foreach (var (path, value, read) in leaves)
        {
            document.Set(path, value, read);
        }

        return JsonElement.Parse(document.ToJsonString());
    }
}
