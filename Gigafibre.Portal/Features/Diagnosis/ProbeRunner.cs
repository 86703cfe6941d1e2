using System.Diagnostics;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Features.Diagnosis;

public sealed partial class ProbeRunner(IServiceScopeFactory scopes, IEnumerable<ProbeKind> kinds, ILogger<ProbeRunner> log) : IDisposable
{
    /// <summary>Nobody stands in line longer: those in front may be waiting for a system that hangs.</summary>
    private static readonly TimeSpan LongestLine = TimeSpan.FromMilliseconds(500);

    /// <summary>A crowd opens in the order it came. All at once, everybody's modem would be woken when the last one's is.</summary>
    private readonly SemaphoreSlim _turns = new(3 * Environment.ProcessorCount);

    /// <param name="recall">Looks up what we know of the modem, when its turn has come.</param>
    public async Task<IReadOnlyList<ProbeAnswer>> RunAsync(Func<CancellationToken, Task<LineNames>> recall, Action<ProbeAnswer> report, CancellationToken cancel)
    {
        var opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<ProbeAnswer[]> asking;
        var hasTurn = await _turns.WaitAsync(LongestLine, cancel);
        try
        {
            var subject = await recall(cancel);
            asking = Task.WhenAll(kinds.Select(k => RunOneAsync(k, subject, Report, cancel)));
            await Task.WhenAny(opened.Task, asking);
        }
        finally
        {
            if (hasTurn)
            {
                _turns.Release();
            }
        }

        return await asking;

        void Report(ProbeAnswer answer)
        {
            report(answer);
            if (answer.Source == Sources.GenieAcs)
            {
                opened.TrySetResult();
            }
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task<ProbeAnswer> RunOneAsync(ProbeKind kind, LineNames subject, Action<ProbeAnswer> report, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var probe = (IProbe)scope.ServiceProvider.GetRequiredService(kind.Type);
        var watch = Stopwatch.StartNew();
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        budget.CancelAfter(probe.Budget);
        ProbeAnswer? last = null;
        try
        {
            await foreach (var answer in probe.AskAsync(subject, budget.Token))
            {
                last = answer with { ElapsedMs = watch.ElapsedMilliseconds };
                report(last);
            }

            return last!;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Fail(ProbeStatus.Timeout, "no answer in time");
        }
        catch (IntegrationException e)
        {
            Log.Failed(log, probe.Source, e.Message, null);
            return Fail(ProbeStatus.Error, e.Message);
        }
#pragma warning disable CA1031 // The edge of a probe: one source's trouble, ours included, must not take the others' answers away.
        catch (Exception e) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Failed(log, probe.Source, e.GetType().Name, e);
            return Fail(ProbeStatus.Error, "unreadable answer");
        }

        ProbeAnswer Fail(ProbeStatus status, string error)
        {
            // What was already known stays: stale values are still values, and their age is shown.
            var failed = last is { Cpe: not null } or { Ont: not null }
                ? last with { Status = ProbeStatus.Ok, ElapsedMs = watch.ElapsedMilliseconds, Error = error }
                : new ProbeAnswer(probe.Source, status, watch.ElapsedMilliseconds, error);
            report(failed);
            return failed;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Probe {Source} failed: {Reason}")]
        public static partial void Failed(ILogger log, string source, string reason, Exception? e);
    }
}
