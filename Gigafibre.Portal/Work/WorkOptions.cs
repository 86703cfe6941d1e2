using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Work;

public sealed class WorkOptions
{
    public const string Section = "Work";

    /// <summary>Multiplies every wait of the retry schedules; below 1 only where days must pass in minutes.</summary>
    [Range(0.0001, 1)]
    public double RetryScale { get; set; } = 1;
}
