using System.Security.Cryptography;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Work;

/// <summary>
/// Claims due work by a conditional update (so any number of nodes may run it), handles it in a scope of its own, and decides what a failure means:
/// transient waits for the next slot of the schedule, permanent or exhausted is parked for a person.
/// </summary>
public sealed partial class WorkLoop(
    IServiceScopeFactory scopes, WorkKinds kinds, WorkSignal signal, TimeProvider clock, IOptions<WorkOptions> options, ILogger<WorkLoop> log) : BackgroundService
{
    private const int Spread = 4;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new List<Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                running.RemoveAll(t => t.IsCompleted);
                foreach (var id in await FindDueAsync(options.Value.AtOnce - running.Count, stoppingToken))
                {
                    running.Add(RunAndWakeAsync(id, stoppingToken));
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
                await Task.Delay(Idle, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Runs everything that is due now, one after the other; false when nothing was.</summary>
    public async Task<bool> RunDueAsync(CancellationToken cancel)
    {
        var ran = false;
        foreach (var id in await FindDueAsync(options.Value.AtOnce, cancel))
        {
            ran |= await TryRunAsync(id, cancel);
        }

        return ran;
    }

    private async Task<List<Guid>> FindDueAsync(int atMost, CancellationToken cancel)
    {
        if (atMost <= 0)
        {
            return [];
        }

        await using var scope = scopes.CreateAsyncScope();
        if (scope.ServiceProvider.GetService<Inbox>() is { } inbox)
        {
            await inbox.TakeAsync(cancel);
        }

        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var now = clock.GetUtcNow();
        var due = await db.WorkItems
            .Where(w => w.DoneAt == null && w.ParkedAt == null && w.DueAt <= now && (w.LeaseUntil == null || w.LeaseUntil < now))
            .Where(w => w.Lane == null || !db.WorkItems.Any(o => o.Lane == w.Lane && o.Id != w.Id && o.DoneAt == null && o.LeaseUntil >= now))
            .OrderBy(w => w.DueAt).Select(w => w.Id).Take(atMost * Spread).ToArrayAsync(cancel);

        // Nodes that all reach for the oldest would mostly get in each other's way.
        RandomNumberGenerator.Shuffle(due.AsSpan());
        return [.. due.Take(atMost)];
    }

    /// <summary>A finished item may have made others due, and has freed a place.</summary>
    private async Task RunAndWakeAsync(Guid id, CancellationToken cancel)
    {
        var ran = true;
        try
        {
            ran = await TryRunAsync(id, cancel);
        }
        finally
        {
            if (ran)
            {
                signal.Wake();
            }
        }
    }

    private async Task<bool> TryRunAsync(Guid id, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var now = clock.GetUtcNow();
        if (await db.WorkItems.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, cancel) is not { } seen || !await ClaimAsync(db, seen, now, cancel))
        {
            return false;
        }

        var item = await db.WorkItems.AsNoTracking().SingleAsync(w => w.Id == id, cancel);
        await HandleAsync(scope.ServiceProvider, db, item, cancel);
        return true;
    }

    /// <summary>Two of one lane must not both pass: their claims go through one gate, one after the other.</summary>
    private async Task<bool> ClaimAsync(PortalDb db, WorkItem item, DateTimeOffset now, CancellationToken cancel)
    {
        var until = now.AddSeconds(options.Value.LeaseSeconds);
        var free = db.WorkItems.Where(w => w.Id == item.Id && w.DoneAt == null && w.ParkedAt == null && (w.LeaseUntil == null || w.LeaseUntil < now));
        if (item.Lane is not { } lane)
        {
            return await free.ExecuteUpdateAsync(s => s.SetProperty(w => w.LeaseUntil, until).SetProperty(w => w.Attempts, w => w.Attempts + 1), cancel) == 1;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(PortalDb.LaneGate, cancel);
        var busy = await db.WorkItems.AnyAsync(w => w.Lane == lane && w.Id != item.Id && w.DoneAt == null && w.LeaseUntil >= now, cancel);
        var claimed = !busy && await free.ExecuteUpdateAsync(s => s.SetProperty(w => w.LeaseUntil, until).SetProperty(w => w.Attempts, w => w.Attempts + 1), cancel) == 1;
        await transaction.CommitAsync(cancel);
        return claimed;
    }

    private async Task HandleAsync(IServiceProvider services, PortalDb db, WorkItem item, CancellationToken cancel)
    {
        var kind = kinds.Find(item.Kind);
        try
        {
            if (kind is null)
            {
                throw new ParkedException("No handler for this kind of work.");
            }

            // A process that dies on the same item again and again must stop taking it.
            if (item.Attempts > kind.Retries.Count + 1)
            {
                throw new ParkedException(item.LastError ?? "Every try was cut off.");
            }

            var handler = (IWorkHandler)services.GetRequiredService(kind.Handler);
            await HoldAsync(item, c => handler.HandleAsync(new WorkJob(item.Id, item.Key, item.Payload, item.Attempts), c), cancel);
            // The payload may hold what nobody needs any more (a code, an address): done is forgotten.
            await FinishAsync(db, item, w => (w.DoneAt, w.LeaseUntil, w.Payload) = (clock.GetUtcNow(), null, ""), cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Shut down in the middle: the lease is given back, the next start takes the item up.
            await FinishAsync(db, item, w => w.LeaseUntil = null, CancellationToken.None);
        }
        catch (ParkedException e)
        {
            await ParkAsync(db, item, e.Message, cancel);
        }
#pragma warning disable CA1031 // Whatever a handler throws is recorded on its item and tried again or parked, never lost.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var reason = e is IntegrationException ? e.Message : e.GetType().Name;
            var retry = e is not IntegrationException { IsTransient: false } && kind is not null && item.Attempts <= kind.Retries.Count;
            Log.HandlerFailed(log, item.Kind, item.Id, item.Attempts, reason, retry ? null : e);
            if (retry)
            {
                var due = clock.GetUtcNow() + (kind!.Retries[item.Attempts - 1] * options.Value.RetryScale);
                await FinishAsync(db, item, w => (w.LeaseUntil, w.DueAt, w.LastError) = (null, due, reason), cancel);
            }
            else
            {
                await ParkAsync(db, item, reason, cancel);
            }
        }
    }

    /// <summary>Keeps the lease for as long as the work takes; work whose lease is lost to another node stops.</summary>
    private async Task HoldAsync(WorkItem item, Func<CancellationToken, Task> handle, CancellationToken cancel)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var done = new CancellationTokenSource();
        var renewing = RenewAsync(item, lost, done.Token);
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
        var lease = TimeSpan.FromSeconds(options.Value.LeaseSeconds);
        var until = clock.GetUtcNow() + lease;
        using var timer = new PeriodicTimer(lease / 3, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                try
                {
                    await using var scope = scopes.CreateAsyncScope();
                    var next = clock.GetUtcNow() + lease;
                    if (await Mine(scope.ServiceProvider.GetRequiredService<PortalDb>(), item).ExecuteUpdateAsync(s => s.SetProperty(w => w.LeaseUntil, next), done) == 0)
                    {
                        await lost.CancelAsync();
                        return;
                    }

                    until = next;
                }
                catch (Exception e) when (e.IsDatabaseTrouble())
                {
                    // The database is away for a moment: the lease still holds until its end.
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

    /// <summary>The item, while it is still this try's own.</summary>
    private static IQueryable<WorkItem> Mine(PortalDb db, WorkItem item) => db.WorkItems.Where(w => w.Id == item.Id && w.Attempts == item.Attempts && w.DoneAt == null && w.ParkedAt == null);

    private async Task ParkAsync(PortalDb db, WorkItem item, string reason, CancellationToken cancel)
    {
        Log.Parked(log, item.Kind, item.Id, reason);
        PortalMetrics.WorkParked(item.Kind);
        await FinishAsync(db, item, w => (w.LeaseUntil, w.ParkedAt, w.LastError) = (null, clock.GetUtcNow(), reason), cancel);
    }

    private static async Task FinishAsync(PortalDb db, WorkItem item, Action<WorkItem> change, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await Mine(db, item).SingleOrDefaultAsync(cancel) is { } row)
        {
            change(row);
            await db.SaveChangesAsync(cancel);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The work loop failed and goes on")]
        public static partial void LoopFailed(ILogger log, Exception e);

        [LoggerMessage(2, LogLevel.Warning, "{Kind} {Id} failed at try {Attempt}: {Reason}")]
        public static partial void HandlerFailed(ILogger log, string kind, Guid id, int attempt, string reason, Exception? e);

        [LoggerMessage(3, LogLevel.Error, "{Kind} {Id} is parked: {Reason}")]
        public static partial void Parked(ILogger log, string kind, Guid id, string reason);
    }
}
