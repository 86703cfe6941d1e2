using System.Globalization;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Subscriptions;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.Smtp;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Support;

/// <summary>A customer's tickets, whoever opened them: as ERPNext has them now, with what is still on its way there.</summary>
public sealed class TicketReader(PortalDb db, ErpNextTickets erp, ErpNextClient contacts, IOptions<SupportOptions> options, IOptions<SmtpOptions> mail)
{
    private const int Most = 50;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(6);

    /// <summary>The newest first; with <c>IsAway</c>, only those that were opened here.</summary>
    public async Task<(IReadOnlyList<TicketLine> Lines, bool IsAway)> ListAsync(string customerId, CancellationToken cancel)
    {
        IReadOnlyList<Issue>? issues;
        try
        {
            issues = await Deadline.AskAsync(SystemName.ErpNext, Longest, c => erp.ListAsync(customerId, Most, c), cancel);
        }
        catch (IntegrationException)
        {
            issues = null;
        }

        var own = await db.Tickets.AsNoTracking().Where(t => t.CustomerId == customerId).OrderByDescending(t => t.CreatedAt).Take(Most).ToListAsync(cancel);
        var requests = await TitlesAsync(customerId, cancel);
        var missing = own.Where(t => issues is null || t.OpenedAt is null).Where(t => issues?.Any(i => i.Name == t.Number) is not true)
            .Select(t => new TicketLine(t.Number, TitleOf(t), Times.Day(t.CreatedAt), t.OpenedAt is null ? TicketState.OnItsWay : TicketState.Open));
        var known = (issues ?? []).Select(i => new TicketLine(i.Name, TitleOf(i, own.Find(t => t.Number == i.Name), requests), i.OpenedOn, StateOf(i)));
        return ([.. missing, .. known], issues is null);
    }

    /// <summary>Null for anybody else's, and for what is not there.</summary>
    public async Task<TicketView?> FindAsync(string customerId, string number, CancellationToken cancel)
    {
        var own = await db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.Number == number && t.CustomerId == customerId, cancel);
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
                return own is null ? null : new TicketView(number, TitleOf(own), Times.Day(own.CreatedAt), TicketState.OnItsWay, own, Waiting(replies), rating);
            }

            var messages = await Deadline.AskAsync(SystemName.ErpNext, Longest, c => ShowAsync(issue, replies, c), cancel);
            var state = StateOf(issue) is TicketState.Open && messages is [.., { IsFromTeam: true }] ? TicketState.Answered : StateOf(issue);
            return new TicketView(
                issue.Name, TitleOf(issue, own, await TitlesAsync(customerId, cancel)), issue.OpenedOn, state, own, messages, rating,
                state == TicketState.Open ? issue.RespondBy : null, ClosesOn(issue));
        }
        catch (IntegrationException) when (own is not null)
        {
            return new TicketView(number, TitleOf(own), Times.Day(own.CreatedAt), own.OpenedAt is null ? TicketState.OnItsWay : TicketState.Open, own, Waiting(replies), rating)
            {
                IsAway = true,
            };
        }
    }

    /// <summary>What this customer may see of a ticket of theirs.</summary>
    public async Task<IReadOnlyList<ThreadMessage>> ShowAsync(Issue issue, IReadOnlyCollection<TicketReply>? replies, CancellationToken cancel)
    {
        var (points, thread) = (contacts.GetContactPointsAsync(issue.CustomerId!, cancel), erp.ReadAsync(issue.Name, cancel));
        await Task.WhenAll(points, thread);
        return new TicketThread([.. (await points).Emails.Select(e => e.Value)], TeamDomains)
            .Show(await thread, replies ?? await RepliesAsync(issue.CustomerId!, issue.Name, cancel));
    }

    private string[] TeamDomains => options.Value.TeamDomains is { Length: > 0 } set ? set : [new System.Net.Mail.MailAddress(mail.Value.From).Host];

    private async Task<List<TicketReply>> RepliesAsync(string customerId, string number, CancellationToken cancel) =>
        await db.TicketReplies.AsNoTracking().Where(r => r.CustomerId == customerId && r.Issue == number).OrderBy(r => r.GivenAt).ToListAsync(cancel);

    private static IReadOnlyList<ThreadMessage> Waiting(List<TicketReply> replies) => new TicketThread([], []).Show([], replies);

    private async Task<Dictionary<string, Phrase>> TitlesAsync(string customerId, CancellationToken cancel) =>
        (await db.ServiceRequests.AsNoTracking().Where(r => r.CustomerId == customerId).ToListAsync(cancel)).ToDictionary(r => r.IssueName, r => RequestText.Kind(r.Kind));

    /// <summary>Ours in the customer's words; the others as whoever opened them wrote.</summary>
    private static Phrase TitleOf(Issue issue, Ticket? own, Dictionary<string, Phrase> requests) =>
        own is not null ? TitleOf(own) : requests.TryGetValue(issue.Name, out var request) ? request : new Phrase(issue.Subject, issue.Subject);

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
