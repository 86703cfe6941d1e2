using System.Globalization;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.Support;

/// <summary>Looks at one ticket, and tells its customer of each answer once. Mails to the customer whose sender nobody knows are found.</summary>
public sealed class TellAnswersHandler(PortalDb db, ErpNextTickets erp, TicketReader reader, TicketMessages messages, FindingList findings, WorkQueue work, TimeProvider clock)
    : IWorkHandler
{
    /// <summary>An answer is news for so long, should nobody have looked.</summary>
    private static readonly TimeSpan News = TimeSpan.FromDays(3);

    public static string Kind => "tell-ticket-answers";

    public static string? System => SystemName.ErpNext;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        if (await erp.FindAsync(job.Key, cancel) is not { CustomerId: { } customer } issue || await db.FindCursorAsync(WatchTicketsHandler.Start, cancel) is not { } first)
        {
            return;
        }

        var (start, recent) = (DateTimeOffset.Parse(first, CultureInfo.InvariantCulture), clock.GetUtcNow() - News);
        var seen = await reader.ShowAsync(issue, null, cancel);
        foreach (var answer in seen.Messages.Where(m => m.IsFromTeam && m.WrittenAt >= start && m.WrittenAt > recent))
        {
            await messages.AnsweredAsync(customer, issue.Name, answer, cancel);
        }

        foreach (var domain in seen.Strangers)
        {
            await findings.AddAsync(FindingKind.UnknownSender, domain, FindingText.UnknownSender.With(domain, issue.Name), cancel);
        }

        await db.SaveChangesAsync(cancel);
        work.Wake();
    }
}
