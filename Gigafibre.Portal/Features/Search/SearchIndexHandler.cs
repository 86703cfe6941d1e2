using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.Search;

public sealed partial class SearchIndexHandler(SearchIndex index, ContactIndex contacts, FindingList findings, ILogger<SearchIndexHandler> log) : IWorkHandler
{
    public static string Kind => "search-index";

    public static bool IsPassing => true;

    public static string? System => SystemName.ErpNext;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        try
        {
            await index.CatchUpAsync(cancel);
            await contacts.CatchUpAsync(cancel);
            await findings.CloseAsync(FindingKind.RunFailed, Kind, cancel);
        }
        catch (IntegrationException e)
        {
            // The next run comes in minutes and goes on from here. What does not pass by itself, somebody must see.
            Log.CutShort(log, e.Message);
            if (!e.IsTransient)
            {
                await findings.AddAsync(FindingKind.RunFailed, Kind, WorkText.Why(e), cancel);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The search index was not brought up to date: {Reason}")]
        public static partial void CutShort(ILogger log, string reason);
    }
}
