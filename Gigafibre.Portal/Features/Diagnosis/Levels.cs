using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.Olt;

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

/// <summary>Received light by the optics of its OLT (G.984.2 class B+ where they are not known), with the margin that field practice keeps.</summary>
public static class LightLevels
{
    public const double Strong = -8;

    /// <summary>What is left above the sensitivity of the modem, and of the OLT, when a level stops being good.</summary>
    private const double ModemMargin = 3;
    private const double OltMargin = 2;

    /// <summary>Both ends together: the worse of the two.</summary>
    public static LightLevel Of(LineFacts facts)
    {
        var optics = OpticalClass.Of(facts.Ont?.Class);
        var here = Of(facts.Optical, optics);
        var there = facts.Ont?.OltRxDbm is { } at ? Level(at, optics.OltSensitivity, OltMargin) : LightLevel.NotReported;
        return here == LightLevel.None ? here : here == LightLevel.NotReported ? there : there is LightLevel.Bad or LightLevel.Marginal && there < here ? there : here;
    }

    public static LightLevel Of(OpticalReading? reading, OpticalClass? optics = null) => reading switch
    {
        null => LightLevel.NotReported,
        { NoLight: true } => LightLevel.None,
        { RxDbm: { } rx } => Level(rx, (optics ?? OpticalClass.Usual).OntSensitivity, ModemMargin),
        _ => LightLevel.NotReported,
    };

    private static LightLevel Level(double dbm, double sensitivity, double margin) =>
        dbm < sensitivity ? LightLevel.Bad : dbm < sensitivity + margin ? LightLevel.Marginal : dbm > Strong ? LightLevel.Strong : LightLevel.Good;
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
