using System.Text.Json;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Messages;

/// <summary>Writes messages down with what they are about: in the caller's unit of work, so that neither is without the other.</summary>
public sealed class MessageOutbox(PortalDb db, WorkQueue work, MessageKinds kinds, QuietHours hours, Secrets secrets, TimeProvider clock)
{
    /// <summary>Tells the customer, the way that they chose; what is being told already is not told again. Where to is asked of ERPNext when it leaves.</summary>
    public async Task TellAsync(MessageDraft draft, CancellationToken cancel)
    {
        var (kind, key) = (TellHandler.Kind, draft.WorkKey);
        if (!db.WorkItems.Local.Any(w => w.Kind == kind && w.Key == key) && !await db.WorkItems.AnyAsync(w => w.Kind == kind && w.Key == key, cancel))
        {
            work.Add<TellHandler>(key, secrets.Seal(JsonSerializer.Serialize(draft)));
        }
    }

    /// <summary>Sends it to this contact.</summary>
    /// <param name="instead">The message that did not get through.</param>
    public Message Add(MessageDraft draft, ContactPoint to, MessageChannel channel, Language language, Guid? instead = null)
    {
        var now = clock.GetUtcNow();
        var message = New(draft, to, channel, language, instead, now);
        db.Messages.Add(message);
        var waits = channel == MessageChannel.Email || kinds.Find(draft.Kind) is not { IsAskedFor: false, Topic: not MessageTopic.Security };
        work.Add<SendMessageHandler>(message.Id.ToString(), "", waits ? now : hours.Next(now));
        return message;
    }

    /// <summary>The row alone; who adds it sends it.</summary>
    public Message New(MessageDraft draft, ContactPoint to, MessageChannel channel, Language language, Guid? instead, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        CustomerId = draft.CustomerId,
        Kind = draft.Kind,
        About = draft.About,
        Channel = channel,
        ContactHash = secrets.Hash(ContactPoint.HashPurpose, to.Value),
        MaskedContact = to.Masked,
        ContactSealed = secrets.Seal(to.Value),
        Language = language.Code,
        Subject = draft.Subject.In(language),
        Body = draft.Body.In(language),
        Brief = draft.Brief.In(language),
        SecretSealed = draft.Secret is { } secret ? secrets.Seal(secret) : null,
        InsteadOf = instead,
        CreatedAt = now,
    };
}
