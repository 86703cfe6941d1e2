namespace Gigafibre.Portal.Features.Diagnosis;

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
