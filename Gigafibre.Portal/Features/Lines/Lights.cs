using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Integrations.Olt;

namespace Gigafibre.Portal.Features.Lines;

/// <summary>How a light on the modem looks.</summary>
public enum Lamp
{
    Off,
    Steady,
    Blinking,
}

/// <summary>What the lights of a modem say.</summary>
public enum LampMeaning
{
    /// <summary>Not even the power light is on.</summary>
    NoPower,

    /// <summary>The red light: nothing comes through the fibre.</summary>
    NoLight,

    /// <summary>The red light blinks: something comes, too weak.</summary>
    WeakLight,

    /// <summary>It talks itself into the network: wait.</summary>
    Registering,

    /// <summary>Registered, without internet.</summary>
    NoInternet,
    AllGood,

    /// <summary>The lights contradict each other.</summary>
    Unclear,
}

/// <summary>Does our exchange see the same?</summary>
public enum LampAgreement
{
    /// <summary>We do not know what the exchange sees.</summary>
    NotKnown,
    Agrees,

    /// <summary>It does not see the modem come back yet.</summary>
    NotYet,
    Disagrees,
}

/// <summary>The lights of one model that matter, by the names printed beside them.</summary>
public sealed record LampPanel(string Power, string Pon, string Los, string Internet)
{
    /// <summary>What most ONTs print.</summary>
    public static readonly LampPanel Usual = new("POWER", "PON", "LOS", "INTERNET");

    private static readonly Dictionary<string, LampPanel> Models = new(StringComparer.OrdinalIgnoreCase)
    {
        ["XX230v"] = Usual with { Power = "Power", Internet = "Internet" },
        ["EG8145V5"] = Usual,
        ["EG8145X6"] = Usual,
    };

    public static LampPanel Of(string? model) => model is not null && Models.TryGetValue(model, out var panel) ? panel : Usual;
}

/// <summary>What somebody sees on the modem.</summary>
public sealed record Lamps(Lamp Power, Lamp Pon, Lamp Los, Lamp Internet)
{
    /// <summary>By the lights alone; a red light that blinks is no light at all when the exchange says so.</summary>
    public LampMeaning Meaning(OntReading? ont) => this switch
    {
        { Power: Lamp.Off, Pon: Lamp.Off, Los: Lamp.Off, Internet: Lamp.Off } => LampMeaning.NoPower,
        { Power: Lamp.Off } => LampMeaning.Unclear,
        { Los: Lamp.Steady } => LampMeaning.NoLight,
        { Los: Lamp.Blinking } => ont?.State == OntState.Offline ? LampMeaning.NoLight : LampMeaning.WeakLight,
        { Pon: Lamp.Blinking } => LampMeaning.Registering,
        { Pon: Lamp.Steady, Internet: not Lamp.Off } => LampMeaning.AllGood,
        { Pon: Lamp.Steady } => LampMeaning.NoInternet,
        _ => LampMeaning.Unclear,
    };

    /// <summary>Compares with what the OLT says of the ONT just now.</summary>
    public LampAgreement Against(OntReading? ont) => (ont?.State, Meaning(ont)) switch
    {
        (null or OntState.Unknown, _) or (_, LampMeaning.Unclear) => LampAgreement.NotKnown,
        (OntState.Online, LampMeaning.AllGood or LampMeaning.NoInternet) => LampAgreement.Agrees,
        (OntState.Online, LampMeaning.WeakLight) => LightLevels.Of(new LineFacts([new ProbeAnswer(Sources.Olt, ProbeStatus.Ok, 0, Ont: ont)])) is LightLevel.Bad or LightLevel.Marginal ? LampAgreement.Agrees : LampAgreement.Disagrees,
        (OntState.Offline, LampMeaning.NoPower) => ont!.Cause is OntCause.Power or OntCause.NotTold ? LampAgreement.Agrees : LampAgreement.Disagrees,
        (OntState.Offline, LampMeaning.NoLight) => ont!.Cause is OntCause.Fibre or OntCause.NotTold ? LampAgreement.Agrees : LampAgreement.Disagrees,
        (OntState.Offline, LampMeaning.Registering) => LampAgreement.NotYet,
        _ => LampAgreement.Disagrees,
    };

    /// <summary>Does the diagnosis know better than the lights can? Their advice would be for nothing then. What they refute is older than they are.</summary>
    public bool YieldTo(VerdictCode? verdict, OntReading? ont) => (verdict, Meaning(ont)) switch
    {
        (VerdictCode.AreaOutage or VerdictCode.AreaPowerOut or VerdictCode.NotAdmitted, not LampMeaning.AllGood) => true,
        (VerdictCode.AccountSuspended, _) => true,
        (VerdictCode.SignInRefused or VerdictCode.SignInNoAnswer or VerdictCode.NoAddress, LampMeaning.NoInternet or LampMeaning.Registering or LampMeaning.Unclear) => true,
        (VerdictCode.ModemStuck, LampMeaning.AllGood or LampMeaning.NoInternet or LampMeaning.Registering or LampMeaning.Unclear) => true,
        _ => false,
    };
}
