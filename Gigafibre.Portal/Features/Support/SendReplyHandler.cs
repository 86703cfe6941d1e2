using System.Net;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Support;

/// <summary>
/// Brings what a customer wrote to the ticket in ERPNext, its files first. ERPNext gives messages names of its own: a repeat knows the message by the number under it.
/// </summary>
public sealed class SendReplyHandler(PortalDb db, ErpNextTickets erp, TicketSender sender, TimeProvider clock) : IWorkHandler
{
    public static string Kind => "send-ticket-reply";

    public static string? System => SystemName.ErpNext;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var id = Guid.Parse(job.Key);
        if (await db.TicketReplies.Include(r => r.Files.OrderBy(f => f.Position)).SingleOrDefaultAsync(r => r.Id == id, cancel) is not { SentAt: null } reply)
        {
            return;
        }

        var issue = await erp.FindAsync(reply.Issue, cancel);
        if (issue is null && await db.Tickets.AnyAsync(t => t.Number == reply.Issue && t.OpenedAt == null, cancel))
        {
            throw new IntegrationException(SystemName.ErpNext, "the ticket of this message does not stand yet", isTransient: true);
        }

        if (issue?.CustomerId != reply.CustomerId)
        {
            throw new ParkedException(TicketText.Gone);
        }

        if (!(await erp.ReadAsync(reply.Issue, cancel)).Any(c => TicketThread.IsOf(c, reply)))
        {
            await WriteAsync(issue, reply, cancel);
        }

        if (reply.Closes)
        {
            // The message has opened it.
            await erp.CloseAsync(reply.Issue, null, cancel);
        }

        reply.SentAt = clock.GetUtcNow();
        reply.Files.ForEach(f => f.Bytes = null);
        await db.SaveChangesAsync(cancel);
    }

    private async Task WriteAsync(Issue issue, TicketReply reply, CancellationToken cancel)
    {
        foreach (var file in reply.Files.Where(f => f.Document is null))
        {
            file.Document = await erp.UploadAsync(issue.Name, file.FileName, file.ContentType, file.Bytes ?? throw new ParkedException(WorkText.Unreadable), cancel);
            await db.SaveChangesAsync(cancel);
        }

        var words = reply is { Words: "", Files.Count: > 0 } ? TicketText.Pictures.French : reply.Words;
        var (address, _) = await sender.OfAsync(reply.CustomerId, cancel);
        await erp.WriteAsync(
            new NewCommunication(issue.Name, $"Re: {issue.Subject}", $"<p>{WebUtility.HtmlEncode(words).ReplaceLineEndings("<br>")}</p><p>{TicketText.Mark(reply.Number)}</p>",
                address, null, [.. reply.Files.Select(f => f.Document!)]),
            cancel);
    }
}
