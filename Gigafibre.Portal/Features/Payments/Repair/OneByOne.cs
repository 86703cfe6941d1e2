using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.Payments.Repair;

/// <summary>Compares one thing after the other: one that cannot be read must not hide the others; a Stripe that is away ends the run.</summary>
public sealed partial class OneByOne(FindingList findings, ILogger<OneByOne> log)
{
    /// <summary>After so many failures in one run a system is away, and is left alone until the next.</summary>
    private const int Enough = 5;
    private readonly Dictionary<string, int> _failures = [];
    private HashSet<string>? _unreadable;

    public async Task TryAsync(string subject, Func<Task> look, CancellationToken cancel)
    {
        try
        {
            await look();
            _unreadable ??= [.. (await findings.ListOpenAsync([FindingKind.Unreadable], cancel)).Select(f => f.Subject)];
            if (_unreadable.Remove(subject))
            {
                await findings.CloseAsync(FindingKind.Unreadable, subject, cancel);
            }
        }
        catch (IntegrationException e) when (!e.IsTransient)
        {
            await findings.AddAsync(FindingKind.Unreadable, subject, WorkText.Why(e), cancel);
        }
        catch (IntegrationException e) when (e.System != "Stripe" || Reaches(e.System))
        {
            _failures[e.System] = _failures.GetValueOrDefault(e.System) + 1;
            Log.Skipped(log, subject, e.Message);
        }
    }

    public bool Reaches(string system) => _failures.GetValueOrDefault(system) < Enough;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Subject} could not be compared and waits for the next run: {Reason}")]
        public static partial void Skipped(ILogger log, string subject, string reason);
    }
}
