using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Olt;
using Gigafibre.Portal.Sandbox.Olt;
using Gigafibre.Portal.Tests.Support;
using Microsoft.Extensions.Options;
using Xunit;

namespace Gigafibre.Portal.Tests.Integrations.Olt;

/// <summary>One ONT of each make of OLT, in each layout we know. Rows are written after the makers' MIBs; those of ../shared are read where they are.</summary>
public sealed class OltClientTests : IAsyncLifetime
{
    private const string E = "1.3.6.1.4.1.";
    private readonly Dictionary<string, SnmpTree> _trees = [];
    private readonly SnmpAgent _agent;
    private int _questions;

    public OltClientTests() => _agent = new(c =>
    {
        Interlocked.Increment(ref _questions);
        return Task.FromResult(_trees.GetValueOrDefault(c));
    });

    public static bool Here => Repository.SharedData is not null;

    public ValueTask InitializeAsync()
    {
        _agent.Start(0);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _agent.DisposeAsync();

    private OltClient Client(string profile, string community, Action<OltOptions>? configure = null)
    {
        var options = new OltOptions
        {
            Devices = { new OltDevice { Name = "o", Host = "127.0.0.1", Port = _agent.Port, Profile = profile, Community = community,
            TimeZone = "America/Toronto" } }
        };
        configure?.Invoke(options);
        return new OltClient(Options.Create(options), TimeProvider.System);
    }

    private async Task<OntReading?> ReadAsync(string profile, string index, params (string Oid, object Value)[] rows)
    {
        var tree = _trees["t"] = new SnmpTree();
        foreach (var (oid, value) in rows)
        {
            tree.Set(oid, value);
        }

        using var client = Client(profile, "t");
        return await client.GetAsync("o", index, CancellationToken.None);
    }

    [Theory(Skip = "../shared/data is not here", SkipUnless = nameof(Here))]
    [InlineData("huawei", "syn-huawei-ma5800", "4194312192.0", "TPLG5E005301", OntState.Online, OntCause.NotTold, -19.23, 2.11, -22.14, 2140)]
    [InlineData("huawei", "syn-huawei-ma5800", "4194312192.1", "TPLG0000000B", OntState.Online, OntCause.NotTold, -26.41, 1.98, -27.48, 8350)]
    [InlineData("huawei", "syn-huawei-ma5800", "4194312192.2", "TPLG0000000C", OntState.Offline, OntCause.Fibre, null, null, null, null)]
    [InlineData("huawei", "syn-huawei-ma5800", "4194312192.3", "TPLG0000000D", OntState.Offline, OntCause.Power, null, null, null, null)]
    [InlineData("zte", "syn-zte-c320-v21", "268501248.1", "ZTEG00000001", OntState.Online, OntCause.NotTold, -19.23, 2.11, -22.1, 2140)]
    [InlineData("zte", "syn-zte-c320-v21", "268501248.2", "ZTEG00000002", OntState.Online, OntCause.NotTold, -30.6, 2.0, -29.8, 8350)]
    [InlineData("zte", "syn-zte-c320-v21", "268501248.3", "ZTEG00000003", OntState.Offline, OntCause.Fibre, null, null, null, null)]
    [InlineData("zte", "syn-zte-c320-v21", "268501248.4", "ZTEG00000004", OntState.Offline, OntCause.Power, null, null, null, null)]
    [InlineData("deltastream", "syn-tplink-deltastream", "1.1.1", "TPLG5E005301", OntState.Online, OntCause.NotTold, -19.23, 2.11, -22.14, 2140)]
    [InlineData("deltastream", "syn-tplink-deltastream", "1.1.3", "TPLG0000000C", OntState.Offline, OntCause.Fibre, null, null, null, null)]
    [InlineData("deltastream", "syn-tplink-deltastream", "1.1.4", "TPLG0000000D", OntState.Offline, OntCause.Power, null, null, null, null)]
    [InlineData("fiberhome", "syn-fiberhome-an5516", "34078976", "FHTT00000001", OntState.Online, OntCause.NotTold, -19.34, 2.15, null, null)]
    [InlineData("fiberhome", "syn-fiberhome-an5516", "34079488", "FHTT00000003", OntState.Offline, OntCause.Fibre, null, null, null, null)]
    [InlineData("fiberhome", "syn-fiberhome-an5516", "34079744", "FHTT00000004", OntState.Offline, OntCause.Power, null, null, null, null)]
    [InlineData("vsol", "olt-vsol-v1600d-onu", "1.1", null, OntState.Unknown, OntCause.NotTold, -14.61, 3.77, null, null)]
    [InlineData("ufiber", "olt-ufiber-onu", "12.85.66.78.84.50.48.55.51.48.48.48.49", "UBNT20730001", OntState.Online, OntCause.NotTold, -24.81, 2.28, null, null)]
    public async Task The_shared_walks_are_read(
        string profile, string walk, string index, string? serial, OntState state, OntCause cause, double? rx, double? tx, double? oltRx, int? distance)
    {
        var tree = _trees[walk] = new SnmpTree();
        foreach (var line in File.ReadAllLines(Path.Combine(Repository.SharedData!, "olt", walk + ".snmprec")).Select(l => l.Split('|', 3)))
        {
            if (line[1] is "2" or "4" or "4x")
            {
                tree.Set(line[0], line[1] switch
                {
                    "2" => long.Parse(line[2], System.Globalization.CultureInfo.InvariantCulture),
                    "4x" => Convert.FromHexString(line[2]),
                    _ => line[2]
                });
            }
        }

        using var client = Client(profile, walk);
        var ont = (await client.GetAsync("o", index, CancellationToken.None))!;
        Assert.Equal((serial, state, cause, rx, tx, oltRx, distance), (ont.Serial?.Text, ont.State, ont.Cause, ont.RxDbm, ont.TxDbm, ont.OltRxDbm, ont.DistanceM));

        var rows = await client.ListAsync("o", CancellationToken.None);
        if (serial is not null)
        {
            var row = Assert.Single(rows, r => r.Serial?.Text == serial);
            Assert.Equal((index, ont.Pon), (row.Index, row.Pon));
            Assert.True(rows.Count(r => r.Pon == ont.Pon) >= 2);
        }

        Assert.Null(await client.GetAsync("o", "9.9.9", CancellationToken.None));
    }

    [Fact]
    public async Task Zte_titan_is_told_from_the_old_layout_by_asking()
    {
        var ont = await ReadAsync("zte", "285278465.7",
            (E + "3902.1082.500.10.2.3.3.1.18.285278465.7", "1,ZTEGC0FFEE01"), (E + "3902.1082.500.10.2.3.8.1.4.285278465.7", 5),
            (E + "3902.1082.500.10.2.3.8.1.6.285278465.7", Convert.FromHexString("07EA0B1A08053000")), (E + "3902.1082.500.20.2.2.2.1.10.285278465.7.1", 65535),
            (E + "3902.1082.500.1.2.4.2.1.2.285278465.7", -80000));
        Assert.Equal(("ZTEGC0FFEE01", OntState.Offline, OntCause.Power, null, null, "285278465"), (ont!.Serial?.Text, ont.State, ont.Cause, ont.RxDbm, ont.OltRxDbm, ont.Pon));
        Assert.Equal(new DateTimeOffset(2026, 11, 26, 8, 5, 48, TimeSpan.FromHours(-5)), ont.LastDown);
    }

    [Fact]
    public async Task The_older_deltastream_is_told_by_where_its_serials_are()
    {
        const string t = E + "11863.6.100.1.7.2.1.";
        var ont = await ReadAsync("deltastream", "1.2.3",
            (t + "3.1.2.3", "TPLG5E005301"), (t + "6.1.2.3", "online"), (t + "11.1.2.3", 1), (t + "22.1.2.3", "2.31"), (t + "24.1.2.3", "-21.50"),
            (t + "38.1.2.3", "LOS"), (t + "26.1.2.3", "12"));
        Assert.Equal(("TPLG5E005301", OntState.Online, OntCause.NotTold, -21.5, 2.31), (ont!.Serial?.Text, ont.State, ont.Cause, ont.RxDbm, ont.TxDbm));
    }

    [Fact]
    public async Task Nokia()
    {
        var ont = await ReadAsync("nokia", "331481088",
            (E + "637.61.1.35.10.1.1.5.331481088", Convert.FromHexString("414C434C00000001")), ("1.3.6.1.2.1.2.2.1.8.331481088", 1),
            (E + "637.61.1.35.10.14.1.2.331481088", -10250), (E + "637.61.1.35.10.14.1.4.331481088", 32768));
        Assert.Equal(("ALCL00000001", OntState.Online, -20.5, null), (ont!.Serial?.Text, ont.State, ont.RxDbm, ont.TxDbm));
    }

    [Fact]
    public async Task Vsol_gpon_writes_its_levels_out()
    {
        const string t = E + "37950.1.1.6.1.1.";
        var ont = await ReadAsync("vsol", "1.4", (t + "2.1.5.1.4", "GPON00ABCDEF"), (t + "1.1.5.1.4", 3), (t + "3.1.7.1.4", "-19.32(dBm)"), (t + "3.1.6.1.4", "2.4(dBm)"));
        Assert.Equal(("GPON00ABCDEF", OntState.Online, -19.32, 2.4), (ont!.Serial?.Text, ont.State, ont.RxDbm, ont.TxDbm));
    }

    [Theory]
    [InlineData(1, OntState.Offline, OntCause.Fibre)]
    [InlineData(2, OntState.Unknown, OntCause.NotTold)]
    [InlineData(3, OntState.Online, OntCause.NotTold)]
    [InlineData(4, OntState.Offline, OntCause.Power)]
    [InlineData(5, OntState.Unknown, OntCause.NotTold)]
    [InlineData(6, OntState.Offline, OntCause.NotTold)]
    public async Task Vsol_gpon_says_its_phase_and_both_ends_light(int phase, OntState state, OntCause cause)
    {
        const string t = E + "37950.1.1.6.1.1.";
        var ont = await ReadAsync("vsol", "1.5", (t + "2.1.5.1.5", "VSOL00000005"), (t + "1.1.5.1.5", phase), (t + "3.1.7.1.5", state == OntState.Online ? "-10.47" : "0.00"),
            (t + "3.1.8.1.5", state == OntState.Online ? "-21.50" : "0.00"), (t + "3.1.3.1.5", "40.00"), (t + "3.1.4.1.5", "3.28"));
        var (rx, oltRx) = state == OntState.Online ? (-10.47, -21.5) : ((double?)null, (double?)null);
        Assert.Equal((state, cause, rx, oltRx, 40d, 3.28), (ont!.State, ont.Cause, ont.RxDbm, ont.OltRxDbm, ont.TemperatureC, ont.VoltageV));
    }

    [Theory]
    [InlineData(".0.0")]
    [InlineData(".0.1310721")]
    public async Task Nscrtv_puts_card_and_port_behind_the_index(string behind)
    {
        const string t = E + "17409.2.8.4.";
        var ont = await ReadAsync("nscrtv", "16909073",
            (t + "1.1.3.16909073", "CDTC001122AA"), (t + "1.1.7.16909073", 2), (t + "1.1.103.16909073", "dying-gasp"), (t + "1.1.9.16909073", 1840),
            (t + "4.1.4.16909073" + behind, -2495), (t + "4.1.5.16909073" + behind, 231), (t + "4.1.4.16909074.0.0", -1111));
        Assert.Equal(("CDTC001122AA", OntState.Offline, OntCause.Power, -24.95, 2.31, 1840), (ont!.Serial?.Text, ont.State, ont.Cause, ont.RxDbm, ont.TxDbm, ont.DistanceM));
    }

    [Fact]
    public async Task Calix_counts_light_in_ten_thousandths_of_a_milliwatt()
    {
        const string t = E + "6321.1.2.4.2.6.1.1.";
        (string, object)[] rows = [(t + "2.12", "1001"), (t + "4.12", 1), (t + "5.12", 0), (t + "6.12", 301), (t + "7.12", 25119), (t + "8.12", 0), (t + "10.12", "BVMN610FRA")];
        var ont = await ReadAsync("calix", "12", rows);
        Assert.Equal((OntState.Online, -15.21, 4, null, "BVMN610FRA"), (ont!.State, ont.RxDbm, ont.TxDbm, ont.OltRxDbm, ont.Model));

        using var client = Client("calix", "t", o => o.Devices[0].Onts["CXNK00112233"] = "12");
        Assert.Equal("12", Assert.Single(await client.ListAsync("o", CancellationToken.None)).Index);
    }

    [Fact]
    public async Task The_same_question_is_asked_once_and_an_olt_is_not_asked_too_often()
    {
        var tree = _trees["t"] = new SnmpTree();
        for (var i = 0; i < 20; i++)
        {
            tree.Set(E + $"2011.6.128.1.1.2.46.1.15.1.{i}", 1);
        }

        using var client = Client("huawei", "t", o => o.QuestionsPerMinute = 5);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.GetAsync("o", "1.1", CancellationToken.None)));
        Assert.Equal(1, _questions);
        for (var i = 2; i <= 5; i++)
        {
            await client.GetAsync("o", $"1.{i}", CancellationToken.None);
        }

