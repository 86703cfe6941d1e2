using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;

namespace Gigafibre.Portal.Work;

/// <summary>Puts every run that comes back on the list; whichever node gets there first.</summary>
public sealed partial class WorkScheduler(
    IServiceScopeFactory scopes, IEnumerable<WorkSchedules> schedules, IServiceProvider services, TimeProvider clock, ILogger<WorkScheduler> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var all = schedules.SelectMany(k => k.Of(services).Select(s => (k.Kind, Schedule: s))).ToList();
        if (all.Count == 0)
        {
            return;
        }

        using var timer = new PeriodicTimer(all.Min(s => s.Schedule.Every), clock);
        do
        {
            try
            {
                await PlanAsync(all, stoppingToken);
            }
            catch (Exception e) when (e.IsDatabaseTrouble())
            {
                // The database is away; the next tick asks again.
                Log.Late(log, e);
                PortalMetrics.Trouble(nameof(WorkScheduler));
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task PlanAsync(IReadOnlyList<(string Kind, WorkSchedule Schedule)> all, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var work = scope.ServiceProvider.GetRequiredService<WorkQueue>();
        foreach (var (kind, schedule) in all)
        {
            var now = clock.GetUtcNow();
            var isFirst = schedule.FirstAtOnce && !await work.HasRunAsync(kind, schedule.Run, cancel);
            var (slot, due) = isFirst ? ("first", now) : schedule.Slot(now);
            await work.AddRunAsync(kind, schedule.Run, slot, due, cancel);
        }

        work.Wake();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The runs that come back could not be put on the list; the next look tries again")]
        public static partial void Late(ILogger log, Exception e);
    }
}
