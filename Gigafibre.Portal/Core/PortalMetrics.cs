using System.Diagnostics.Metrics;

namespace Gigafibre.Portal.Core;

public static class PortalMetrics
{
    public const string MeterName = "Gigafibre.Portal";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Codes = Meter.CreateCounter<long>("portal.codes", description: "Codes by channel and outcome");
    private static readonly Counter<long> Messages = Meter.CreateCounter<long>("portal.messages", description: "Messages to customers by kind and outcome");
    private static readonly Counter<long> SignIns = Meter.CreateCounter<long>("portal.sign_ins", description: "Codes tried, by outcome");
    private static readonly Counter<long> Diagnoses = Meter.CreateCounter<long>("portal.diagnoses", description: "Diagnoses by verdict");
    private static readonly Counter<long> Parked = Meter.CreateCounter<long>("portal.work_parked", description: "Work that waits for a person, by kind");

    private static readonly Counter<long> Troubles = Meter.CreateCounter<long>("portal.troubles", description: "What could not be done and was logged, by where");
    private static readonly Counter<long> Payments = Meter.CreateCounter<long>("portal.payments", description: "Payments by the state they reached");
    private static readonly Counter<long> Webhooks = Meter.CreateCounter<long>("portal.webhooks", description: "Stripe's webhooks by what became of them");
    private static readonly Counter<long> Findings = Meter.CreateCounter<long>("portal.reconcile_findings", description: "What the reconciler found, by kind");

    private static readonly Gauge<int> ForeignPayments = Meter.CreateGauge<int>("portal.foreign_payments",
        description: "Payments of the shared Stripe account that are not ours, at the last comparison");

    private static readonly Gauge<long> CodesUsed = Meter.CreateGauge<long>("portal.codes_used", unit: "%", description: "Of each limit on codes that everybody shares");

    public static void CodesSpent(string limit, long percent) => CodesUsed.Record(percent, new KeyValuePair<string, object?>("limit", limit));

    private static readonly Counter<long> SecurityEvents = Meter.CreateCounter<long>("portal.security_events",
        description: "What somebody who watches for break-ins reads, by event");

    public static void Security(string what) => SecurityEvents.Add(1, new KeyValuePair<string, object?>("event", what));

    public static void Foreign(int count) => ForeignPayments.Record(count);

    public static void Payment(string state) => Payments.Add(1, new KeyValuePair<string, object?>("state", state));

    public static void Webhook(string outcome) => Webhooks.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public static void Found(string kind) => Findings.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public static void Code(string channel, string outcome) => Codes.Add(1, new("channel", channel), new("outcome", outcome));

    public static void Message(string kind, string outcome) => Messages.Add(1, new("kind", kind), new("outcome", outcome));

    public static void SignIn(string outcome) => SignIns.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public static void Diagnosis(string verdict) => Diagnoses.Add(1, new KeyValuePair<string, object?>("verdict", verdict));

    public static void Trouble(string where) => Troubles.Add(1, new KeyValuePair<string, object?>("where", where));

    public static void WorkParked(string kind) => Parked.Add(1, new KeyValuePair<string, object?>("kind", kind));
}
