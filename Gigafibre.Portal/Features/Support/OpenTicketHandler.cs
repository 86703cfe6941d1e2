using System.Net;
using System.Text;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Support;

/// <summary>Opens the ticket in ERPNext under our number; looking first makes a repeat harmless.</summary>
public sealed class OpenTicketHandler(PortalDb db, ErpNextTickets erp, TicketSender sender, DiagnosisService diagnoses, DiagnosisCodes codes, FindingList findings,
    IOptions<PortalOptions> options, TimeProvider clock) : IWorkHandler
{
    /// <summary>How long the law gives us to answer what somebody asks about their own data.</summary>
    public static readonly TimeSpan DataTerm = TimeSpan.FromDays(30);

    public static string Kind => "open-ticket";

    public static string? System => SystemName.ErpNext;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var id = Guid.Parse(job.Key);
        var ticket = await db.Tickets.SingleOrDefaultAsync(t => t.Id == id, cancel);
        if (ticket is null or { OpenedAt: not null })
        {
            return;
        }

        if (!await erp.ExistsAsync(ticket.Number, cancel))
        {
            var (diagnosis, code) = ticket.DiagnosisId is { } look
                ? (await diagnoses.FindAsync(ticket.CustomerId, look, cancel), await codes.OfAsync(ticket.CustomerId, look, cancel)) : (null, null);
            var from = await sender.OfAsync(ticket.CustomerId, cancel);
            var (subject, description) = TicketReport.Write(ticket, diagnosis, SiteLanguage.Parse(ticket.Language),
                code is null ? null : $"{code} {new Uri(options.Value.PublicUrl, Links.DeskDiagnosis(code))}");
            var reach = from.Contacts.Phones.Count > 0 && ticket.PersonId is null ? $"Telephone on file: {string.Join(", ", from.Contacts.Phones.Select(p => p.E164))}\n" : "";
            var call = await db.CallBacks.AsNoTracking().SingleOrDefaultAsync(c => c.Id == ticket.Id, cancel);
            var wanted = call is null ? null : $"{CallText.Topic.French} {SlotText.Of(call.From, call.Until).French}";
            subject = wanted is null ? subject : $"{wanted} — {ticket.Number}";
            // Known before ERPNext is asked: a repeat finds the ticket there, and comes by here no more.
            ticket.AddressHash = from.OwnHash;
            await db.SaveChangesAsync(cancel);
            await erp.OpenAsync(
                new NewIssue(ticket.Number, subject, ticket.CustomerId, from.Address, Html(ticket, reach + description), from.Contacts.Contact), cancel);
        }

        if (ticket.Topic == TicketTopic.MyData)
        {
            await findings.AddAsync(
                FindingKind.DataAsked, ticket.Number, TicketText.DataAsked.With(ticket.CustomerId, Times.Dated(Times.Day(ticket.CreatedAt + DataTerm))), cancel);
        }

        ticket.OpenedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancel);
    }

    private static string Html(Ticket ticket, string report)
    {
        var html = new StringBuilder();
        if (ticket.WriterName is { } name)
        {
            html.Append("<p>").Append(WebUtility.HtmlEncode(TicketText.ForHolder.With(name).French)).Append("</p>");
        }

        if (ticket.Words is { } words)
        {
            html.Append("<p>").Append(WebUtility.HtmlEncode(words).ReplaceLineEndings("<br>")).Append("</p><hr>");
        }

        return html.Append("<pre>").Append(WebUtility.HtmlEncode(report)).Append("</pre>").ToString();
    }
}
