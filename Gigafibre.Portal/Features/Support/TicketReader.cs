using System.Globalization;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Subscriptions;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Support;

/// <summary>A customer's tickets, whoever opened them: as ERPNext has them now, with what is still on its way there.</summary>
public sealed class TicketReader(PortalDb db, ErpNextTickets erp, OwnContacts contacts, TicketSender sender, IOptions<SupportOptions> options)
{
    private const int Most = 50;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(6);

    /// <summary>Whoever is let in sees what they wrote themselves. The newest first; with <c>IsAway</c>, only those that were opened here.</summary>
    public async Task<(IReadOnlyList<TicketLine> Lines, bool IsAway)> ListAsync(Writer whose, CancellationToken cancel)
    {
        var customerId = whose.CustomerId;
        IReadOnlyList<Issue>? issues;
        try
        {
            issues = await Deadline.AskAsync(SystemName.ErpNext, Longest, c => erp.ListAsync(customerId, Most, c), cancel);
        }
        catch (IntegrationException)
        {
            issues = null;
        }

        var person = whose.PersonId;
        var own = await db.Tickets.AsNoTracking().Where(t => t.CustomerId == customerId && (person == null || t.PersonId == person)).OrderByDescending(t => t.CreatedAt)
            .Take(Most).ToListAsync(cancel);
        var requests = await RequestsAsync(customerId, cancel);
        var missing = own.Where(t => issues is null || t.OpenedAt is null).Where(t => issues?.Any(i => i.Name == t.Number) is not true)
            .Select(t => new TicketLine(t.Number, TitleOf(t), Times.Day(t.CreatedAt), t.OpenedAt is null ? TicketState.OnItsWay : TicketState.Open));
        var known = (issues ?? []).Where(i => person is null || own.Exists(t => t.Number == i.Name)).Select(i =>
            new TicketLine(i.Name, TitleOf(i, own.Find(t => t.Number == i.Name), requests), i.OpenedOn, StateOf(i)));
        return ([.. missing, .. known], issues is null);
    }

    /// <summary>Null for anybody else's, and for what is not there.</summary>
    public async Task<TicketView?> FindAsync(Writer whose, string number, CancellationToken cancel)
    {
        var customerId = whose.CustomerId;
        var own = await db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.Number == number && t.CustomerId == customerId, cancel);
        if (whose.PersonId is { } person && own?.PersonId != person)
        {
            return null;
        }

        var replies = await RepliesAsync(customerId, number, cancel);
        var rating = await db.TicketRatings.AsNoTracking().SingleOrDefaultAsync(r => r.CustomerId == customerId && r.Issue == number, cancel);
        try
        {
            var issue = await Deadline.AskAsync(SystemName.ErpNext, Longest, c => erp.FindAsync(number, c), cancel);
            if (issue is not null && issue.CustomerId != customerId)
            {
                return null;
            }

            if (issue is null)
            {
                return own is null ? null : new TicketView(
                    number, TitleOf(own), Times.Day(own.CreatedAt), own.OpenedAt is null ? TicketState.OnItsWay : TicketState.Gone, own, Waiting(replies), rating);
            }

            var (messages, _) = await Deadline.AskAsync(SystemName.ErpNext, Longest, c => ShowAsync(issue, replies, c), cancel);
            var requests = await RequestsAsync(customerId, cancel);
            var state = StateOf(issue) is TicketState.Open && messages is [.., { IsFromTeam: true }] ? TicketState.Answered : StateOf(issue);
            return new TicketView(
                issue.Name, TitleOf(issue, own, requests), issue.OpenedOn, state, own, messages, rating, state == TicketState.Open ? issue.RespondBy : null, ClosesOn(issue))
            {
                Request = requests.GetValueOrDefault(issue.Name)?.Number,
            };
        }
        catch (IntegrationException) when (own is not null)
        {
            return new TicketView(number, TitleOf(own), Times.Day(own.CreatedAt), own.OpenedAt is null ? TicketState.OnItsWay : TicketState.Open, own, Waiting(replies), rating)
            {
                IsAway = true,
            };
        }
    }

    /// <summary>What this customer may see of a ticket of theirs, and the domains of those who wrote to them under it and are not known to be our team.</summary>
    public async Task<(IReadOnlyList<ThreadMessage> Messages, IReadOnlyList<string> Strangers)> ShowAsync(
        Issue issue, IReadOnlyCollection<TicketReply>? replies, CancellationToken cancel)
    {
        var customer = issue.CustomerId!;
        var (asked, read) = (contacts.ReadAsync(customer, cancel), erp.ReadAsync(issue.Name, cancel));
        await Task.WhenAll(asked, read);
        var (points, communications) = (await asked, await read);
        replies ??= await RepliesAsync(customer, issue.Name, cancel);
        var opened = await db.Tickets.Where(t => t.Number == issue.Name && t.CustomerId == customer).Select(t => t.AddressHash).SingleOrDefaultAsync(cancel);
        var hashes = replies.Select(r => r.AddressHash).Append(opened).OfType<string>().ToHashSet();
        var mailbox = points.Emails.Count == 0 && string.Equals(issue.RaisedBy, sender.Mailbox, StringComparison.OrdinalIgnoreCase) ? sender.Mailbox : null;
        var thread = new TicketThread(
            new TicketAddresses([.. points.Emails.Select(e => e.Value)], address => hashes.Contains(sender.Hash(address)), mailbox), options.Value.TeamDomains);
        return (thread.Show(communications, replies), thread.Strangers(communications));
    }

    private async Task<List<TicketReply>> RepliesAsync(string customerId, string number, CancellationToken cancel) =>
        await db.TicketReplies.AsNoTracking().Where(r => r.CustomerId == customerId && r.Issue == number).OrderBy(r => r.GivenAt).ToListAsync(cancel);

    private static IReadOnlyList<ThreadMessage> Waiting(List<TicketReply> replies) => new TicketThread(new TicketAddresses([], _ => false, null), []).Show([], replies);

    private async Task<Dictionary<string, ServiceRequest>> RequestsAsync(string customerId, CancellationToken cancel) =>
        (await db.ServiceRequests.AsNoTracking().Where(r => r.CustomerId == customerId).ToListAsync(cancel)).ToDictionary(r => r.IssueName);

    /// <summary>Ours in the customer's words; the others as whoever opened them wrote.</summary>
    private static Phrase TitleOf(Issue issue, Ticket? own, Dictionary<string, ServiceRequest> requests) =>
        own is not null ? TitleOf(own) : requests.TryGetValue(issue.Name, out var request) ? RequestText.Kind(request.Kind) : new Phrase(issue.Subject, issue.Subject);

    private static Phrase TitleOf(Ticket ticket) => TicketText.Of(ticket.Topic);

    private static TicketState StateOf(Issue issue) => issue switch
    {
        { IsOver: true } => TicketState.Closed,
        { Status: "Replied" } => TicketState.Answered,
        { Status: "On Hold" } => TicketState.OnHold,
        _ => TicketState.Open,
    };

    private DateOnly? ClosesOn(Issue issue) => issue.Status is "Replied" && options.Value.CloseAfterDays > 0
        && DateOnly.TryParse(issue.Modified?.Split(' ')[0], CultureInfo.InvariantCulture, out var modified)
        ? modified.AddDays(options.Value.CloseAfterDays) : null;
}
