using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Work;

/// <summary>
/// Takes due work (any number of nodes may), handles it in a scope of its own, and decides what a failure means: transient waits for the next slot of
/// the schedule, permanent or exhausted is parked for a person.
/// </summary>
public sealed partial class WorkLoop(
    IServiceScopeFactory scopes, WorkKinds kinds, WorkSignal signal, TimeProvider clock, IOptions<WorkOptions> options, ILogger<WorkLoop> log) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    private TimeSpan Lease => TimeSpan.FromSeconds(options.Value.LeaseSeconds);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new List<Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                running.RemoveAll(t => t.IsCompleted);
                foreach (var item in await FindDueAsync(options.Value.AtOnce - running.Count, stoppingToken))
                {
                    running.Add(RunAndWakeAsync(item, stoppingToken));
                }

                await signal.WaitAsync(Idle, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // The loop outlives anything: a database that is away comes back.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Log.LoopFailed(log, e);
                PortalMetrics.Trouble(nameof(WorkLoop));
                await Task.Delay(Idle, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Runs everything that is due now, one after the other; false when nothing was.</summary>
    public async Task<bool> RunDueAsync(CancellationToken cancel)
    {
        var ran = false;
        foreach (var item in await FindDueAsync(options.Value.AtOnce, cancel))
        {
            ran |= await TryRunAsync(item, cancel);
        }

        return ran;
    }

    private async Task<IReadOnlyList<WorkItem>> FindDueAsync(int atMost, CancellationToken cancel)
    {
        if (atMost <= 0)
        {
            return [];
        }

        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Inbox>().TakeAsync(cancel);
        return await scope.ServiceProvider.GetRequiredService<WorkItems>().ListDueAsync(atMost, cancel);
    }

    /// <summary>A finished item may have made others due, and has freed a place. What fails here failed around the handler, and is told at once.</summary>
    private async Task RunAndWakeAsync(WorkItem item, CancellationToken cancel)
    {
        var ran = true;
        try
        {
            ran = await TryRunAsync(item, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The process stops; the lease ends by itself.
        }
#pragma warning disable CA1031 // Nobody waits for this task: what it threw would be heard by nobody.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.NotFinished(log, item.Kind, item.Id, e);
            PortalMetrics.Trouble(nameof(WorkLoop));
        }
        finally
        {
            if (ran)
            {
                signal.Wake();
            }
        }
    }

    private async Task<bool> TryRunAsync(WorkItem item, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var items = scope.ServiceProvider.GetRequiredService<WorkItems>();
        if (!await items.TakeAsync(item, Lease, cancel))
        {
            return false;
        }

        using var step = PortalTraces.Begin($"work {item.Kind}", item.TraceParent);
        await HandleAsync(scope.ServiceProvider, items, item, cancel);
        return true;
    }

    private async Task HandleAsync(IServiceProvider services, WorkItems items, WorkItem item, CancellationToken cancel)
    {
        var kind = kinds.Find(item.Kind);
        try
        {
            if (kind is null)
            {
                throw new ParkedException(WorkText.NoHandler);
            }

            // A process that dies on the same item again and again must stop taking it.
            if (item.CurableAt is null && item.Attempts > kind.Retries.Count + 1)
            {
                await ParkAsync(items, item, WorkText.CutOff.English, new WorkFailure(item.LastError ?? WorkText.CutOff, item.LastCode), isCurable: false, cancel);
                return;
            }

            var handler = (IWorkHandler)services.GetRequiredService(kind.Handler);
            await HoldAsync(item, c => handler.HandleAsync(new WorkJob(item.Id, item.Key, item.Payload, item.Attempts), c), cancel);
            await items.DoneAsync(item, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await items.GiveBackAsync(item);
        }
        catch (ParkedException e)
        {
            await ParkAsync(items, item, e.Message, new WorkFailure(e.ForPeople, e.Code), e.IsCurable, cancel);
        }
#pragma warning disable CA1031 // Whatever a handler throws is recorded on its item and tried again or parked, never lost.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var reason = e is IntegrationException ? e.Message : e.GetType().Name;
            var failure = new WorkFailure(WorkText.Why(e), (e as IntegrationException)?.Code);
            var retry = e is not IntegrationException { IsTransient: false } && kind is not null && item.Attempts <= kind.Retries.Count;
            Log.HandlerFailed(log, item.Kind, item.Id, item.Attempts, reason, retry && e is IntegrationException ? null : e);
            await (retry
                ? items.TryLaterAsync(item, clock.GetUtcNow() + (kind!.Retries[item.Attempts - 1] * options.Value.RetryScale), failure, cancel)
                : ParkAsync(items, item, reason, failure, isCurable: kind?.IsMoney is true && e is IntegrationException, cancel));
        }
    }

    private async Task HoldAsync(WorkItem item, Func<CancellationToken, Task> handle, CancellationToken cancel)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var done = new CancellationTokenSource();
        var renewing = RenewAsync(item, lost, done.Token);

        // Work that nobody keeps the lease of stops, whatever kept it from being renewed.
        _ = renewing.ContinueWith(_ => lost.Cancel(), CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            await handle(lost.Token);
        }
        finally
        {
            await done.CancelAsync();
            await renewing;
        }
    }

    private async Task RenewAsync(WorkItem item, CancellationTokenSource lost, CancellationToken done)
    {
        var until = clock.GetUtcNow() + Lease;
        using var timer = new PeriodicTimer(Lease / 3, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                try
                {
                    await using var scope = scopes.CreateAsyncScope();
                    var next = clock.GetUtcNow() + Lease;
                    if (!await scope.ServiceProvider.GetRequiredService<WorkItems>().HoldAsync(item, next, done))
                    {
                        await lost.CancelAsync();
                        return;
                    }

                    until = next;
                }
                catch (Exception e) when (e.IsDatabaseTrouble())
                {
                    // The database is away for a moment: the lease still holds until its end.
                    Log.NotHeld(log, item.Kind, item.Id, e);
                    if (clock.GetUtcNow() >= until)
                    {
                        await lost.CancelAsync();
                        return;
                    }
                }
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // The work is done.
        }
    }

    private async Task ParkAsync(WorkItems items, WorkItem item, string reason, WorkFailure failure, bool isCurable, CancellationToken cancel)
    {
        Log.Parked(log, item.Kind, item.Id, reason);
        if (item.ParkedAt is null)
        {
            PortalMetrics.WorkParked(item.Kind);
        }

        await items.ParkAsync(item, failure, isCurable, cancel);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The work loop failed and goes on")]
        public static partial void LoopFailed(ILogger log, Exception e);

        [LoggerMessage(2, LogLevel.Warning, "{Kind} {Id} failed at try {Attempt}: {Reason}")]
        public static partial void HandlerFailed(ILogger log, string kind, Guid id, int attempt, string reason, Exception? e);

        [LoggerMessage(3, LogLevel.Error, "{Kind} {Id} is parked: {Reason}")]
        public static partial void Parked(ILogger log, string kind, Guid id, string reason);

        [LoggerMessage(4, LogLevel.Error, "What became of {Kind} {Id} could not be written down; it is taken up again when its lease ends")]
        public static partial void NotFinished(ILogger log, string kind, Guid id, Exception e);

        [LoggerMessage(5, LogLevel.Warning, "The lease of {Kind} {Id} could not be renewed")]
        public static partial void NotHeld(ILogger log, string kind, Guid id, Exception e);
    }
}
