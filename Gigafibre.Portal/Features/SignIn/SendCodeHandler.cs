using System.Globalization;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.Smtp;
using Gigafibre.Portal.Integrations.Twilio;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Web;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.SignIn;

/// <summary>
/// Finds out in ERPNext whether the contact is on file for the modem, and only then sends. The row says "sending" before the provider is
/// asked: if the process dies or the provider's answer is lost, the code may be on its way, and is not sent again by itself.
/// </summary>
public sealed partial class SendCodeHandler(
    PortalDb db, ModemDirectory modems, ErpNextClient erp, CodeSender sender, Secrets secrets, TimeProvider clock, ILogger<SendCodeHandler> log) : IWorkHandler
{
    public static string Kind => "send-code";

    public static IReadOnlyList<TimeSpan> Retries => RetrySchedule.WhileSomebodyWaits;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var (id, number) = (Guid.Parse(job.Key[..36]), int.Parse(job.Key[37..], CultureInfo.InvariantCulture));
        var challenge = await db.Challenges.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (challenge is null || challenge.SendNumber != number || challenge.ConsumedAt is not null
            || challenge.ExpiresAt <= clock.GetUtcNow() || challenge.Delivery != Delivery.Waiting)
        {
            return;
        }

        var contact = CodeContact.Parse(secrets.Open(challenge.ContactSealed))!;
        var equipment = await modems.AskAsync(MacAddress.Parse(challenge.Mac), cancel);
        if (equipment is not { CustomerId: { } customer, Standing: not Standing.Closed } || !await IsOnFileAsync(customer, contact, cancel))
        {
            return;
        }

        var language = equipment.Language ?? challenge.Language;
        var now = clock.GetUtcNow();
        var claimed = await Row(id, number).Where(c => c.Delivery == Delivery.Waiting && c.ExpiresAt > now && c.ConsumedAt == null).ExecuteUpdateAsync(
            s => s.SetProperty(c => c.Delivery, Delivery.Sending).SetProperty(c => c.CustomerId, customer).SetProperty(c => c.CustomerLanguage, language), cancel);
        if (claimed == 1)
        {
            await SendAsync(challenge, contact, secrets.Open(job.Payload), SiteLanguage.Parse(language), cancel);
        }
    }

    private async Task<bool> IsOnFileAsync(string customer, CodeContact contact, CancellationToken cancel)
    {
        var points = await erp.GetContactPointsAsync(customer, cancel);
        return (contact.Phone is { } phone && points.Phones.Contains(phone)) || (contact.Email is { } email && points.Emails.Contains(email));
    }

    private async Task SendAsync(Challenge challenge, CodeContact contact, string code, Language language, CancellationToken cancel)
    {
        try
        {
            await sender.SendAsync(challenge, contact, code, language, cancel);
            await RaiseAsync(challenge, Delivery.Sent, cancel);
            PortalMetrics.Code(challenge.Channel.ToString(), "sent");
        }
        catch (IntegrationException e) when (e.MayHaveHappened)
        {
            Log.MayBeOnItsWay(log, challenge.Id, e.Message);
            PortalMetrics.Code(challenge.Channel.ToString(), "unknown");
        }
        catch (IntegrationException e) when (e.IsTransient)
        {
            await Row(challenge.Id, challenge.SendNumber).ExecuteUpdateAsync(s => s.SetProperty(c => c.Delivery, Delivery.Waiting), cancel);
            throw;
        }
        catch (IntegrationException e)
        {
            Log.Refused(log, challenge.Id, e.Message);
            await RaiseAsync(challenge, Delivery.NotSent, cancel);
            PortalMetrics.Code(challenge.Channel.ToString(), "failed");
        }
    }

    private Task<int> RaiseAsync(Challenge challenge, Delivery delivery, CancellationToken cancel) =>
        Row(challenge.Id, challenge.SendNumber).Where(c => c.Delivery < delivery)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Delivery, delivery), cancel);

    private IQueryable<Challenge> Row(Guid id, int number) => db.Challenges.Where(c => c.Id == id && c.SendNumber == number);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The code of challenge {Id} may be on its way; it is not sent again by itself: {Reason}")]
        public static partial void MayBeOnItsWay(ILogger log, Guid id, string reason);

        [LoggerMessage(2, LogLevel.Warning, "The code of challenge {Id} was refused: {Reason}")]
        public static partial void Refused(ILogger log, Guid id, string reason);
    }
}
