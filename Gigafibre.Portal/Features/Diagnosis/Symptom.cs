namespace Gigafibre.Portal.Features.Diagnosis;

public enum VerdictCode
{
    AllGood,
    AccountSuspended,

    /// <summary>The neighbours on the same fibre went dark with it.</summary>
    AreaOutage,

    AreaPowerOut,

    /// <summary>Its last word to the OLT was that its power fails.</summary>
    PowerLost,

    /// <summary>The OLT does not admit it: deactivated, or a wrong password.</summary>
    NotAdmitted,

    /// <summary>The OLT saw it start again, and waits for it.</summary>
    Restarting,

    /// <summary>Silent for less than an hour, and no OLT tells why: power out and fibre cut look the same from here.</summary>
    ModemSilent,
    ModemOffline,

    ModemStuck,
    NoLight,
    WeakLight,

    LightTooWeak,

    /// <summary>Strong enough, and much weaker than this line usually is.</summary>
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

    /// <summary>The modem answers but does not report its internet connection.</summary>
    InternetNotReported,

    /// <summary>Every source answered that it knows no such modem.</summary>
    NotKnown,

    /// <summary>We could not ask the modem; the OLT sees it alive.</summary>
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
