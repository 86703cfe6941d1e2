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
    /// <summary>ERPNext may take a message long after it stopped answering.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

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
        var others = await db.TicketReplies.AsNoTracking().Where(r => r.Issue == reply.Issue && r.CustomerId == reply.CustomerId && r.Id != id)
            .Select(r => new { r.Id, r.GivenAt, r.SentAt }).ToListAsync(cancel);
        if ((issue is null && await db.Tickets.AnyAsync(t => t.Number == reply.Issue && t.OpenedAt == null, cancel)) || others.Any(o => o.SentAt is null && o.Id < id))
        {
            throw new IntegrationException(SystemName.ErpNext, "the ticket of this message, or what was written before it, does not stand yet", isTransient: true);
        }

        if (issue?.CustomerId != reply.CustomerId)
        {
            throw new ParkedException(TicketText.Gone);
        }

        var thread = await erp.ReadAsync(reply.Issue, cancel);
        if (thread.FirstOrDefault(c => TicketThread.IsOf(c, reply)) is not { } written)
        {
            if (clock.GetUtcNow() - reply.TriedAt < Patience)
            {
                throw new IntegrationException(SystemName.ErpNext, "may still be writing this message down", isTransient: true);
            }

            await WriteAsync(issue, reply, cancel);
        }
        else if (reply.Closes && thread.Any(c => c.Kind == "Communication" && c.CreatedAt > written.CreatedAt))
        {
            // Somebody wrote after that: it is not settled.
            await DoneAsync(reply, cancel);
            return;
        }

        if (reply.Closes && others.All(o => o.Id < id))
        {
            // The message has opened it.
            await erp.CloseAsync(reply.Issue, null, cancel);
        }

        await DoneAsync(reply, cancel);
    }

    private async Task DoneAsync(TicketReply reply, CancellationToken cancel)
    {
        reply.SentAt = clock.GetUtcNow();
        reply.Files.ForEach(f => f.Bytes = null);
        await db.SaveChangesAsync(cancel);
    }

    private async Task WriteAsync(Issue issue, TicketReply reply, CancellationToken cancel)
    {
        foreach (var file in reply.Files.Where(f => f.Document is null))
        {
            var bytes = file.Bytes ?? throw new ParkedException(WorkText.Unreadable);
            try
            {
                file.Document = await erp.UploadAsync(issue.Name, file.FileName, file.ContentType, bytes, cancel);
            }
            catch (IntegrationException e) when (e is { IsTransient: false, Code: not null and not "PermissionError" })
            {
                // ERPNext has something against this very file; the words go all the same.
                file.Document = TicketFile.Refused;
            }

            await db.SaveChangesAsync(cancel);
        }

        var from = await sender.OfAsync(reply.CustomerId, cancel);
        (reply.TriedAt, reply.AddressHash) = (clock.GetUtcNow(), from.OwnHash);
        await db.SaveChangesAsync(cancel);
        await erp.WriteAsync(
            new NewCommunication(issue.Name, $"Re: {issue.Subject}", Html(reply), from.Address, null,
                [.. reply.Files.Select(f => f.Document!).Where(d => d != TicketFile.Refused)]),
            cancel);
    }

    private static string Html(TicketReply reply)
    {
        var words = reply is { Words: "", Files.Count: > 0 } ? TicketText.Pictures.French : reply.Words;
        var refused = reply.Files.Where(f => f.Document == TicketFile.Refused).Select(f => f.FileName).ToList();
        var by = reply.WriterName is { } name ? $"<p>{WebUtility.HtmlEncode(TicketText.ForHolder.With(name).French)}</p>" : "";
        return by + $"<p>{WebUtility.HtmlEncode(words).ReplaceLineEndings("<br>")}</p>"
            + (refused.Count == 0 ? "" : $"<p>{WebUtility.HtmlEncode(TicketText.FilesRefused.With(string.Join(", ", refused)).French)}</p>")
            + $"<p>{TicketText.Mark(reply.Number)}</p>";
    }
}
