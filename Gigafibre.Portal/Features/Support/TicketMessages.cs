using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Support;

/// <summary>What customers are told about their tickets. In the caller's unit of work.</summary>
public sealed class TicketMessages(PortalDb db, MessageOutbox outbox, PortalLinks links, Secrets secrets, TimeProvider clock)
{
    private const string Sample = "WEB-7K2PQRW";
    private const string Page = "https://client.gigafibre.ca/tickets/WEB-7K2PQRW";

    public static readonly MessageKind Opened = new(
        "ticket-opened", MessageTopic.Tickets, TicketText.OpenedTitle, TicketText.OpenedSubject, TicketText.OpenedMail, TicketText.OpenedShort, Sample, Page)
    {
        Action = TicketText.OpenedAction,
    };

    public static readonly MessageKind Answered = new(
        "ticket-answered", MessageTopic.Tickets, TicketText.AnsweredTitle, TicketText.AnsweredSubject, TicketText.AnsweredMail, TicketText.AnsweredShort, Sample, Page)
    {
        Action = TicketText.AnsweredAction,
    };

    public static readonly MessageKind Missed = new(
        "call-missed", MessageTopic.Tickets, CallText.MissedTitle, CallText.MissedSubject, CallText.MissedMail, CallText.MissedShort, Sample,
        "https://client.gigafibre.ca/tickets/call")
    {
        Action = CallText.Another,
    };

    public static readonly IReadOnlyList<MessageKind> All = [Opened, Answered, Missed];

    public Task OpenedAsync(Ticket ticket, CancellationToken cancel) =>
        outbox.TellAsync(MessageDraft.Of(Opened, ticket.CustomerId, ticket.Number, ticket.Number, links.To(Links.Ticket(ticket.Number))), cancel);

    public Task MissedAsync(CallBack call, CancellationToken cancel) =>
        outbox.TellAsync(MessageDraft.Of(Missed, call.CustomerId, call.Number, call.Number, links.To(Links.CallMe)), cancel);

    /// <summary>Once for each answer. What ERPNext mailed already is not mailed again. Whoever wrote the ticket for the customer is told, too.</summary>
    public async Task AnsweredAsync(string customerId, string issue, ThreadMessage answer, CancellationToken cancel)
    {
        var draft = MessageDraft.Of(Answered, customerId, answer.Id, issue, links.To(Links.Ticket(issue)));
        await outbox.TellAsync(draft with { Except = answer.WasMailed ? MessageWays.Mail : MessageWays.None }, cancel);
        var (tickets, kind) = (db.Tickets, Answered.Name);
        var writer = await db.AuthorizedPersons.AsNoTracking()
            .SingleOrDefaultAsync(p => tickets.Any(t => t.Number == issue && t.CustomerId == customerId && t.PersonId == p.Id), cancel);
        if (writer is { ContactSealed: { } to } && writer.IsOpen(clock.GetUtcNow())
            && !await db.Messages.AnyAsync(m => m.Kind == kind && m.About == answer.Id && m.ContactHash == writer.ContactHash, cancel))
        {
            var contact = ContactPoint.Parse(secrets.Open(to))!;
            outbox.Add(draft, contact, contact.ChannelFor(MessageChannel.Sms), SiteLanguage.Parse(writer.Language));
        }
    }
}
