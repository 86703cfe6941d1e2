using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Text;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.SignIn;

/// <summary>A code as a message: the row says that one was sent, what goes out holds it, and nobody keeps it.</summary>
public sealed class CodeMessages(MessageOutbox outbox, IOptions<PortalOptions> options, TimeProvider clock)
{
    public static readonly MessageKind Kind = new("sign-in-code", MessageTopic.Security, CodeText.MessageTitle, CodeText.Subject, CodeText.MessageMail, CodeText.MessageShort)
    {
        IsAskedFor = true,
        IsRegular = true,
    };

    public Message New(Challenge challenge, string customerId, ContactPoint to, Language language, DateTimeOffset now)
    {
        var message = outbox.New(MessageDraft.Of(Kind, customerId, $"{challenge.Id:N}:{challenge.SendNumber}"), to, challenge.Channel, language, null, now);
        message.Delivery = Delivery.Sending;
        return message;
    }

    public OutgoingMessage Write(Challenge challenge, Message message, string code)
    {
        var (host, language, left) = (options.Value.PublicUrl.Host, SiteLanguage.Parse(message.Language), challenge.ExpiresAt - clock.GetUtcNow());
        var text = challenge.Channel == MessageChannel.Email ? CodeText.Mail(code, host, language) : CodeText.Sms(code, host, language);
        return new OutgoingMessage(CodeText.Subject.In(language), text, left, [], Kind) { Spoken = [.. CodeText.Spoken(code, language)], IsSecurity = true };
    }
}
