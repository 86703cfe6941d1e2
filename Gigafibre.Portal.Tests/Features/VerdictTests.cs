using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Cpe;
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

    public static TheoryData<string, CpeSnapshot, Woken, string, Code> Rows => new()
    {
        { "all is well", Healthy, Woken.Answered, "Active", Code.AllGood },
        { "lab-bright light is no fault", Light(-2.5), Woken.Answered, "Active", Code.AllGood },
        { "just inside the window", Light(-24), Woken.Answered, "Active", Code.AllGood },
        { "marginal light", Light(-24.1), Woken.Answered, "Active", Code.WeakLight },
        { "light below sensitivity", Light(-28), Woken.Answered, "Active", Code.WeakLight },
        { "no light at all", Wan("PPP", "Disconnected") with { Optical = Light(null, none: true).Optical }, Woken.Answered, "Active", Code.NoLight },
        { "a sensor without light on a line that works", Light(null, none: true), Woken.Answered, "Active", Code.AllGood },
        { "light not reported", Healthy with { Optical = null }, Woken.Answered, "Active", Code.AllGood },
        { "weak light comes before the session it breaks", Wan("PPP", "Disconnected") with { Optical = Light(-26).Optical }, Woken.Answered, "Active", Code.LightTooWeak },
        { "suspended, whatever the line does", Wan("PPP", "Disconnected", "ERROR_ACCOUNT_DISABLED"), Woken.Answered, "Suspended", Code.AccountSuspended },
        { "silent for six minutes", HeardBefore(TimeSpan.FromMinutes(6)), Woken.Unreachable, "Active", Code.ModemSilent },
        { "silent for two days", HeardBefore(TimeSpan.FromDays(2)), Woken.Unreachable, "Active", Code.ModemOffline },
        { "could not be woken but calls home", Healthy, Woken.NotAsked, "Active", Code.AllGood },
        { "could not be woken and calls no more", HeardBefore(TimeSpan.FromMinutes(10)), Woken.NotAsked, "Active", Code.ModemSilent },
        { "refused at sign-in", Wan("PPP", "Disconnected", "ERROR_AUTHENTICATION_FAILURE"), Woken.Answered, "Active", Code.SignInRefused },
        { "account disabled at the BNG", Wan("PPP", "Disconnected", "ERROR_ACCOUNT_DISABLED"), Woken.Answered, "Active", Code.SignInRefused },
        { "nobody answers the sign-in", Wan("PPP", "Connecting", "ERROR_ISP_TIME_OUT"), Woken.Answered, "Active", Code.SignInNoAnswer },
        { "still connecting", Wan("PPP", "Connecting"), Woken.Answered, "Active", Code.SignInNoAnswer },
        { "no address by DHCP", Wan("DHCP", "Selecting"), Woken.Answered, "Active", Code.NoAddress },
        { "DHCP without an answer", Wan("DHCP", "Connecting", "ERROR_NO_ANSWER"), Woken.Answered, "Active", Code.NoAddress },
        { "down for no given reason", Wan("PPP", "Disconnected"), Woken.Answered, "Active", Code.InternetDown },
        { "internet not reported", Healthy with { Interfaces = [] }, Woken.Answered, "Active", Code.InternetNotReported },
        { "internet there but unread", Healthy with { Interfaces = [Healthy.Interfaces[0] with { Status = LinkStatus.Unknown, Ipv4 = null }] }, Woken.Answered, "Active", Code.InternetNotReported },
        { "a link that stands without an address", Healthy with { Interfaces = [new CpeInterface("wan", InterfaceKind.Wan, LinkStatus.Down, Protocol: "Static", ConnectionState: "Up")] }, Woken.Answered, "Active", Code.NoAddress },
        { "mesh node gone", WithNode(false, null), Woken.Answered, "Active", Code.MeshNodeGone },
        { "mesh node too far", WithNode(true, -75), Woken.Answered, "Active", Code.MeshNodeFar },
        { "mesh node near", WithNode(true, -60), Woken.Answered, "Active", Code.AllGood },
        { "Wi-Fi switched off", Healthy with { Radios = [Healthy.Radios[0] with { Enabled = false }] }, Woken.Answered, "Active", Code.WifiOff },
        { "crowded air", Healthy with { Radios = [Healthy.Radios[0] with { UtilizationPercent = 77 }] }, Woken.Answered, "Active", Code.WifiCrowded },
        { "one device far away", Device(-82), Woken.Answered, "Active", Code.WeakDevice },
        { "a fair signal is no fault", Device(-75), Woken.Answered, "Active", Code.AllGood },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_first_layer_that_fails_is_the_verdict(string situation, CpeSnapshot cpe, Woken woke, string standing, Code expected)
    {
        ProbeAnswer[] answers = [new(Sources.Account, ProbeStatus.Ok, 1, Standing: standing), new(Sources.GenieAcs, ProbeStatus.Ok, 1, Woke: woke, Cpe: cpe)];
        Assert.True(expected == Verdict.From(answers, Now)!.Main.Code, situation);
    }

    [Fact]
    public void Without_the_modems_answer_there_is_no_verdict_yet()
    {
        Assert.Null(Verdict.From([], Now));
        Assert.Null(Verdict.From([new(Sources.Account, ProbeStatus.Ok, 1, Standing: "Active")], Now));
        Assert.Null(Verdict.From([new(Sources.Account, ProbeStatus.Ok, 1, Standing: "Active"), new(Sources.GenieAcs, ProbeStatus.Pending, 1, Cpe: Healthy)], Now));
    }

    [Theory]
    [InlineData(ProbeStatus.Error, Code.WeDoNotKnow)]
    [InlineData(ProbeStatus.Timeout, Code.WeDoNotKnow)]
    [InlineData(ProbeStatus.NoSuchDevice, Code.NotKnown)]
    public void A_source_that_fails_is_said_so(ProbeStatus status, Code expected) =>
        Assert.Equal(expected, Verdict.From([new(Sources.Account, ProbeStatus.Error, 1), new(Sources.GenieAcs, status, 1)], Now)!.Main.Code);

    [Fact]
    public void The_rest_is_also_noticed()
    {
        var cpe = Light(-26) with { Clients = Device(-82).Clients };
        var verdict = Verdict.From([new(Sources.Account, ProbeStatus.Ok, 1, Standing: "Active"), new(Sources.GenieAcs, ProbeStatus.Ok, 1, Woke: Woken.Answered, Cpe: cpe)], Now)!;
        Assert.Equal(Code.WeakLight, verdict.Main.Code);
        Assert.Equal("Imprimante", Assert.Single(verdict.Also).Subject);
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
                    var said = phrase.In(language, VerdictValues.Of(new Finding(code, "2.4GHz", Now.AddDays(-2)), Now, language, "514 555-0100"));
                    Assert.NotEmpty(said);
                    Assert.DoesNotContain('{', said);
                }
            }
        }
    }
}
