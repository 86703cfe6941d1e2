using System.Net.Mail;
using Gigafibre.Portal.Integrations.ErpNext;

namespace Gigafibre.Portal.Features.Support;

/// <summary>One message of a thread, as its customer may see it.</summary>
/// <param name="Id">ERPNext's name for it; our number while it is on its way.</param>
/// <param name="Author">Of our team, or whoever wrote for the customer; null for the customer.</param>
/// <param name="Raw">As others wrote it; null where <see cref="Text"/> is the message.</param>
/// <param name="Text">The customer's own words, plain.</param>
/// <param name="Files">Addresses in ERPNext.</param>
/// <param name="WasMailed">ERPNext sent it to the customer by itself.</param>
/// <param name="WrittenAt">When ERPNext wrote it down: what a mail says of its own time may be wrong.</param>
public sealed record ThreadMessage(
    string Id, DateTimeOffset? At, bool IsFromTeam, string? Author, string? Raw, string? Text, IReadOnlyList<string> Files, bool IsOnItsWay = false, bool WasMailed = false,
    DateTimeOffset? WrittenAt = null)
{
    /// <summary>What may be shown of it.</summary>
    public string? Html => Raw is null ? null : StaffHtml.Clean(Raw);
}

/// <param name="Now">The customer's addresses in ERPNext, the first first.</param>
/// <param name="Before">Whether this customer wrote to this ticket from an address that is theirs no longer.</param>
/// <param name="Mailbox">Where answers go to a customer who has no address: ours; null for one who has.</param>
public sealed record TicketAddresses(IReadOnlyList<string> Now, Func<string, bool> Before, string? Mailbox)
{
    public bool Has(string? address) => address is not null && (Now.Contains(address, StringComparer.OrdinalIgnoreCase) || Before(address));
}

/// <summary>
/// Who may see what of a ticket. Staff write to subcontractors, to each other and to other customers under the same ticket: only what came from this customer, and what our team
/// sent to this customer, is theirs.
/// </summary>
/// <param name="teamDomains">Of our team's addresses.</param>
public sealed class TicketThread(TicketAddresses own, IReadOnlyCollection<string> teamDomains)
{
    private const string MarkBegins = "Réf. R-";

    /// <summary>A conversation in writing; a note about a call is not for the customer.</summary>
    private static readonly string[] Conversations = ["Email", "Chat", "SMS", "Other"];
    private static readonly string[] Undelivered = ["Error", "Expired", "Bounced", "Rejected"];

    /// <summary>The oldest first.</summary>
    /// <param name="replies">What this customer wrote here to this ticket.</param>
    public IReadOnlyList<ThreadMessage> Show(IEnumerable<Communication> communications, IReadOnlyCollection<TicketReply> replies)
    {
        var all = communications.ToList();
        var shown = all.Select(c => Show(c, replies)).OfType<ThreadMessage>().OrderBy(m => m.WrittenAt ?? m.At ?? DateTimeOffset.MinValue).ToList();
        var waiting = replies.Where(r => !all.Any(c => IsOf(c, r))).OrderBy(r => r.GivenAt)
            .Select(r => new ThreadMessage(r.Number, r.GivenAt, false, r.WriterName, null, r.Words, [], IsOnItsWay: r.SentAt is null));
        return [.. shown, .. waiting];
    }

    /// <summary>Mails to this customer that are hidden because nobody knows their sender: their domains.</summary>
    public IReadOnlyList<string> Strangers(IEnumerable<Communication> communications) =>
        [.. communications.Where(c => c.Kind is "Communication" && Is(c, "Email") && IsSent(c) && c.Recipients.Any(own.Has) && !own.Has(c.Sender) && !IsTeam(c.Sender))
            .Select(c => c.Sender is { } sender ? sender[(sender.IndexOf('@') + 1)..] : "?").Distinct()];

    /// <summary>True when this is that reply in ERPNext; a mail that quotes it is not, nor another reply that does.</summary>
    public static bool IsOf(Communication communication, TicketReply reply) => Is(communication, "Other")
        && communication.Html.LastIndexOf(MarkBegins, StringComparison.Ordinal) is >= 0 and var at
        && communication.Html.AsSpan(at).StartsWith(TicketText.Mark(reply.Number));

    private ThreadMessage? Show(Communication c, IReadOnlyCollection<TicketReply> replies)
    {
        if (c.Kind is not "Communication" || !Conversations.Contains(c.Medium, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        if (replies.FirstOrDefault(r => IsOf(c, r)) is { } written)
        {
            return new(c.Name, c.At, false, written.WriterName, null, written.Words, c.Files, WrittenAt: c.CreatedAt);
        }

        if (own.Has(c.Sender))
        {
            return new(c.Name, c.At, false, null, c.Html, null, c.Files, WrittenAt: c.CreatedAt);
        }

        // For whoever has no address, an answer goes to the mailbox that their ticket was raised with, and to nobody else.
        var isToThem = c.Recipients.Any(own.Has) || (own.Mailbox is { } mailbox && c.Recipients is [var only] && string.Equals(only, mailbox, StringComparison.OrdinalIgnoreCase));
        return IsTeam(c.Sender) && (isToThem || (c.Recipients.Count == 0 && Is(c, "Chat")))
            ? new(c.Name, c.At, true, c.SenderName, c.Html, null, c.Files, WasMailed: IsDelivered(c), WrittenAt: c.CreatedAt) : null;
    }

    /// <summary>By ERPNext, to the address that we would write to.</summary>
    private bool IsDelivered(Communication c) => Is(c, "Email") && !Undelivered.Contains(c.Delivery, StringComparer.OrdinalIgnoreCase)
        && own.Now is [var first, ..] && c.Recipients.Contains(first, StringComparer.OrdinalIgnoreCase);

    private static bool IsSent(Communication c) => !string.IsNullOrEmpty(c.Delivery);

    private static bool Is(Communication c, string medium) => string.Equals(c.Medium, medium, StringComparison.OrdinalIgnoreCase);

    private bool IsTeam(string? address) => MailAddress.TryCreate(address, out var mail) && teamDomains.Contains(mail.Host, StringComparer.OrdinalIgnoreCase);
}
