using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.SignIn;

/// <summary>Says so before a limit that everybody shares is reached: from there on honest people are kept waiting.</summary>
public sealed partial class WatchCodesHandler(CodeBudget budget, FindingList findings, ILogger<WatchCodesHandler> log) : IWorkHandler
{
    /// <summary>Of a limit, in hundredths.</summary>
    private const int Near = 75;

    public static string Kind => "watch-codes";

    public static bool IsPassing => true;

    public static WorkSchedule Schedule => WorkSchedule.Often("minute", TimeSpan.FromMinutes(1));

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        foreach (var limit in budget.ForEverybody())
        {
            var spent = await budget.CountAsync(limit, cancel);
            var name = $"{limit.Key}/{limit.Within.TotalHours:0}h";
            PortalMetrics.CodesSpent(name, 100L * spent / limit.Most);
            if (100L * spent < (long)Near * limit.Most)
            {
                await findings.CloseAsync(FindingKind.CodesNearLimit, name, cancel);
                continue;
            }

            Log.NearLimit(log, name, spent, limit.Most);
            await findings.AddAsync(FindingKind.CodesNearLimit, name, FindingText.SpentOf.With(spent, limit.Most), cancel);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Codes: {Limit} has come to {Spent} of {Most}; when it is reached, nobody gets through (docs/runbook.md#codes)")]
        public static partial void NearLimit(ILogger log, string limit, int spent, int most);
    }
}
