using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.Payments.Repair;

public sealed class ReconcileHandler(PaymentSweep sweep, Reconciler reconciler, OpenConditions conditions, Duties duties, TimeProvider clock) : IWorkHandler
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
        "hour" => CompareAsync(days: 1, cancel),
        _ => CompareAsync(days: 10, cancel),
    };

    private async Task CompareAsync(int days, CancellationToken cancel)
    {
        await reconciler.CompareAsync(clock.GetUtcNow().AddDays(-days), cancel);
        await duties.RunAsync("conditions", () => conditions.LookAgainAsync(cancel), cancel);
    }
}
