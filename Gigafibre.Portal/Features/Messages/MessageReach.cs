using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Messages;

/// <param name="Open">The contacts on file that take this topic, the first of each way first.</param>
public sealed record Reach(Language Language, IReadOnlyList<ContactPoint> Open)
{
    public MessageWays Ways => (Open.Any(c => c.Phone is not null) ? MessageWays.Text : MessageWays.None) | (Open.Any(c => c.Email is not null) ? MessageWays.Mail
        : MessageWays.None);
}

/// <summary>How a customer can be told something now: by ERPNext, by what they chose, and by what did not get through.</summary>
public sealed class MessageReach(PortalDb db, ErpNextBilling customers, OwnContacts contacts, Secrets secrets)
{
    /// <summary>Null when ERPNext has no such customer. Throws <see cref="Integrations.IntegrationException"/>.</summary>
    public async Task<Reach?> FindAsync(string customerId, MessageTopic topic, CancellationToken cancel)
    {
        if (await customers.FindCustomerAsync(customerId, cancel) is not { } customer)
        {
            return null;
        }

        var points = await contacts.ReadAsync(customer.Id, cancel);
        var all = points.Phones.Select(ContactPoint.Of).Concat(points.Emails.Select(ContactPoint.Of)).ToList();
        var hashes = all.Select(Hash).ToList();
        var standing = await db.ContactTroubles.Where(t => t.EndedAt == null && hashes.Contains(t.ContactHash)).Select(t => new { t.ContactHash, t.Kind }).ToListAsync(cancel);
        var shut = standing.Where(t => Shuts(t.Kind, topic)).Select(t => t.ContactHash).ToList();
        return new Reach(SiteLanguage.Parse(customer.Language), [.. all.Where(c => !shut.Contains(Hash(c)))]);
    }

    /// <summary>
    /// What the law has us say is said to whoever called our mails junk, too. A change of contact is told to a number that wants no notices: it goes by the sender of codes.
    /// </summary>
    public static bool Shuts(ContactTroubleKind trouble, MessageTopic topic) => trouble switch
    {
        ContactTroubleKind.Complained or ContactTroubleKind.Unsubscribed => !MessageTopics.IsRequired(topic),
        ContactTroubleKind.OptedOut => topic != MessageTopic.Security,
        _ => true,
    };

    /// <summary>The contacts that a message of this kind goes to.</summary>
    public async Task<IReadOnlyList<ContactPoint>> ChooseAsync(string customerId, MessageKind kind, Reach reach, CancellationToken cancel)
    {
        if (kind.TakesEveryContact)
        {
            return reach.Open;
        }

        var ways = MessageTopics.Resolve(kind.Topic, kind.TakesEveryWay ? MessageWays.Both : await ChosenAsync(customerId, kind.Topic, cancel), reach.Ways);
        return [.. new[] { Of(MessageWays.Mail, c => c.Email is not null), Of(MessageWays.Text, c => c.Phone is not null) }.OfType<ContactPoint>()];

        ContactPoint? Of(MessageWays way, Func<ContactPoint, bool> fits) => ways.HasFlag(way) ? reach.Open.FirstOrDefault(fits) : null;
    }

    public Task<MessageWays?> ChosenAsync(string customerId, MessageTopic topic, CancellationToken cancel) => db.MessageChoices
        .Where(c => c.CustomerId == customerId && c.Topic == topic).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Select(c => (MessageWays?)c.Ways)
        .FirstOrDefaultAsync(cancel);

    private string Hash(ContactPoint contact) => secrets.Hash(ContactPoint.HashPurpose, contact.Value);
}
