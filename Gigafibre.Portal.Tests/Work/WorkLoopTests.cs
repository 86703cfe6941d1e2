using System.Collections.Concurrent;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Tests.Support;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Gigafibre.Portal.Tests.Work;

/// <summary>The queue on both databases: once, again, parked, and never lost.</summary>
public sealed class WorkLoopTests(Outside outside, PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private sealed class Recorder(ConcurrentQueue<string> seen, Func<WorkJob, CancellationToken, Task> act) : IWorkHandler
    {
        public static string Kind => "test";

        public static IReadOnlyList<TimeSpan> Retries => [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30)];

        public async Task HandleAsync(WorkJob job, CancellationToken cancel)
        {
            seen.Enqueue($"{job.Key}:{job.Attempt}");
            await act(job, cancel);
        }
    }

    private async Task<PortalApp> StartAsync(DatabaseProvider provider) =>
        await PortalApp.StartAsync(outside, provider, provider == DatabaseProvider.Postgres ? await postgres.NewDatabaseAsync() : null);

    private static (WorkLoop Loop, ConcurrentQueue<string> Seen) Loop(PortalApp app, Func<WorkJob, Task> act) => Loop(app, (job, _) => act(job), new WorkOptions());

    private static (WorkLoop Loop, ConcurrentQueue<string> Seen) Loop(PortalApp app, Func<WorkJob, CancellationToken, Task> act, WorkOptions options)
    {
        var seen = new ConcurrentQueue<string>();
        var services = new ServiceCollection();
        services.AddScoped(_ => app.Services.CreateScope().ServiceProvider.GetRequiredService<PortalDb>());
        services.AddScoped(_ => new Recorder(seen, act));
        var kinds = new WorkKinds([new WorkKind(Recorder.Kind, Recorder.Retries, typeof(Recorder))]);
        services.AddSingleton(kinds).AddSingleton<WorkSignal>().AddSingleton<TimeProvider>(app.Clock);
        services.AddScoped<WorkQueue>().AddScoped<WorkItems>().AddScoped<Inbox>();
        return (new WorkLoop(services.BuildServiceProvider().GetRequiredService<IServiceScopeFactory>(), kinds, new WorkSignal(), app.Clock,
            Options.Create(options), NullLogger<WorkLoop>.Instance), seen);
    }

    private static async Task AddAsync(PortalApp app, params string[] keys)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var queue = scope.ServiceProvider.GetRequiredService<WorkQueue>();
        foreach (var key in keys)
        {
            queue.Add<Recorder>(key, "p");
        }

        await scope.ServiceProvider.GetRequiredService<PortalDb>().SaveChangesAsync();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Two_loops_do_each_item_once(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        await AddAsync(app, [.. Enumerable.Range(0, 40).Select(i => $"k{i}")]);
        var (first, a) = Loop(app, _ => Task.CompletedTask);
        var (second, b) = Loop(app, _ => Task.CompletedTask);

        await Task.WhenAll(DrainAsync(first), DrainAsync(second));

        Assert.Equal(40, a.Concat(b).Distinct().Count());
        Assert.Equal(40, a.Count + b.Count);
        Assert.Equal(0, await app.WithDbAsync(db => db.WorkItems.CountAsync(w => w.Kind == "test" && w.DoneAt == null)));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_passes_with_time_is_tried_on_schedule_and_then_parked(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        await AddAsync(app, "x");
        var (loop, seen) = Loop(app, _ => throw new IntegrationException("Test", "is away", isTransient: true));

        await DrainAsync(loop);
        Assert.Equal(["x:1"], seen);
        app.Clock.Advance(TimeSpan.FromSeconds(6));
        await DrainAsync(loop);
        app.Clock.Advance(TimeSpan.FromSeconds(31));
        await DrainAsync(loop);
        Assert.Equal(["x:1", "x:2", "x:3"], seen);

        app.Clock.Advance(TimeSpan.FromDays(2));
        await DrainAsync(loop);
        Assert.Equal(3, seen.Count);
        var item = await app.WithDbAsync(db => db.WorkItems.AsNoTracking().SingleAsync(w => w.Kind == "test"));
        Assert.NotNull(item.ParkedAt);
        Assert.Equal("Test gave no usable answer", item.LastError?.English);
    }

    [Fact]
    public async Task What_no_retry_helps_is_parked_at_once_with_its_reason()
    {
        await using var app = await StartAsync(DatabaseProvider.Sqlite);
        await AddAsync(app, "x", "y");
        var (loop, _) = Loop(app, j => throw (j.Key == "x" ? new ParkedException(Phrase.Verbatim("needs a person")) : new IntegrationException("Test", "says no",
            isTransient: false)));
        await DrainAsync(loop);
        var reasons = await app.WithDbAsync(db => db.WorkItems.AsNoTracking().Where(w => w.ParkedAt != null).Select(w => w.LastError!.Value).ToListAsync());
        Assert.Equal(["Test refused", "needs a person"], reasons.Select(r => r.English).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Work_that_takes_longer_than_its_lease_stays_with_whoever_does_it(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        await AddAsync(app, "x");
        var release = new TaskCompletionSource();
        var (loop, _) = Loop(app, (_, _) => release.Task, new WorkOptions { LeaseSeconds = 1 });
        var (other, seen) = Loop(app, _ => Task.CompletedTask);
        var running = loop.RunDueAsync(CancellationToken.None);
        var first = await LeaseAsync(app, null);
        var renewed = await LeaseAsync(app, first);
        Assert.True(renewed > first);
        Assert.False(await other.RunDueAsync(CancellationToken.None));
        Assert.Empty(seen);
        release.SetResult();
        Assert.True(await running);
        Assert.NotNull((await app.WithDbAsync(db => db.WorkItems.AsNoTracking().SingleAsync(w => w.Kind == "test"))).DoneAt);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Whoever_lost_an_item_stops_and_cannot_finish_it(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        await AddAsync(app, "x");
        var (loop, _) = Loop(app, (_, cancel) => Task.Delay(Timeout.Infinite, cancel), new WorkOptions { LeaseSeconds = 1 });
        var running = loop.RunDueAsync(CancellationToken.None);
        await LeaseAsync(app, null);
        await app.WithDbAsync(db => db.WorkItems.Where(w => w.Kind == "test").ExecuteUpdateAsync(s => s.SetProperty(w => w.Attempts, 2)));
        await running;
        var item = await app.WithDbAsync(db => db.WorkItems.AsNoTracking().SingleAsync(w => w.Kind == "test"));
        Assert.Equal((null, null, 2), (item.DoneAt, item.LastError, item.Attempts));
    }

    /// <summary>The item's lease, once it is another than before.</summary>
    private static async Task<DateTimeOffset?> LeaseAsync(PortalApp app, DateTimeOffset? before)
    {
        DateTimeOffset? lease;
        do
        {
            lease = await app.WithDbAsync(db => db.WorkItems.AsNoTracking().Where(w => w.Kind == "test").Select(w => w.LeaseUntil).SingleAsync());
        }
        while (lease == before);

        return lease;
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_run_that_is_still_open_stands_for_the_next(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        foreach (var (run, slot) in new[] { ("sweep", "1"), ("sweep", "2"), ("night", "1"), ("sweep", "1") })
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<WorkQueue>().AddRunAsync<Recorder>(run, slot, app.Clock.GetUtcNow(), CancellationToken.None);
        }

        Assert.Equal(["night:1", "sweep:1"], await app.WithDbAsync(db => db.WorkItems.Where(w => w.Kind == "test").Select(w => w.Key).OrderBy(k => k).ToListAsync()));
        await DrainAsync(Loop(app, _ => Task.CompletedTask).Loop);
        await using var again = app.Services.CreateAsyncScope();
        await again.ServiceProvider.GetRequiredService<WorkQueue>().AddRunAsync<Recorder>("sweep", "2", app.Clock.GetUtcNow(), CancellationToken.None);
        Assert.Equal(3, await app.WithDbAsync(db => db.WorkItems.CountAsync(w => w.Kind == "test")));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_item_whose_process_died_is_taken_up_again_but_not_for_ever(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        await AddAsync(app, "x");
        var (loop, seen) = Loop(app, _ => Task.CompletedTask);
        for (var deaths = 0; deaths < 4; deaths++)
        {
            // Claimed by a process that is no more.
            var until = app.Clock.GetUtcNow().AddMinutes(3);
            await app.WithDbAsync(db => db.WorkItems.Where(w => w.Kind == "test" && w.ParkedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(w => w.LeaseUntil, until).SetProperty(w => w.Attempts, w => w.Attempts + 1)));
            Assert.False(await loop.RunDueAsync(CancellationToken.None));
            app.Clock.Advance(TimeSpan.FromMinutes(4));
        }

        await DrainAsync(loop);
        Assert.Empty(seen);
        Assert.NotNull((await app.WithDbAsync(db => db.WorkItems.AsNoTracking().SingleAsync(w => w.Kind == "test"))).ParkedAt);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task One_open_item_per_key(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        await AddAsync(app, "same");
        var error = await Assert.ThrowsAsync<DbUpdateException>(() => AddAsync(app, "same"));
        Assert.True(error.IsDuplicate<WorkItem>());
        var (loop, _) = Loop(app, _ => Task.CompletedTask);
        await DrainAsync(loop);
        await AddAsync(app, "same");
    }

    private static async Task DrainAsync(WorkLoop loop)
    {
        while (await loop.RunDueAsync(CancellationToken.None))
        {
        }
    }
}
