using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Integrations.GenieAcs;

public sealed class GenieAcsOptions
{
    public const string Section = "GenieAcs";

    /// <summary>The NBI: it has no authentication of its own, so it must stand on a private network.</summary>
    [Required]
    public required Uri BaseUrl { get; set; }
}
