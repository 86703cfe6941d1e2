using System.Net;
using System.Text;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.Smtp;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>Opens the ticket of a request in ERPNext, under our number: our team's list of what is to be done. Doing it twice makes one.</summary>
public sealed class OpenRequestHandler(PortalDb db, OwnContacts contacts, ErpNextTickets tickets, RequestMessages messages,
    IOptions<SubscriptionOptions> options, IOptions<PortalOptions> site, IOptions<SmtpOptions> mail, TimeProvider clock) : IWorkHandler
{
    public static string Kind => "open-request";

    public static string? System => SystemName.ErpNext;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var id = Guid.Parse(job.Key);
        if (await db.ServiceRequests.SingleOrDefaultAsync(r => r.Id == id, cancel) is not { OpenedAt: null } request)
        {
            return;
        }

        if (!await tickets.ExistsAsync(request.IssueName, cancel))
        {
            var points = await contacts.ReadAsync(request.CustomerId, cancel);
            var raisedBy = points.Emails.Count > 0 ? points.Emails[0].Value : new global::System.Net.Mail.MailAddress(mail.Value.From).Address;
            await tickets.OpenAsync(
                new NewIssue(request.IssueName, $"{RequestText.Kind(request.Kind).French}, {Times.Date(request.EffectiveOn, Language.French)} ({request.Subscription})",
                    request.CustomerId, raisedBy, Html(request), points.Contact),
                cancel);
        }

        request.OpenedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>In French, whatever the customer reads: it is for our team.</summary>
    private string Html(ServiceRequest request)
    {
        var text = new StringBuilder("<pre>");
        text.AppendLine(WebUtility.HtmlEncode(messages.Says(request).French));
        text.AppendLine(WebUtility.HtmlEncode($"{(request.IsAboutQuotation ? "Soumission" : "Abonnement")} : {request.Subscription}"));
        foreach (var (name, value) in RequestFacts.Of(request, options.Value, Language.French))
        {
            text.AppendLine(WebUtility.HtmlEncode($"{name} : {value}"));
        }

        text.AppendLine(WebUtility.HtmlEncode(request.Details ?? ""));
        text.AppendLine(WebUtility.HtmlEncode($"Au pupitre : {new Uri(site.Value.PublicUrl, Links.DeskRequests)}"));
        return text.Append("</pre>").ToString();
    }
}
