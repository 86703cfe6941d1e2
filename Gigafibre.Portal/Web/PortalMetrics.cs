using System.Diagnostics.Metrics;

namespace Gigafibre.Portal.Web;

/// <summary>What is worth watching. Exported through OpenTelemetry when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.</summary>
public static class PortalMetrics
{
    public const string MeterName = "Gigafibre.Portal";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Codes = Meter.CreateCounter<long>("portal.codes", description: "Codes by channel and outcome");
    private static readonly Counter<long> SignIns = Meter.CreateCounter<long>("portal.sign_ins", description: "Codes tried, by outcome");
    private static readonly Counter<long> Diagnoses = Meter.CreateCounter<long>("portal.diagnoses", description: "Diagnoses by verdict");
    private static readonly Counter<long> Parked = Meter.CreateCounter<long>("portal.work_parked", description: "Work that waits for a person, by kind");

    public static void Code(string channel, string outcome) => Codes.Add(1, new("channel", channel), new("outcome", outcome));

    public static void SignIn(string outcome) => SignIns.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public static void Diagnosis(string verdict) => Diagnoses.Add(1, new KeyValuePair<string, object?>("verdict", verdict));

    public static void WorkParked(string kind) => Parked.Add(1, new KeyValuePair<string, object?>("kind", kind));
}
