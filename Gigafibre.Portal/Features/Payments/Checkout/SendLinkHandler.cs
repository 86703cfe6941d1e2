using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Smtp;
using Gigafibre.Portal.Integrations.Twilio;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Payments.Checkout;

/// <summary>Sends a payment link, once: after a lost answer it may have arrived, and a second text would only confuse.</summary>
public sealed class SendLinkHandler(PortalDb db, TwilioClient twilio, SmtpMailer mailer, Secrets secrets, IOptions<PortalOptions> site) : IWorkHandler
{
    public static string Kind => "send-payment-link";

    public static bool IsPassing => true;

    public static string? System => SystemName.Twilio;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var id = Guid.Parse(job.Key);
        var link = await db.PaymentLinks.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancel);
        if (link is null or { RevokedAt: not null })
        {
            return;
        }

        var (token, to) = secrets.Open(job.Payload).Split('\n') is [var t, var c] ? (t, c) : throw new ParkedException(WorkText.Unreadable);
        var (url, language) = (new Uri(site.Value.PublicUrl, Links.PayLink(token)), SiteLanguage.Parse(link.Language));
        try
        {
            await (PhoneNumber.TryParse(to, out var phone)
                ? twilio.SendSmsAsync(phone, PayText.LinkSms(url, language), TimeSpan.FromHours(4), new Uri(site.Value.PublicUrl, "/webhooks/twilio/status"), cancel)
                : mailer.SendAsync(EmailAddress.TryParse(to, out var email) ? email : throw new ParkedException(WorkText.Unreadable),
                    PayText.LinkSubject.In(language), PayText.LinkMail(url, language), cancel));
        }
        catch (IntegrationException e) when (e.MayHaveHappened)
        {
            throw new ParkedException(OddText.MayHaveArrived.With(WorkText.Reason(e)));
        }
    }
}
