using System.Net.Mail;
using Gigafibre.Portal.Integrations.ErpNext;

namespace Gigafibre.Portal.Features.Support;

/// <summary>One message of a thread, as its customer may see it.</summary>
/// <param name="Id">ERPNext's name for it; our number while it is on its way.</param>
/// <param name="Html">Harmless; null where <see cref="Text"/> is the message.</param>
/// <param name="Text">The customer's own words, plain.</param>
/// <param name="Files">Addresses in ERPNext.</param>
/// <param name="WasMailed">ERPNext sent it to the customer by itself.</param>
/// <param name="WrittenAt">When ERPNext wrote it down: what a mail says of its own time may be wrong.</param>
public sealed record ThreadMessage(
    string Id, DateTimeOffset? At, bool IsFromTeam, string? Author, string? Html, string? Text, IReadOnlyList<string> Files, bool IsOnItsWay = false, bool WasMailed = false,
    DateTimeOffset? WrittenAt = null);

/// <summary>
/// Who may see what of a ticket. Staff write to subcontractors, to each other and to other customers under the same ticket: only what came from this customer, and what our team
/// sent to this customer, is theirs.
/// </summary>
/// <param name="own">The customer's addresses in ERPNext.</param>
/// <param name="teamDomains">Of our team's addresses.</param>
public sealed class TicketThread(IReadOnlyCollection<string> own, IReadOnlyCollection<string> teamDomains)
{
    /// <summary>A conversation in writing; a note about a call is not for the customer.</summary>
    private static readonly string[] Conversations = ["Email", "Chat", "SMS", "Other"];

    /// <summary>The oldest first.</summary>
    /// <param name="replies">What this customer wrote here to this ticket.</param>
    public IReadOnlyList<ThreadMessage> Show(IEnumerable<Communication> communications, IReadOnlyCollection<TicketReply> replies)
    {
        var all = communications.ToList();
        var shown = all.Select(c => Show(c, replies)).OfType<ThreadMessage>().OrderBy(m => m.At ?? DateTimeOffset.MinValue).ToList();
        var waiting = replies.Where(r => !all.Any(c => IsOf(c, r))).OrderBy(r => r.GivenAt)
            .Select(r => new ThreadMessage(r.Number, r.GivenAt, false, null, null, r.Words, [], IsOnItsWay: r.SentAt is null));
        return [.. shown, .. waiting];
    }

    /// <summary>True when this is that reply in ERPNext; a mail that quotes it is not.</summary>
    public static bool IsOf(Communication communication, TicketReply reply) =>
        Is(communication, "Other") && communication.Html.Contains(TicketText.Mark(reply.Number), StringComparison.Ordinal);

    private ThreadMessage? Show(Communication c, IReadOnlyCollection<TicketReply> replies)
    {
        if (c.Kind is not "Communication" || !Conversations.Contains(c.Medium, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        var at = c.At;
        if (replies.FirstOrDefault(r => IsOf(c, r)) is { } written)
        {
            return new(c.Name, at, false, null, null, written.Words, c.Files);
        }

        var isToThem = c.Recipients.Any(IsOwn);
        return IsOwn(c.Sender) ? new(c.Name, at, false, null, StaffHtml.Clean(c.Html), null, c.Files)
            : IsTeam(c.Sender) && (isToThem || (c.Recipients.Count == 0 && Is(c, "Chat")))
                ? new(c.Name, at, true, c.SenderName, StaffHtml.Clean(c.Html), null, c.Files, WasMailed: isToThem && Is(c, "Email"), WrittenAt: c.CreatedAt)
            : null;
    }

    private static bool Is(Communication c, string medium) => string.Equals(c.Medium, medium, StringComparison.OrdinalIgnoreCase);

    private bool IsOwn(string? address) => address is not null && own.Contains(address, StringComparer.OrdinalIgnoreCase);

    private bool IsTeam(string? address) => MailAddress.TryCreate(address, out var mail) && teamDomains.Contains(mail.Host, StringComparer.OrdinalIgnoreCase);
}
