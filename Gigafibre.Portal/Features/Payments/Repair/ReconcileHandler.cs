using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.Payments.Repair;

public sealed class ReconcileHandler(PaymentSweep sweep, Reconciler reconciler, TimeProvider clock) : IWorkHandler
{
    public static string Kind => "reconcile";

    public static bool IsPassing => true;

    public static string? System => SystemName.Stripe;

    public static IEnumerable<WorkSchedule> Schedules(PaymentOptions options) =>
    [
        WorkSchedule.Often("sweep", TimeSpan.FromSeconds(options.SweepSeconds)), WorkSchedule.Often("hour", TimeSpan.FromSeconds(options.ReconcileSeconds)),
        WorkSchedule.Daily("night"),
    ];

    public Task HandleAsync(WorkJob job, CancellationToken cancel) => job.Key.Split(':')[0] switch
    {
        "sweep" => sweep.RunAsync(cancel),
        "hour" => reconciler.CompareAsync(clock.GetUtcNow().AddDays(-1), cancel),
        _ => reconciler.CompareAsync(clock.GetUtcNow().AddDays(-10), cancel),
    };
}
