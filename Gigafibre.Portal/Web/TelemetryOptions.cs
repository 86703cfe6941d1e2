using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Web;

public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>The port of its own on which <c>/metrics</c> answers Prometheus; none when it is not set.</summary>
    [Range(1, 65535)]
    public ushort? MetricsPort { get; set; }
}
