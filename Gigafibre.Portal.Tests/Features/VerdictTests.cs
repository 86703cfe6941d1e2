using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.Olt;
using Gigafibre.Portal.Text;
using Xunit;
using Code = Gigafibre.Portal.Features.Diagnosis.VerdictCode;

namespace Gigafibre.Portal.Tests.Features;

/// <summary>The specification of the verdict: one row a situation.</summary>
public class VerdictTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly MacAddress Node = MacAddress.Parse("1C:61:B4:00:02:0A");

    private static CpeSnapshot Healthy => new(
        new CpeIdentity("S", null, null, null, "XX230v", null, TimeSpan.FromDays(6), Now, Now, null, TimeSpan.FromMinutes(1)),
        [new CpeInterface("wan", InterfaceKind.Wan, LinkStatus.Up, "203.0.113.2", Protocol: "PPP", ConnectionState: "Connected")],
        [new WifiRadio("2.4GHz", 6, null, true, null, 30, [], Now)],
        [new CpeClient(MacAddress.Parse("3C:06:30:00:00:11"), "Téléphone", null, "5GHz", false, -48, null, null, Now)],
        [], new OpticalReading(-18, 2, null, null, "x", false, LinkStatus.Up, Now));

    private static CpeSnapshot Wan(string protocol, string state, string? error = null) =>
        Healthy with { Interfaces = [new CpeInterface("wan", InterfaceKind.Wan, LinkStatus.Down, Error: error, Protocol: protocol, ConnectionState: state)] };

    private static CpeSnapshot Light(double? rx, bool none = false) => Healthy with { Optical = Healthy.Optical! with { RxDbm = rx, NoLight = none } };

    private static CpeSnapshot WithNode(bool? online, int? signal) =>
        Healthy with { Mesh = [new MeshNode(Node, "Étage", MeshRole.Agent, online, "wifi", signal, null, Now)] };

    private static CpeSnapshot Device(int rssi) =>
        Healthy with { Clients = [new CpeClient(MacAddress.Parse("3C:06:30:00:00:12"), "Imprimante", null, "2.4GHz", false, rssi, null, null, Now)] };

    private static CpeSnapshot HeardBefore(TimeSpan ago) => Healthy with { Identity = Healthy.Identity with { LastInform = Now - ago } };

    public static TheoryData<string, CpeSnapshot, Woken, Standing, Code> Rows => new()
    {
        { "all is well", Healthy, Woken.Answered, Standing.Active, Code.AllGood },
        { "lab-bright light is no fault", Light(-2.5), Woken.Answered, Standing.Active, Code.AllGood },
        { "just inside the window", Light(-24), Woken.Answered, Standing.Active, Code.AllGood },
        { "marginal light", Light(-24.1), Woken.Answered, Standing.Active, Code.WeakLight },
        { "light below sensitivity", Light(-28), Woken.Answered, Standing.Active, Code.WeakLight },
        { "no light at all", Wan("PPP", "Disconnected") with { Optical = Light(null, none: true).Optical }, Woken.NotAsked, Standing.Active, Code.NoLight },
        { "no light, says a modem that has just answered through it", Wan("PPP", "Disconnected") with { Optical = Light(null, none: true).Optical },
            Woken.Answered, Standing.Active, Code.InternetDown },
        { "a sensor without light on a line that works", Light(null, none: true), Woken.Answered, Standing.Active, Code.AllGood },
        { "light not reported", Healthy with { Optical = null }, Woken.Answered, Standing.Active, Code.AllGood },
        { "weak light comes before the session it breaks", Wan("PPP", "Disconnected") with { Optical = Light(-26).Optical }, Woken.Answered, Standing.Active, Code.LightTooWeak },
        { "suspended, whatever the line does", Wan("PPP", "Disconnected", "ERROR_ACCOUNT_DISABLED"), Woken.Answered, Standing.Suspended, Code.AccountSuspended },
        { "silent for six minutes", HeardBefore(TimeSpan.FromMinutes(6)), Woken.Unreachable, Standing.Active, Code.ModemSilent },
        { "silent for two days", HeardBefore(TimeSpan.FromDays(2)), Woken.Unreachable, Standing.Active, Code.ModemOffline },
        { "could not be woken but calls home", Healthy, Woken.NotAsked, Standing.Active, Code.AllGood },
        { "could not be woken and calls no more", HeardBefore(TimeSpan.FromMinutes(10)), Woken.NotAsked, Standing.Active, Code.ModemSilent },
        { "refused at sign-in", Wan("PPP", "Disconnected", "ERROR_AUTHENTICATION_FAILURE"), Woken.Answered, Standing.Active, Code.SignInRefused },
        { "account disabled at the BNG", Wan("PPP", "Disconnected", "ERROR_ACCOUNT_DISABLED"), Woken.Answered, Standing.Active, Code.SignInRefused },
        { "nobody answers the sign-in", Wan("PPP", "Connecting", "ERROR_ISP_TIME_OUT"), Woken.Answered, Standing.Active, Code.SignInNoAnswer },
        { "still connecting", Wan("PPP", "Connecting"), Woken.Answered, Standing.Active, Code.SignInNoAnswer },
        { "no address by DHCP", Wan("DHCP", "Selecting"), Woken.Answered, Standing.Active, Code.NoAddress },
        { "DHCP without an answer", Wan("DHCP", "Connecting", "ERROR_NO_ANSWER"), Woken.Answered, Standing.Active, Code.NoAddress },
        { "down for no given reason", Wan("PPP", "Disconnected"), Woken.Answered, Standing.Active, Code.InternetDown },
        { "internet not reported", Healthy with { Interfaces = [] }, Woken.Answered, Standing.Active, Code.InternetNotReported },
        { "internet there but unread", Healthy with { Interfaces = [Healthy.Interfaces[0] with { Status = LinkStatus.Unknown, Ipv4 = null }] }, Woken.Answered,
            Standing.Active, Code.InternetNotReported },
        { "a link that stands without an address",
            Healthy with { Interfaces = [new CpeInterface("wan", InterfaceKind.Wan, LinkStatus.Down, Protocol: "Static", ConnectionState: "Up")] }, Woken.Answered,
            Standing.Active, Code.NoAddress },
        { "mesh node gone", WithNode(false, null), Woken.Answered, Standing.Active, Code.MeshNodeGone },
        { "mesh node too far", WithNode(true, -75), Woken.Answered, Standing.Active, Code.MeshNodeFar },
        { "mesh node near", WithNode(true, -60), Woken.Answered, Standing.Active, Code.AllGood },
        { "Wi-Fi switched off", Healthy with { Radios = [Healthy.Radios[0] with { Enabled = false }] }, Woken.Answered, Standing.Active, Code.WifiOff },
        { "crowded air", Healthy with { Radios = [Healthy.Radios[0] with { UtilizationPercent = 77 }] }, Woken.Answered, Standing.Active, Code.WifiCrowded },
        { "one device far away", Device(-82), Woken.Answered, Standing.Active, Code.WeakDevice },
        { "a fair signal is no fault", Device(-75), Woken.Answered, Standing.Active, Code.AllGood },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_first_layer_that_fails_is_the_verdict(string situation, CpeSnapshot cpe, Woken woke, Standing standing, Code expected)
    {
        ProbeAnswer[] answers = [new(Sources.Account, ProbeStatus.Ok, 1, Standing: standing), new(Sources.GenieAcs, ProbeStatus.Ok, 1, Woke: woke, Cpe: cpe)];
        Assert.True(expected == Verdict.From(answers, Now)!.Main.Code, situation);
    }

    private static OntReading Ont(OntState state, OntCause cause = OntCause.NotTold, int? downMinutes = null, double? rx = null, double? oltRx = null, string optics = "B+") => new(
        "olt", "1.0", null, "1", state, cause, null, downMinutes is { } m ? Now.AddMinutes(-m) : null, rx, null, oltRx, null, null, null, null, null, optics, Now);

    private static OntNeighbour[] Near(int down, int up, OntCause cause, int? downMinutes) =>
        [.. Enumerable.Range(0, down).Select(i => new OntNeighbour($"d{i}", OntState.Offline, cause, downMinutes is { } m ? Now.AddMinutes(-m) : null)),
            .. Enumerable.Range(0, up).Select(i => new OntNeighbour($"u{i}", OntState.Online, OntCause.NotTold, null))];

    /// <summary>What the OLT says, what its neighbours are, whether the modem answers, what the line usually is.</summary>
    public static TheoryData<string, OntReading, OntNeighbour[], Woken, LineBaseline?, Code> OltRows => new()
    {
        { "all good at both ends", Ont(OntState.Online, rx: -18.1, oltRx: -21), [], Woken.Answered, null, Code.AllGood },
        { "light gone", Ont(OntState.Offline, OntCause.Fibre, 6), [], Woken.Unreachable, null, Code.NoLight },
        { "light gone, the neighbours are fine", Ont(OntState.Offline, OntCause.Fibre, 6), Near(0, 8, OntCause.NotTold, null), Woken.Unreachable, null, Code.NoLight },
        { "light gone, two neighbours as well", Ont(OntState.Offline, OntCause.Fibre, 6), Near(2, 6, OntCause.Fibre, 6), Woken.Unreachable, null, Code.NoLight },
        { "light gone, three neighbours as well", Ont(OntState.Offline, OntCause.Fibre, 6), Near(3, 6, OntCause.Fibre, 7), Woken.Unreachable, null, Code.AreaOutage },
        { "light gone, three neighbours since last week", Ont(OntState.Offline, OntCause.Fibre, 6), Near(3, 6, OntCause.Fibre, 9000), Woken.Unreachable, null, Code.NoLight },
        { "light gone, an OLT without times, most neighbours", Ont(OntState.Offline, OntCause.Fibre), Near(4, 2, OntCause.Fibre, null), Woken.Unreachable, null, Code.AreaOutage },
        { "light gone, an OLT without times, a few neighbours", Ont(OntState.Offline, OntCause.Fibre), Near(3, 9, OntCause.Fibre, null), Woken.Unreachable, null, Code.NoLight },
        { "power lost", Ont(OntState.Offline, OntCause.Power, 3), Near(0, 8, OntCause.NotTold, null), Woken.Unreachable, null, Code.PowerLost },
        { "power lost in the whole street", Ont(OntState.Offline, OntCause.Power, 3), Near(5, 1, OntCause.Power, 3), Woken.Unreachable, null, Code.AreaPowerOut },
        { "no cause told, the street is dark", Ont(OntState.Offline, OntCause.NotTold, 3), Near(5, 1, OntCause.Fibre, 3), Woken.Unreachable, null, Code.AreaOutage },
        { "deactivated", Ont(OntState.Offline, OntCause.Provisioning, 600), [], Woken.Unreachable, null, Code.NotAdmitted },
        { "deactivated amid an outage stays ours to fix", Ont(OntState.Offline, OntCause.Provisioning, 3), Near(5, 1, OntCause.Fibre, 3), Woken.Unreachable,
            null, Code.NotAdmitted },
        { "just restarting", Ont(OntState.Offline, OntCause.Reset, 2), [], Woken.Unreachable, null, Code.Restarting },
        { "restarting, and never back", Ont(OntState.Offline, OntCause.Reset, 200), [], Woken.Unreachable, null, Code.ModemOffline },
        { "down without a cause, just now", Ont(OntState.Offline, OntCause.NotTold, 20), [], Woken.Unreachable, null, Code.ModemSilent },
        { "alive for the OLT, silent for us", Ont(OntState.Online, rx: -18), [], Woken.Unreachable, null, Code.ModemStuck },
        { "weak at the modem", Ont(OntState.Online, rx: -25), [], Woken.Answered, null, Code.WeakLight },
        { "weak at our end only", Ont(OntState.Online, rx: -22, oltRx: -27), [], Woken.Answered, null, Code.WeakLight },
        { "class C+ sees further", Ont(OntState.Online, rx: -26, oltRx: -29, optics: "C+"), [], Woken.Answered, null, Code.AllGood },
        { "class C+ has an end too", Ont(OntState.Online, rx: -31, optics: "C+"), [], Woken.Answered, null, Code.WeakLight },
        { "fallen by 3 dB", Ont(OntState.Online, rx: -21, oltRx: -22), [], Woken.Answered, new(-18, null, []), Code.FallingLight },
        { "fallen by 3 dB at our end", Ont(OntState.Online, rx: -18, oltRx: -25), [], Woken.Answered, new(-18, -22, []), Code.FallingLight },
        { "fallen by 2 dB is watched, not said", Ont(OntState.Online, rx: -20, oltRx: -22), [], Woken.Answered, new(-18, null, []), Code.AllGood },
        { "started three times today", Ont(OntState.Online, rx: -18), [], Woken.Answered,
            new(null, null, [Now.AddHours(-9), Now.AddHours(-5), Now.AddHours(-1)]), Code.RebootLoop },
        { "started twice today", Ont(OntState.Online, rx: -18), [], Woken.Answered, new(null, null, [Now.AddHours(-9), Now.AddHours(-5)]), Code.AllGood },
        { "an OLT that tells nothing leaves it to the modem", Ont(OntState.Unknown), [], Woken.Answered, null, Code.AllGood },
    };

    [Theory]
    [MemberData(nameof(OltRows), DisableDiscoveryEnumeration = true)]
    public void The_olt_is_believed_first(string situation, OntReading ont, OntNeighbour[] near, Woken woke, LineBaseline? usual, Code expected)
    {
        ProbeAnswer[] answers =
        [
            new(Sources.Account, ProbeStatus.Ok, 1, Standing: Standing.Active), new(Sources.Olt, ProbeStatus.Ok, 1, Ont: ont, Neighbours: near),
            new(Sources.GenieAcs, ProbeStatus.Ok, 1, Woke: woke, Cpe: Healthy), new(Sources.History, ProbeStatus.Ok, 1, Baseline: usual),
        ];
        Assert.True(expected == Verdict.From(answers, Now)!.Main.Code, $"{situation}: {Verdict.From(answers, Now)!.Main.Code}");
    }

    [Fact]
    public void An_olt_that_still_thinks_holds_the_verdict_back_and_one_that_failed_does_not()
    {
        ProbeAnswer[] others = [new(Sources.Account, ProbeStatus.Ok, 1, Standing: Standing.Active), new(Sources.GenieAcs, ProbeStatus.Ok, 1, Woke: Woken.Answered, Cpe: Healthy)];
        Assert.Null(Verdict.From([.. others, new(Sources.Olt, ProbeStatus.Pending, 1)], Now));
        Assert.Equal(Code.AllGood, Verdict.From([.. others, new(Sources.Olt, ProbeStatus.Timeout, 1)], Now)!.Main.Code);
        Assert.Equal(Code.NoLight, Verdict.From([others[0], new(Sources.Olt, ProbeStatus.Ok, 1, Ont: Ont(OntState.Offline, OntCause.Fibre, 6))], Now)!.Main.Code);
    }

    [Fact]
    public void A_cable_that_runs_at_100_is_named()
    {
        var cpe = Healthy with
        {
            Interfaces = [.. Healthy.Interfaces, new CpeInterface("LAN2", InterfaceKind.Lan, LinkStatus.Up, RateMbps: 100),
            new CpeInterface("LAN1", InterfaceKind.Lan, LinkStatus.Up, RateMbps: 1000)]
        };
        var verdict = Verdict.From([new(Sources.Account, ProbeStatus.Ok, 1, Standing: Standing.Active),
            new(Sources.GenieAcs, ProbeStatus.Ok, 1, Woke: Woken.Answered, Cpe: cpe)], Now)!;
        Assert.Equal(new Symptom(Code.SlowPort, "LAN2", Rate: 100), verdict.Main);
    }

    [Fact]
    public void Without_the_modems_answer_there_is_no_verdict_yet()
    {
        Assert.Null(Verdict.From([], Now));
        Assert.Null(Verdict.From([new(Sources.Account, ProbeStatus.Ok, 1, Standing: Standing.Active)], Now));
        Assert.Null(Verdict.From([new(Sources.Account, ProbeStatus.Ok, 1, Standing: Standing.Active), new(Sources.GenieAcs, ProbeStatus.Pending, 1, Cpe: Healthy)], Now));
    }

    [Theory]
    [InlineData(ProbeStatus.Error, Code.WeDoNotKnow)]
    [InlineData(ProbeStatus.Timeout, Code.WeDoNotKnow)]
    [InlineData(ProbeStatus.NoSuchDevice, Code.NotKnown)]
    public void A_source_that_fails_is_said_so(ProbeStatus status, Code expected) =>
        Assert.Equal(expected, Verdict.From([new(Sources.Account, ProbeStatus.Error, 1), new(Sources.GenieAcs, status, 1)], Now)!.Main.Code);

    [Theory]
    [InlineData(ProbeStatus.Error)]
    [InlineData(ProbeStatus.NoSuchDevice)]
    public void What_the_olt_measures_stands_when_nobody_hears_the_modem(ProbeStatus status)
    {
        var verdict = Verdict.From(
            [new(Sources.Account, ProbeStatus.Ok, 1, Standing: Standing.Active), new(Sources.GenieAcs, status, 1),
                new(Sources.Olt, ProbeStatus.Ok, 1, Ont: Ont(OntState.Online, rx: -28.5))], Now)!;
        Assert.Equal(Code.WeakLight, verdict.Main.Code);
        Assert.Equal(Code.OnlyFibreKnown, Assert.Single(verdict.Also).Code);
    }

    [Fact]
    public void The_rest_is_also_noticed()
    {
        var cpe = Light(-26) with { Clients = Device(-82).Clients };
        var verdict = Verdict.From([new(Sources.Account, ProbeStatus.Ok, 1, Standing: Standing.Active),
            new(Sources.GenieAcs, ProbeStatus.Ok, 1, Woke: Woken.Answered, Cpe: cpe)], Now)!;
        Assert.Equal(Code.WeakLight, verdict.Main.Code);
        Assert.Equal("Imprimante", Assert.Single(verdict.Also).Subject);
    }

    [Fact]
    public void Support_reads_the_same_table()
    {
        var printed = File.ReadAllText(Path.Combine(Gigafibre.Portal.Tests.Support.Repository.Root, "docs", "verdicts.md")).Replace('\u00A0', ' ');
        foreach (var code in Enum.GetValues<Code>())
        {
            var sentence = VerdictText.Of(code).Sentence;
            Assert.Contains($"| {code} |", printed, StringComparison.Ordinal);

            // Whoever edits the document does not see which spaces hold together.
            Assert.Contains($"| {sentence.French} | {sentence.English} |".Replace('\u00A0', ' '), printed, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_verdict_has_its_words_in_both_languages()
    {
        foreach (var code in Enum.GetValues<Code>())
        {
            var words = VerdictText.Of(code);
            foreach (var phrase in words.Steps.Append(words.Sentence).Append(words.Why))
            {
                foreach (var language in Enum.GetValues<Language>())
                {
                    var said = phrase.In(language, VerdictValues.Of(new Symptom(code, "2.4GHz", Now.AddDays(-2)), Now, language, "514 555-0100"));
                    Assert.NotEmpty(said);
                    Assert.DoesNotContain('{', said);
                }
            }
        }
    }
}
