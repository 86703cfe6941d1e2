using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Gigafibre.Portal.Web;

public static class Telemetry
{
    /// <summary>Configured by the standard <c>OTEL_*</c> variables; without an endpoint it costs nothing.</summary>
    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return;
        }

        services.AddOpenTelemetry()
            .WithMetrics(m => m.AddMeter(PortalMetrics.MeterName).AddAspNetCoreInstrumentation().AddOtlpExporter())
            .WithTracing(t => t.AddAspNetCoreInstrumentation(o => o.EnrichWithHttpRequest = Redaction.Redact).AddOtlpExporter());
    }
}

/// <summary>What a trace may say of a request: its route, never the modem, the sticker key or the token in its address.</summary>
public static class Redaction
{
    public static void Redact(System.Diagnostics.Activity activity, HttpRequest request)
    {
        activity.SetTag("url.path", request.Path.StartsWithSegments("/q") ? "/q/***" : request.Path.StartsWithSegments("/pay") ? "/pay/***" : request.Path.Value);
        activity.SetTag("url.query", request.QueryString.HasValue ? "***" : null);
    }
}
