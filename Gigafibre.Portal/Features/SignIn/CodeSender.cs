using Gigafibre.Portal.Core;
using Gigafibre.Portal.Integrations.Smtp;
using Gigafibre.Portal.Integrations.Twilio;
using Gigafibre.Portal.Text;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.SignIn;

public sealed class CodeSender(TwilioClient twilio, SmtpMailer mailer, IOptions<PortalOptions> options, TimeProvider clock)
{
    public Task SendAsync(Challenge challenge, CodeContact contact, string code, Language language, CancellationToken cancel)
    {
        var host = options.Value.PublicUrl.Host;
        var receipt = new Uri(options.Value.PublicUrl, $"/webhooks/twilio/status?c={challenge.Id:N}&n={challenge.SendNumber}");
        return challenge.Channel switch
        {
            CodeChannel.Voice => twilio.CallAsync(contact.Phone!.Value, CodeText.Spoken(code, language), language.Tag, receipt, cancel),
            CodeChannel.Email => mailer.SendAsync(contact.Email!.Value, CodeText.Subject.In(language), CodeText.Mail(code, host, language), cancel),
            _ => twilio.SendSmsAsync(contact.Phone!.Value, CodeText.Sms(code, host, language), challenge.ExpiresAt - clock.GetUtcNow(), receipt, cancel),
        };
    }
}
