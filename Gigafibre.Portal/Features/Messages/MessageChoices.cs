using Gigafibre.Portal.Data;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Messages;

/// <summary>What customers chose to be told, and how. Each choice is a new row; the newest of a topic counts.</summary>
public sealed class MessageChoices(PortalDb db, TimeProvider clock)
{
    /// <summary>By topic; one that nobody chose about is as usual.</summary>
    public async Task<IReadOnlyDictionary<MessageTopic, MessageWays>> ReadAsync(string customerId, CancellationToken cancel)
    {
        var made = await ListAsync(customerId, cancel);
        return MessageTopics.All.ToDictionary(t => t, t => made.FirstOrDefault(c => c.Topic == t)?.Ways ?? MessageTopics.Usual(t));
    }

    /// <summary>Every choice ever made, the newest first.</summary>
    public async Task<IReadOnlyList<MessageChoice>> ListAsync(string customerId, CancellationToken cancel) =>
        await db.MessageChoices.AsNoTracking().Where(c => c.CustomerId == customerId).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).ToListAsync(cancel);

    /// <summary>Writes what changed; what may not be is refused.</summary>
    /// <returns>False when a topic was left without any way that must keep one.</returns>
    public async Task<bool> ChooseAsync(
        string customerId, IReadOnlyDictionary<MessageTopic, MessageWays> wanted, Language language, string place, string addressKey, CancellationToken cancel)
    {
        if (wanted.Any(w => w.Value == MessageWays.None && !MessageTopics.MayBeNone(w.Key)))
        {
            return false;
        }

        // What is left as it was is no choice: it goes on by whatever way is open.
        var (before, now) = (await ReadAsync(customerId, cancel), clock.GetUtcNow());
        db.MessageChoices.AddRange(wanted.Where(w => before[w.Key] != w.Value).Select(w => New(customerId, w.Key, w.Value, language,
            place, addressKey, now)));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>No more mail of the topic of this message. What must keep a way comes by text from now on.</summary>
    public async Task StopMailAsync(Message message, MessageTopic topic, string place, string addressKey, CancellationToken cancel)
    {
        var left = (await ReadAsync(message.CustomerId, cancel))[topic] & ~MessageWays.Mail;
        var ways = left == MessageWays.None && !MessageTopics.MayBeNone(topic) ? MessageWays.Text : left;
        await ChooseAsync(message.CustomerId, new Dictionary<MessageTopic, MessageWays> { [topic] = ways }, SiteLanguage.Parse(message.Language), place, addressKey, cancel);
    }

    private static MessageChoice New(string customerId, MessageTopic topic, MessageWays ways, Language language, string place, string addressKey, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        CustomerId = customerId,
        Topic = topic,
        Ways = ways,
        Said = $"{MessageText.TopicOf(topic).In(language)} {MessageText.TopicWhy(topic).In(language)} {MessageText.WaysOf(ways).In(language)}",
        Place = place,
        AddressKey = addressKey,
        At = now,
    };
}
