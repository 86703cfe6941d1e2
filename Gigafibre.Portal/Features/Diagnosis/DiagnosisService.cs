using System.Collections.Concurrent;
using System.Text.Json;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ModemBridge;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Diagnosis;

/// <summary>A diagnosis as a page shows it: finished, or as far as it has come.</summary>
/// <param name="Code">The short code under which staff see it, once it has one.</param>
public sealed record DiagnosisView(Guid Id, MacAddress Mac, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, IReadOnlyList<ProbeAnswer> Answers, string? Code = null)
{
    /// <summary>Not finished by then, it died with its process.</summary>
    public DateTimeOffset OverBy { get; init; }

    public Verdict? Verdict(DateTimeOffset now) => Diagnosis.Verdict.From(Answers, FinishedAt ?? now);
}

public sealed partial class DiagnosisService(
    IServiceScopeFactory scopes, ProbeRunner probes, TimeProvider clock, IHostApplicationLifetime lifetime, IOptions<ModemBridgeOptions> bridge,
    ILogger<DiagnosisService> log)
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(13);

    /// <summary>A run that takes longer died with its process.</summary>
    private TimeSpan Abandoned => bridge.Value.Timeout + Margin;

    /// <summary>Real time, whatever clock is set: it only spares work.</summary>
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(80);

    private static readonly JsonSerializerOptions Json = CpeJson.CreateOptions();
    private readonly ConcurrentDictionary<Guid, LiveDiagnosis> _live = new();

    public async Task<DiagnosisView> LatestOrStartAsync(string customerId, MacAddress mac, TimeSpan fresh, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var now = clock.GetUtcNow();
        var (since, alive) = (now - fresh, now - Abandoned);
        var row = await db.Diagnoses.AsNoTracking()
            .Where(d => d.Mac == mac.Compact && d.CustomerId == customerId && ((d.FinishedAt == null && d.StartedAt > alive) || (d.FinishedAt != null && d.StartedAt > since)))
            .OrderByDescending(d => d.StartedAt).FirstOrDefaultAsync(cancel);
        return row is not null ? ToView(row) : await StartAsync(db, customerId, mac, cancel);
    }

    public async Task<DiagnosisView?> FindAsync(string customerId, Guid id, CancellationToken cancel)
    {
        if (_live.TryGetValue(id, out var live) && live.CustomerId == customerId)
        {
            return live.View;
        }

        await using var scope = scopes.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<PortalDb>().Diagnoses.AsNoTracking()
            .SingleOrDefaultAsync(d => d.Id == id && d.CustomerId == customerId, cancel);
        return row is null ? null : ToView(row);
    }

    /// <summary>Waits until there is something new to show; what lands within a blink is shown together, and the end at once.</summary>
    public async Task WaitForNewsAsync(Guid id, DiagnosisView seen, CancellationToken cancel)
    {
        if (!_live.TryGetValue(id, out var live))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), clock, cancel);
            return;
        }

        await live.WaitAsync(seen, cancel);
        await Task.WhenAny(live.Finished, Task.Delay(Blink, TimeProvider.System, cancel));
    }

    private async Task<DiagnosisView> StartAsync(PortalDb db, string customerId, MacAddress mac, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var row = new DiagnosisRecord { Id = Guid.CreateVersion7(now), CustomerId = customerId, Mac = mac.Compact, StartedAt = now };
        db.Diagnoses.Add(row);
        await db.SaveChangesAsync(cancel);
        var live = new LiveDiagnosis(customerId, ToView(row));
        _live[row.Id] = live;
        _ = RunAsync(live, lifetime.ApplicationStopping)
            .ContinueWith(run => Broke(live, run.Exception!.InnerException!), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return live.View;
    }

    /// <summary>Nobody waits for a run, so nobody else would hear of it. Whoever looks is told what is known.</summary>
    private void Broke(LiveDiagnosis live, Exception e)
    {
        Log.Broke(log, live.View.Id, e);
        PortalMetrics.Trouble("diagnosis");
        live.Finish(clock.GetUtcNow());
    }

    private async Task RunAsync(LiveDiagnosis live, CancellationToken cancel)
    {
        try
        {
            var start = live.View;
            var probing = probes.RunAsync(c => RecallAsync(start.Mac, c), live.Add, cancel);
            await SaveNewsAsync(live, start, probing, cancel);
            await probing;

            // Whoever has seen the end finds it on the next page too.
            var end = clock.GetUtcNow();
            await SaveAsync(live.View with { FinishedAt = end }, cancel);
            live.Finish(end);
            await LearnAsync(live.View, cancel);
            PortalMetrics.Diagnosis(live.View.Verdict(clock.GetUtcNow())?.Main.Code.ToString() ?? "none");
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The process stops; the row stays unfinished and is started again on the next look.
        }
        catch (Exception e) when (e.IsDatabaseTrouble())
        {
            // Whoever watches here has seen the result; other nodes start anew.
            Log.NotKept(log, live.View.Id, e);
            live.Finish(clock.GetUtcNow());
        }
        finally
        {
            _live.TryRemove(live.View.Id, out _);
        }
    }

    /// <summary>Each answer is kept as it lands, so that other nodes see it too and a process that dies takes no more than the rest.</summary>
    private async Task SaveNewsAsync(LiveDiagnosis live, DiagnosisView kept, Task probing, CancellationToken cancel)
    {
        while (!probing.IsCompleted)
        {
            await Task.WhenAny(probing, live.WaitAsync(kept, cancel));
            await Task.WhenAny(probing, Task.Delay(Blink, TimeProvider.System, cancel));
            if (!probing.IsCompleted)
            {
                kept = live.View;
                try
                {
                    await SaveAsync(kept, cancel);
                }
                catch (Exception e) when (e.IsDatabaseTrouble())
                {
                    Log.NotKept(log, kept.Id, e);
                }
            }
        }
    }

    private async Task SaveAsync(DiagnosisView view, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var answers = JsonSerializer.Serialize(view.Answers, Json);
        var verdict = view.Verdict(clock.GetUtcNow())?.Main.Code;
        await scope.ServiceProvider.GetRequiredService<PortalDb>().Diagnoses.Where(d => d.Id == view.Id).ExecuteUpdateAsync(
            s => s.SetProperty(d => d.FinishedAt, view.FinishedAt).SetProperty(d => d.Answers, answers).SetProperty(d => d.Verdict, verdict), cancel);
    }

    private async Task<LineNames> RecallAsync(MacAddress mac, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<LineIndex>().FindAsync(mac, null, cancel);
        }
        catch (Exception e) when (e.IsDatabaseTrouble())
        {
            PortalMetrics.Trouble("diagnosis");
            return new LineNames(mac, null, null, null);
        }
    }

    private async Task LearnAsync(DiagnosisView view, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LineIndex>().LearnAsync(new LineFacts(view.Answers).Measured(view, clock.GetUtcNow()), cancel);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Diagnosis {Id} could not be kept")]
        public static partial void NotKept(ILogger log, Guid id, Exception e);

        [LoggerMessage(2, LogLevel.Error, "Diagnosis {Id} broke off")]
        public static partial void Broke(ILogger log, Guid id, Exception e);
    }

    private DiagnosisView ToView(DiagnosisRecord row) => _live.TryGetValue(row.Id, out var live)
        ? live.View
        : new DiagnosisView(
            row.Id, MacAddress.Parse(row.Mac), row.StartedAt, row.FinishedAt,
            row.Answers is null ? [] : JsonSerializer.Deserialize<List<ProbeAnswer>>(row.Answers, Json)!, row.Code)
        {
            OverBy = row.StartedAt + Abandoned,
        };
}
