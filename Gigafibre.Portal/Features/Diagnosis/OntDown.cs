using Gigafibre.Portal.Integrations.Olt;

namespace Gigafibre.Portal.Features.Diagnosis;

internal static class OntDown
{
    /// <summary>So many neighbours down with it make it a trouble of the area, for which no technician is sent to one home.</summary>
    private const int Area = 3;

    private static readonly TimeSpan Together = TimeSpan.FromMinutes(30);

    public static Symptom Of(OntReading ont, IReadOnlyList<OntNeighbour> neighbours, DateTimeOffset now)
    {
        var down = neighbours.Where(n => n.State == OntState.Offline && IsWith(n, ont)).ToList();
        var isArea = down.Count >= Area && (ont.LastDown is not null || down.Count * 2 > neighbours.Count);
        var (power, same) = (down.Count(n => n.Cause == OntCause.Power), ont.Cause is OntCause.Power or OntCause.Fibre or OntCause.NotTold);
        if (isArea && same)
        {
            return new(power * 2 > down.Count ? VerdictCode.AreaPowerOut : VerdictCode.AreaOutage, Since: ont.LastDown);
        }

        return ont.Cause switch
        {
            OntCause.Power => new(VerdictCode.PowerLost, Since: ont.LastDown),
            OntCause.Fibre => new(VerdictCode.NoLight, Since: ont.LastDown),
            OntCause.Provisioning => new(VerdictCode.NotAdmitted, Since: ont.LastDown),
            OntCause.Reset when ont.LastDown is null || now - ont.LastDown < TimeSpan.FromMinutes(10) => new(VerdictCode.Restarting, Since: ont.LastDown),
            _ => new(ont.LastDown is { } at && now - at >= Verdict.LongSilence ? VerdictCode.ModemOffline : VerdictCode.ModemSilent, Since: ont.LastDown),
        };
    }

    private static bool IsWith(OntNeighbour other, OntReading ont) =>
        ont.LastDown is not { } mine || other.LastDown is not { } theirs ? ont.LastDown is null : (mine - theirs).Duration() <= Together;
}
