using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.Payments.Repair;

public sealed partial class ReconcileHandler(PaymentSweep sweep, Reconciler reconciler, FindingList findings, TimeProvider clock, ILogger<ReconcileHandler> log) : IWorkHandler
{
    public static string Kind => "reconcile";

    public static bool IsPassing => true;

    public static string? System => SystemName.Stripe;

    public static IEnumerable<WorkSchedule> Schedules(PaymentOptions options) =>
    [
        WorkSchedule.Often("sweep", TimeSpan.FromSeconds(options.SweepSeconds)), WorkSchedule.Often("hour", TimeSpan.FromSeconds(options.ReconcileSeconds)),
        WorkSchedule.Daily("night"),
    ];

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var run = job.Key.Split(':')[0];
        try
        {
            await (run switch
            {
                "sweep" => sweep.RunAsync(cancel),
                "hour" => reconciler.CompareAsync(clock.GetUtcNow().AddDays(-1), cancel),
                _ => reconciler.CompareAsync(clock.GetUtcNow().AddDays(-10), cancel),
            });
        }
        catch (IntegrationException e)
        {
            // The next one comes soon; a pile of them would only add to the trouble. What does not pass by itself, somebody must see.
            Log.CutShort(log, run, e.Message);
            if (!e.IsTransient)
            {
                await findings.AddAsync(FindingKind.RunFailed, run, e.Message, cancel);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Reconciling ({Run}) was cut short: {Reason}")]
        public static partial void CutShort(ILogger log, string run, string reason);
    }
}
