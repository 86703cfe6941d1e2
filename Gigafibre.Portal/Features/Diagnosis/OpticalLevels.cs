using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.Olt;

namespace Gigafibre.Portal.Features.Diagnosis;

public enum OpticalLevel
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
public static class OpticalLevels
{
    public const double Strong = -8;

    /// <summary>What is left above the sensitivity of the modem, and of the OLT, when a level stops being good.</summary>
    private const double ModemMargin = 3;
    private const double OltMargin = 2;

    public static OpticalLevel Of(LineFacts facts)
    {
        var optics = OpticalClass.Of(facts.Ont?.Class);
        var here = Of(facts.Optical, optics);
        var there = AtOlt(facts.Ont?.OltRxDbm, optics);
        return here == OpticalLevel.None ? here : here == OpticalLevel.NotReported ? there : there is OpticalLevel.Bad or OpticalLevel.Marginal && there < here ? there : here;
    }

    public static OpticalLevel Of(OpticalReading? reading, OpticalClass? optics = null) => reading switch
    {
        null => OpticalLevel.NotReported,
        { NoLight: true } => OpticalLevel.None,
        { RxDbm: { } rx } => Level(rx, (optics ?? OpticalClass.Usual).OntSensitivity, ModemMargin),
        _ => OpticalLevel.NotReported,
    };

    /// <summary>The other end: what the OLT receives of this modem.</summary>
    public static OpticalLevel AtOlt(double? dbm, OpticalClass optics) => dbm is { } at ? Level(at, optics.OltSensitivity, OltMargin) : OpticalLevel.NotReported;

    private static OpticalLevel Level(double dbm, double sensitivity, double margin) =>
        dbm < sensitivity ? OpticalLevel.Bad : dbm < sensitivity + margin ? OpticalLevel.Marginal : dbm > Strong ? OpticalLevel.Strong : OpticalLevel.Good;
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