        var refused = await Assert.ThrowsAsync<IntegrationException>(() => client.GetAsync("o", "1.6", CancellationToken.None));
        Assert.Contains("often enough", refused.Message, StringComparison.Ordinal);
        Assert.Equal(5, _questions);
    }

    [Fact]
    public async Task Neighbours_are_asked_for_their_state_alone()
    {
        var tree = _trees["t"] = new SnmpTree();
        const string h = E + "2011.6.128.1.1.2.46.1.";
        for (var i = 0; i < 3; i++)
        {
            tree.Set(h + $"15.1.{i}", i == 0 ? 1 : 2).Set(h + $"24.1.{i}", 13).Set(h + $"23.1.{i}", Convert.FromHexString("07EA0B1A080530002D0500"));
        }

        using var client = Client("huawei", "t");
        var near = await client.NeighboursAsync("o", "1", ["1.0", "1.1", "1.2", "1.9"], CancellationToken.None);
        Assert.Equal([(OntState.Online, OntCause.NotTold), (OntState.Offline, OntCause.Power), (OntState.Offline, OntCause.Power),
            (OntState.Unknown, OntCause.NotTold)], near.Select(n => (n.State, n.Cause)));
        Assert.Equal(new DateTimeOffset(2026, 11, 26, 13, 5, 48, TimeSpan.Zero), near[1].LastDown);
        Assert.Equal(1, _questions);
    }
}
