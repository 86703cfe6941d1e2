using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Smtp;
using Gigafibre.Portal.Integrations.Twilio;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Messages;

public enum CarriedAs
{
    Sent,

    /// <summary>It may be on its way, and may not.</summary>
    Unknown,

    /// <summary>This contact does not take it.</summary>
    Refused,
}

/// <summary>Hands messages to Twilio and the mail relay, and writes down what became of each. The one place where anything leaves for a customer.</summary>
public sealed partial class MessageCarrier(
    PortalDb db, TwilioClient twilio, SmtpMailer mailer, MailPage page, ContactTroubles troubles, IOptions<PortalOptions> site, TimeProvider clock, ILogger<MessageCarrier> log)
{
    /// <summary>Sends a message whose row says "sending". Throws <see cref="IntegrationException"/> when it surely did not leave, and it is not the contact's doing.</summary>
    public async Task<CarriedAs> CarryAsync(Message message, ContactPoint to, OutgoingMessage outgoing, CancellationToken cancel)
    {
        try
        {
            await HandOverAsync(message, to, outgoing, cancel);
        }
        catch (IntegrationException e) when (e.MayHaveHappened)
        {
            Log.MayBeOnItsWay(log, message.Kind, message.Id, e.Message);
            await DoubtAsync(message, MessageText.NoAnswer, cancel);
            PortalMetrics.Message(message.Kind, "unknown");
            return CarriedAs.Unknown;
        }
        catch (IntegrationException e) when (!e.IsTransient && ContactTroubles.IsAboutContact(e.Code))
        {
            Log.Refused(log, message.Kind, message.Id, e.Message);
            await troubles.LostAsync(message, Delivery.NotSent, e.Code, ContactTroubles.KindOf(message.Channel, e.Code), cancel);
            PortalMetrics.Message(message.Kind, "refused");
            return CarriedAs.Refused;
        }
        catch (IntegrationException)
        {
            // Not sent, for a reason that is not this contact's: it waits, or a person looks.
            await Row(message.Id).Where(m => m.Delivery == Delivery.Sending).ExecuteUpdateAsync(s => s.SetProperty(m => m.Delivery, Delivery.Waiting), cancel);
            throw;
        }

        // A receipt may have come first.
        var now = clock.GetUtcNow();
        await Row(message.Id).ExecuteUpdateAsync(
            s => s.SetProperty(m => m.Delivery, m => m.Delivery < Delivery.Sent ? Delivery.Sent : m.Delivery).SetProperty(m => m.SentAt, now)
                .SetProperty(m => m.ContactSealed, "").SetProperty(m => m.SecretSealed, (string?)null), cancel);
        PortalMetrics.Message(message.Kind, "sent");
        return CarriedAs.Sent;
    }

    /// <summary>Writes that nobody knows whether it left.</summary>
    public Task<int> DoubtAsync(Message message, Phrase why, CancellationToken cancel) =>
        Row(message.Id).Where(m => m.Delivery == Delivery.Sending).ExecuteUpdateAsync(s => s.SetProperty(m => m.Trouble, (Phrase?)MessageText.MayHaveArrived.With(why)), cancel);

    private Task HandOverAsync(Message message, ContactPoint to, OutgoingMessage outgoing, CancellationToken cancel)
    {
        var receipt = new Uri(site.Value.PublicUrl, DeliveryReceipts.Path(message.Id));
        var language = SiteLanguage.Parse(message.Language);
        return message.Channel switch
        {
            MessageChannel.Voice => twilio.CallAsync(to.Phone!.Value, outgoing.Spoken, language.Tag, receipt, cancel),
            MessageChannel.Email => mailer.SendAsync(page.Write(message, to.Email!.Value, outgoing, language), cancel),
            _ => twilio.SendSmsAsync(to.Phone!.Value, ShortText.Plain(outgoing.Text), outgoing.Validity, outgoing.IsSecurity ? TextSender.Codes : TextSender.Notices, receipt,
                cancel),
        };
    }

    private IQueryable<Message> Row(Guid id) => db.Messages.Where(m => m.Id == id);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Kind} {Id} may be on its way; it is not sent again by itself: {Reason}")]
        public static partial void MayBeOnItsWay(ILogger log, string kind, Guid id, string reason);

        [LoggerMessage(2, LogLevel.Warning, "{Kind} {Id} was refused: {Reason}")]
        public static partial void Refused(ILogger log, string kind, Guid id, string reason);
    }
}
