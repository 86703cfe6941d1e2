using System.Text.Json;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Tests.Support;
using Xunit;

namespace Gigafibre.Portal.Tests.Integrations;

public class RealDeviceTests
{
    public static bool Here => Repository.SharedData is not null;

    private static CpeSnapshot Read(string file)
    {
        var json = JsonElement.Parse(File.ReadAllText(Path.Combine(Repository.SharedData!, file)));
        return CpeReader.Read(json.ValueKind == JsonValueKind.Array ? json[0] : json);
    }

    [Fact(Skip = "../shared/data is not here", SkipUnless = nameof(Here))]
    public void A_tplink_xx230v()
    {
        var cpe = Read("cpe/tplink-xx230v.json");

        Assert.Equal("XX230v", cpe.Identity.Model);
        Assert.Equal("22275A7000395", cpe.Identity.Serial);
        Assert.Equal("1C:61:B4:FB:2A:C8", cpe.Identity.Mac.ToString());
        Assert.Equal("TPLGB4FB2AC8", cpe.Identity.GponSerial.ToString());
        Assert.Equal(15687, cpe.Identity.Uptime!.Value.TotalSeconds);
        Assert.Equal(-2.5, cpe.Optical!.RxDbm);
        Assert.Equal(1.73, cpe.Optical.TxDbm);
        Assert.Equal(47.9, cpe.Optical.TemperatureC);
        Assert.Equal(3.3, cpe.Optical.VoltageV);
        Assert.Equal(LinkStatus.Up, cpe.Optical.Status);

        // Not the dead DHCP connection that the modem calls its default.
        Assert.Equal("pppoe_gpon_2_1", cpe.Internet!.Name);
        Assert.Equal("192.168.89.137", cpe.Internet.Ipv4);
        Assert.Equal("1C:61:B4:FB:2A:CB", cpe.Internet.Mac.ToString());
        Assert.Null(cpe.Internet.Error);
        Assert.Equal(3, cpe.Interfaces.Count(i => i.Kind == InterfaceKind.Lan));
        Assert.All(cpe.Interfaces.Where(i => i.Kind == InterfaceKind.Lan), i => Assert.Null(i.RateMbps));

        Assert.Equal(["2.4GHz", "5GHz"], cpe.Radios.Select(r => r.Band));
        Assert.Equal([10, 153], cpe.Radios.Select(r => r.Channel!.Value));
        Assert.Equal([51, 28], cpe.Radios.Select(r => r.UtilizationPercent!.Value));
        Assert.Equal(["Maison-2AC8", "Maison-2AC8_5G"], cpe.Radios.SelectMany(r => r.Networks).Where(n => n.Enabled is true).Select(n => n.Name));
        Assert.DoesNotContain(cpe.Radios.SelectMany(r => r.Networks), n => n.Name.Length == 30);

        var laptop = Assert.Single(cpe.Clients);
        Assert.Equal(("laptop", "5GHz", -60, 960), (laptop.HostName, laptop.Band, laptop.RssiDbm, laptop.RateMbps));
        Assert.False(laptop.Wired);
        Assert.DoesNotContain(cpe.Mesh, n => n.Role == MeshRole.Agent);
    }

    [Fact(Skip = "../shared/data is not here", SkipUnless = nameof(Here))]
    public void The_same_model_as_a_running_genieacs_served_it()
    {
        var cpe = Read("genieacs/device-xx230v.json");

        Assert.Equal("00:00:5E:00:53:01", cpe.Identity.Mac.ToString());
        Assert.Equal("TPLG5E005301", cpe.Identity.GponSerial.ToString());
        Assert.Equal(-2.5, cpe.Optical!.RxDbm);
        Assert.Equal(LinkStatus.Up, cpe.Internet!.Status);
        Assert.Equal("5GHz", Assert.Single(cpe.Clients).Band);
        Assert.All(cpe.Radios, r => Assert.Null(r.UtilizationPercent));
    }

    [Fact(Skip = "../shared/data is not here", SkipUnless = nameof(Here))]
    public void A_huawei_with_a_dead_pppoe_beside_its_live_dhcp()
    {
        var cpe = Read("cpe/huawei-eg8145v5.json");

        Assert.Equal(("2_INTERNET_R_VID_1", "192.168.88.59", LinkStatus.Up), (cpe.Internet!.Name, cpe.Internet.Ipv4, cpe.Internet.Status));
        Assert.Null(cpe.Internet.Error);
        Assert.Equal(-3, cpe.Optical!.RxDbm);
        Assert.Equal("HWTCA94196A5", cpe.Identity.GponSerial.ToString());
        Assert.Equal("94:25:33:3B:D1:C2", cpe.Identity.Mac.ToString());
        Assert.Empty(cpe.Clients);
        Assert.Empty(cpe.Mesh);
        Assert.Equal([("2.4GHz", 2, 44), ("5GHz", 36, 24)], cpe.Radios.Select(r => (r.Band!, r.Channel!.Value, r.UtilizationPercent!.Value)));
        Assert.All(cpe.Interfaces.Where(i => i.Kind == InterfaceKind.Lan), i => Assert.Equal((LinkStatus.Down, null), (i.Status, i.RateMbps)));
    }

    [Fact(Skip = "../shared/data is not here", SkipUnless = nameof(Here))]
    public void A_huawei_mesh()
    {
        var cpe = Read("cpe/huawei-eg8145x6-mesh.json");

        Assert.Equal("192.168.89.173", cpe.Internet!.Ipv4);
        Assert.Equal(-7, cpe.Optical!.RxDbm);
        var agents = cpe.Mesh.Where(n => n.Role == MeshRole.Agent).ToList();
        Assert.Equal([("K562", true), ("WA8021V5", false)], agents.Select(a => (a.Name!, a.Online!.Value)));
        Assert.Equal(("wifi", -30), (agents[0].Backhaul, agents[0].SignalDbm));
        Assert.Null(agents[1].SignalDbm);

        // The node itself is nobody's device; the phone behind it has no band that anybody measured.
        Assert.Equal(["Galaxy-A52s-5G", "laptop"], cpe.Clients.Select(c => c.HostName));
        Assert.Equal((null, null, null), (cpe.Clients[0].Band, cpe.Clients[0].RssiDbm, cpe.Clients[0].Via));
        Assert.Equal(("5GHz", -58, agents[0].Mac), (cpe.Clients[1].Band, cpe.Clients[1].RssiDbm, cpe.Clients[1].Via!.Value));
    }
}
