using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations.Smtp;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Messages;

/// <summary>Which contacts take our notices no longer, and what follows when a message is lost.</summary>
public sealed class ContactTroubles(PortalDb db, MessageKinds kinds, WorkQueue work, TimeProvider clock)
{
    /// <summary>Twilio's words for a number that will never take a text: invalid, no texts, a land line, unknown, no carrier.</summary>
    private static readonly string[] NeverTexts = ["21211", "21614", "21635", "30005", "30006"];

    private const string OptedOut = "21610";

    /// <summary>What else is the number's own doing: not reachable from here, a country we do not call, a call that cannot be made.</summary>
    private static readonly string[] NotThisNumber = ["13224", "21217", "21408", "21612", SmtpMailer.RefusedRecipient];

    /// <summary>Whether a refusal is about this contact; anything else (a wrong password, a sender that may not text) is ours to mend.</summary>
    public static bool IsAboutContact(string? code) => code == OptedOut || NeverTexts.Contains(code) || NotThisNumber.Contains(code);

    /// <summary>What a refusal by this code says about a telephone or a mailbox; null when it says nothing that lasts.</summary>
    public static ContactTroubleKind? KindOf(MessageChannel channel, string? code) => channel switch
    {
        MessageChannel.Email when code == SmtpMailer.RefusedRecipient => ContactTroubleKind.Bounced,
        MessageChannel.Sms when code == OptedOut => ContactTroubleKind.OptedOut,
        MessageChannel.Sms when NeverTexts.Contains(code) => ContactTroubleKind.TakesNoTexts,
        _ => null,
    };

    /// <summary>Writes that a message did not get through, what that says about its contact, and owes it to the next one: all of it or nothing.</summary>
    /// <param name="why">Left out: what the code means.</param>
    public async Task LostAsync(Message message, Delivery how, string? code, ContactTroubleKind? closes, CancellationToken cancel, Phrase? why = null)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var trouble = why ?? (message.Channel == MessageChannel.Email ? MessageText.MailRefused : message.Channel == MessageChannel.Voice ? MessageText.CallLost
            : MessageText.WhyLost(code));
        await db.Messages.Where(m => m.Id == message.Id && m.Delivery < how).ExecuteUpdateAsync(
            s => s.SetProperty(m => m.Delivery, how).SetProperty(m => m.Trouble, (Phrase?)trouble).SetProperty(m => m.ErrorCode, code)
                .SetProperty(m => m.ContactSealed, "").SetProperty(m => m.SecretSealed, (string?)null), cancel);
        if (closes is { } kind)
        {
            await NoteAsync(message.ContactHash, kind, message.MaskedContact, message.CustomerId, code, cancel);
        }

        if (kinds.Find(message.Kind) is { IsAskedFor: false } && await work.OweAsync<TellOtherwiseHandler>(message.Id.ToString(), "", null, cancel))
        {
            await db.SaveChangesAsync(cancel);
        }

        await (transaction?.CommitAsync(cancel) ?? Task.CompletedTask);
        work.Wake();
    }

    /// <summary>A message arrived there by this channel: what was only technical is over.</summary>
    public Task<int> ArrivedAsync(string contactHash, MessageChannel channel, CancellationToken cancel)
    {
        var kind = channel == MessageChannel.Email ? ContactTroubleKind.Bounced : ContactTroubleKind.TakesNoTexts;
        return channel == MessageChannel.Voice ? Task.FromResult(0) : EndAsync(Standing(contactHash).Where(t => t.Kind == kind), "arrived", cancel);
    }

    public async Task NoteAsync(string contactHash, ContactTroubleKind kind, string masked, string? customerId, string? code, CancellationToken cancel)
    {
        if (await Standing(contactHash).AnyAsync(t => t.Kind == kind, cancel))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var row = new ContactTrouble
        {
            Id = Guid.CreateVersion7(now),
            ContactHash = contactHash,
            Kind = kind,
            MaskedContact = masked,
            CustomerId = customerId,
            ErrorCode = code,
            Since = now,
        };
        db.ContactTroubles.Add(row);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate<ContactTrouble>())
        {
            // Two messages met it at once.
            db.Entry(row).State = EntityState.Detached;
        }
    }

    /// <summary>Its owner wants our notices again.</summary>
    /// <param name="by">How they said so: <c>start</c>, or the page.</param>
    public Task<int> ForgetAsync(string contactHash, string by, CancellationToken cancel) => EndAsync(Standing(contactHash), by, cancel);

    public IQueryable<ContactTrouble> Standing(string contactHash) => db.ContactTroubles.Where(t => t.ContactHash == contactHash && t.EndedAt == null);

    private Task<int> EndAsync(IQueryable<ContactTrouble> troubles, string by, CancellationToken cancel)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return troubles.ExecuteUpdateAsync(s => s.SetProperty(t => t.EndedAt, now).SetProperty(t => t.EndedBy, by), cancel);
    }
}
