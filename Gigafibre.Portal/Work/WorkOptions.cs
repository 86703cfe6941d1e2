using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Work;

public sealed class WorkOptions
{
    public const string Section = "Work";

    /// <summary>Multiplies every wait of the retry schedules; below 1 only where days must pass in minutes.</summary>
    [Range(0.0001, 1)]
    public double RetryScale { get; set; } = 1;

    /// <summary>How many items this node does at once; 0 on a node that only serves pages and webhooks.</summary>
    [Range(0, 64)]
    public int AtOnce { get; set; } = 8;

    /// <summary>How long an item belongs to the node that took it, in seconds; when the node dies, another takes it up after that.</summary>
    [Range(5, 3600)]
    public int LeaseSeconds { get; set; } = 180;
}
