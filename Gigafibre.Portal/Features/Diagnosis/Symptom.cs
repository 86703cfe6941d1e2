namespace Gigafibre.Portal.Features.Diagnosis;

public enum VerdictCode
{
    AllGood,
    AccountSuspended,

    AreaOutage,

    AreaPowerOut,

    PowerLost,

    NotAdmitted,

    Restarting,

    /// <summary>Silent for less than an hour, and no OLT tells why: power out and fibre cut look the same from here.</summary>
    ModemSilent,
    ModemOffline,

    ModemStuck,
    NoLight,
    WeakLight,

    LightTooWeak,

    FallingLight,
    RebootLoop,
    SignInRefused,
    SignInNoAnswer,
    NoAddress,
    InternetDown,
    WifiOff,
    MeshNodeGone,
    MeshNodeFar,
    WifiCrowded,
    SlowPort,
    WeakDevice,

    InternetNotReported,

    NotKnown,

    OnlyFibreKnown,

    WeDoNotKnow,
}

public enum Tone
{
    Good,
    Warn,
    Bad,
    Quiet,
}

/// <param name="Subject">The device, node, band or number that the sentence is about.</param>
/// <param name="Since">For what went away: when.</param>
/// <param name="Rate">Of a slow cable, Mbit/s.</param>
public sealed record Symptom(VerdictCode Code, string? Subject = null, DateTimeOffset? Since = null, int? Rate = null);
