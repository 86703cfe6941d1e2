using Gigafibre.Portal.Integrations.Cpe;

namespace Gigafibre.Portal.Features.Diagnosis;

public enum LightLevel
{
    NotReported,
    None,
    Bad,
    Marginal,
    Good,

    /// <summary>Above the class's window; only a fault when there are errors, so never a verdict by itself.</summary>
    Strong,
}

/// <summary>Received light by G.984.2 class B+, with the margin that field practice keeps.</summary>
public static class LightLevels
{
    public const double Sensitivity = -27;
    public const double Marginal = -24;
    public const double Strong = -8;

    public static LightLevel Of(OpticalReading? reading) => reading switch
    {
        null => LightLevel.NotReported,
        { NoLight: true } => LightLevel.None,
        { RxDbm: null } => LightLevel.NotReported,
        { RxDbm: < Sensitivity } => LightLevel.Bad,
        { RxDbm: < Marginal } => LightLevel.Marginal,
        { RxDbm: > Strong } => LightLevel.Strong,
        _ => LightLevel.Good,
    };
}

public enum SignalLevel
{
    NotReported,
    Bad,
    Weak,
    Fair,
    Good,
    Excellent,
}

/// <summary>How well a device is heard, in the bands that Wi-Fi designers use.</summary>
public static class SignalLevels
{
    public const int WeakDevice = -75;
    public const int FarNode = -72;
    public const int CrowdedPercent = 60;

    public static SignalLevel Of(int? rssi) => rssi switch
    {
        null => SignalLevel.NotReported,
        >= -50 => SignalLevel.Excellent,
        >= -67 => SignalLevel.Good,
        >= -75 => SignalLevel.Fair,
        >= -85 => SignalLevel.Weak,
        _ => SignalLevel.Bad,
    };
}
