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

    /// <summary>Writes that a message did not get through, what that says about its contact, and owes it to the next one.</summary>
    public async Task LostAsync(Message message, Delivery how, string? code, CancellationToken cancel)
    {
        var trouble = message.Channel == MessageChannel.Email ? MessageText.MailRefused : message.Channel == MessageChannel.Voice ? MessageText.CallLost
            : MessageText.WhyLost(code);
        await db.Messages.Where(m => m.Id == message.Id && m.Delivery < how).ExecuteUpdateAsync(
            s => s.SetProperty(m => m.Delivery, how).SetProperty(m => m.Trouble, (Phrase?)trouble).SetProperty(m => m.ErrorCode, code)
                .SetProperty(m => m.ContactSealed, "").SetProperty(m => m.SecretSealed, (string?)null), cancel);
        if (KindOf(message.Channel, code) is { } kind)
        {
            await NoteAsync(message.ContactHash, kind, message.MaskedContact, message.CustomerId, code, cancel);
        }

        if (kinds.Find(message.Kind) is { IsAskedFor: false } && await work.OweAsync<TellOtherwiseHandler>(message.Id.ToString(), "", null, cancel))
        {
            await db.SaveChangesAsync(cancel);
            work.Wake();
        }
    }

    /// <summary>A message arrived there: the contact works.</summary>
    public Task ArrivedAsync(string contactHash, CancellationToken cancel) => db.ContactTroubles
        .Where(t => t.ContactHash == contactHash && (t.Kind == ContactTroubleKind.TakesNoTexts || t.Kind == ContactTroubleKind.Bounced)).ExecuteDeleteAsync(cancel);

    public async Task NoteAsync(string contactHash, ContactTroubleKind kind, string masked, string? customerId, string? code, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await db.ContactTroubles.Where(t => t.ContactHash == contactHash).ExecuteUpdateAsync(
            s => s.SetProperty(t => t.Kind, kind).SetProperty(t => t.ErrorCode, code).SetProperty(t => t.Since, now).SetProperty(t => t.CustomerId, t => customerId
                ?? t.CustomerId),
            cancel) == 0)
        {
            db.ContactTroubles.Add(new ContactTrouble { ContactHash = contactHash, Kind = kind, MaskedContact = masked, CustomerId = customerId, ErrorCode = code, Since = now });
            try
            {
                await db.SaveChangesAsync(cancel);
            }
            catch (DbUpdateException e) when (e.IsDuplicate<ContactTrouble>())
            {
                // Two messages met it at once.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Its owner wants our notices again.</summary>
    public Task<int> ForgetAsync(string contactHash, CancellationToken cancel) => db.ContactTroubles.Where(t => t.ContactHash == contactHash).ExecuteDeleteAsync(cancel);

    private static ContactTroubleKind? KindOf(MessageChannel channel, string? code) => channel switch
    {
        MessageChannel.Email => ContactTroubleKind.Bounced,
        MessageChannel.Sms when code == OptedOut => ContactTroubleKind.OptedOut,
        MessageChannel.Sms when NeverTexts.Contains(code) => ContactTroubleKind.TakesNoTexts,
        _ => null,
    };
}
