using System.Net;
using System.Text;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.Smtp;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Support;

/// <summary>Opens the ticket in ERPNext under our number; looking first makes a repeat harmless.</summary>
public sealed class OpenTicketHandler(PortalDb db, ErpNextClient erp, DiagnosisService diagnoses, DiagnosisCodes codes, IOptions<PortalOptions> options,
    IOptions<SmtpOptions> mail, TimeProvider clock) : IWorkHandler
{
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

        if (!await erp.IssueExistsAsync(ticket.Number, cancel))
        {
            var diagnosis = await diagnoses.FindAsync(ticket.CustomerId, ticket.DiagnosisId, cancel);
            var language = SiteLanguage.Parse(ticket.Language);
            var contacts = await erp.GetContactPointsAsync(ticket.CustomerId, cancel);
            var raisedBy = contacts.Emails.Count > 0 ? contacts.Emails[0].Value : MailboxOf(mail.Value.From);
            var code = await codes.OfAsync(ticket.CustomerId, ticket.DiagnosisId, cancel);
            var (subject, description) = TicketReport.Write(ticket, diagnosis, language,
                code is null ? null : $"{code} {new Uri(options.Value.PublicUrl, Links.DeskDiagnosis(code))}");
            var reach = contacts.Phones.Count > 0 ? $"Telephone on file: {string.Join(", ", contacts.Phones.Select(p => p.E164))}\n" : "";
            await erp.OpenIssueAsync(new NewIssue(ticket.Number, subject, ticket.CustomerId, raisedBy, Html(reach + description), contacts.Contact), cancel);
        }

        ticket.OpenedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>For a customer who has no address of their own: the mailbox that people read here.</summary>
    private static string MailboxOf(string from) => new System.Net.Mail.MailAddress(from).Address;

    private static string Html(string text) => new StringBuilder("<pre>").Append(WebUtility.HtmlEncode(text)).Append("</pre>").ToString();
}
