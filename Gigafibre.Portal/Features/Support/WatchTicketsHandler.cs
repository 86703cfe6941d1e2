using System.Globalization;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.Support;

/// <summary>Sees what our team answered in ERPNext, and tells the customer: once for each answer.</summary>
public sealed class WatchTicketsHandler(PortalDb db, ErpNextTickets erp, TicketReader reader, TicketMessages messages, WorkQueue work, TimeProvider clock) : IWorkHandler
{
    private const string Cursor = "ticket-answers";
    private const string Start = "ticket-answers-from";

    /// <summary>What began earlier may be committed later.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    /// <summary>An answer is news for so long, should nobody have looked.</summary>
    private static readonly TimeSpan News = TimeSpan.FromDays(3);

    public static string Kind => "watch-tickets";

    public static string? System => SystemName.ErpNext;

    public static WorkSchedule Schedule => WorkSchedule.Often("answers", TimeSpan.FromMinutes(2));

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await db.FindCursorAsync(Start, cancel) is not { } first)
        {
            // What was answered before this portal was there is no news.
            await db.MoveCursorAsync(Start, now.ToString("O", CultureInfo.InvariantCulture), now, cancel);
            await MoveAsync(erp.Stamp(now), now, cancel);
            return;
        }

        var from = DateTimeOffset.Parse(first, CultureInfo.InvariantCulture);
        from = from > now - News ? from : now - News;
        await foreach (var page in erp.ListChangedSinceAsync(await db.FindCursorAsync(Cursor, cancel), Overlap, cancel))
        {
            foreach (var issue in page)
            {
                foreach (var answer in (await reader.ShowAsync(issue, null, cancel)).Where(m => m.IsFromTeam && m.WrittenAt >= from))
                {
                    await messages.AnsweredAsync(issue.CustomerId!, issue.Name, answer, cancel);
                }
            }

            await MoveAsync(page[^1].Modified!, now, cancel);
        }

        work.Wake();
    }

    private async Task MoveAsync(string position, DateTimeOffset now, CancellationToken cancel)
    {
        await db.MoveCursorAsync(Cursor, position, now, cancel);
        await db.SaveChangesAsync(cancel);
    }
}
