using Gigafibre.Portal.Core;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Prometheus;

namespace Gigafibre.Portal.Web;

public static class Telemetry
{
    private static readonly string[] Watched = [PortalMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "System.Net.Http", "System.Runtime", "Npgsql"];

    /// <summary>
    /// Traces and metrics to a collector, by the standard <c>OTEL_*</c> variables, and metrics for Prometheus on a port of their own. Without either it costs nothing.
    /// </summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<TelemetryOptions>(TelemetryOptions.Section);
        var options = new TelemetryOptions();
        Settings.Read(configuration.GetSection(TelemetryOptions.Section), options);
        if (options.MetricsPort is { } port)
        {
            Metrics.ConfigureMeterAdapter(o => o.InstrumentFilterPredicate = i => Watched.Contains(i.Meter.Name));
            services.AddMetricServer(o => o.Port = port);
        }

        if (string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return services;
        }

        services.AddOpenTelemetry()
            .WithMetrics(m => m.AddMeter(PortalMetrics.MeterName).AddAspNetCoreInstrumentation().AddOtlpExporter())
            .WithTracing(t => t.AddSource(PortalTraces.SourceName).AddAspNetCoreInstrumentation(o => o.EnrichWithHttpRequest = Redaction.Redact)
                .AddHttpClientInstrumentation(o => o.EnrichWithHttpRequestMessage = Redaction.Redact).AddOtlpExporter());
        return services;
    }
}
