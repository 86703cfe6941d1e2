using Gigafibre.Portal.Core;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Gigafibre.Portal.Web;

public static class Telemetry
{
    /// <summary>Configured by the standard <c>OTEL_*</c> variables; without an endpoint it costs nothing.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return services;
        }

        services.AddOpenTelemetry()
            .WithMetrics(m => m.AddMeter(PortalMetrics.MeterName).AddAspNetCoreInstrumentation().AddOtlpExporter())
            .WithTracing(t => t.AddAspNetCoreInstrumentation(o => o.EnrichWithHttpRequest = Redaction.Redact).AddOtlpExporter());
        return services;
    }
}
