using System.Globalization;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.Support;

/// <summary>
/// Finds the tickets in which our team may have answered: those that changed, often; those that are not over, less often, because ERPNext does not mark every answer on its ticket.
/// Each is then looked at by itself.
/// </summary>
public sealed class WatchTicketsHandler(PortalDb db, ErpNextTickets erp, WorkQueue work, TimeProvider clock) : IWorkHandler
{
    public const string Changed = "changed";
    public const string Open = "open";

    /// <summary>Since when answers are told.</summary>
    public const string Start = "ticket-answers-from";
    private const string Cursor = "ticket-answers";
    private const int MostOpen = 200;

    /// <summary>What began earlier may be committed later.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    public static string Kind => "watch-tickets";

    public static string? System => SystemName.ErpNext;

    public static IReadOnlyList<WorkSchedule> Schedules => [WorkSchedule.Often(Changed, TimeSpan.FromMinutes(2)), WorkSchedule.Often(Open, TimeSpan.FromMinutes(30))];

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await db.FindCursorAsync(Start, cancel) is null)
        {
            // What was answered before this portal was there is no news.
            await db.MoveCursorAsync(Start, now.ToString("O", CultureInfo.InvariantCulture), now, cancel);
            await LookAsync([], erp.Stamp(now), now, cancel);
        }
        else if (job.Key.StartsWith(Open, StringComparison.Ordinal))
        {
            await LookAsync(await erp.ListUnfinishedAsync(MostOpen, cancel), null, now, cancel);
        }
        else
        {
            await foreach (var page in erp.ListChangedSinceAsync(await db.FindCursorAsync(Cursor, cancel), Overlap, cancel))
            {
                await LookAsync(page, page[^1].Modified, now, cancel);
            }
        }

        work.Wake();
    }

    /// <summary>The looks that are owed and how far we have read are written together.</summary>
    private async Task LookAsync(IReadOnlyList<Issue> issues, string? position, DateTimeOffset now, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var issue in issues)
        {
            await work.OweAsync<TellAnswersHandler>(issue.Name, "", null, cancel);
        }

        if (position is not null)
        {
            await db.MoveCursorAsync(Cursor, position, now, cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
