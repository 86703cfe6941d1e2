using Gigafibre.Portal.Integrations.Olt;

namespace Gigafibre.Portal.Features.Diagnosis;

public enum Lamp
{
    Off,
    Steady,
    Blinking,
}

public enum LampMeaning
{
    NoPower,

    /// <summary>The red light: nothing comes through the fibre.</summary>
    NoLight,

    WeakLight,

    Registering,

    NoInternet,
    AllGood,

    Unclear,
}

public enum LampAgreement
{
    NotKnown,
    Agrees,

    NotYet,
    Disagrees,
}

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

    public LampAgreement Against(OntReading? ont) => (ont?.State, Meaning(ont)) switch
    {
        (null or OntState.Unknown, _) or (_, LampMeaning.Unclear) => LampAgreement.NotKnown,
        (OntState.Online, LampMeaning.AllGood or LampMeaning.NoInternet) => LampAgreement.Agrees,
        (OntState.Online, LampMeaning.WeakLight) => OpticalLevels.Of(new LineFacts(
            [new ProbeAnswer(Sources.Olt, ProbeStatus.Ok, 0, Ont: ont)])) is OpticalLevel.Bad or OpticalLevel.Marginal ? LampAgreement.Agrees : LampAgreement.Disagrees,
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
