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
    PortalDb db, ModemDirectory modems, ContactIndex index, ErpNextClient erp, ErpNextBilling billing, CodeSender sender, Secrets secrets, TimeProvider clock, ILogger<SendCodeHandler> log) : IWorkHandler
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
        if (await (challenge.Mac.Length == 0 ? FindByContactAsync(challenge, contact, cancel) : FindByModemAsync(challenge, contact, cancel)) is not { } owner)
        {
            return;
        }

        var (customer, language, accounts) = (owner.Customers[0], owner.Language ?? challenge.Language, owner.Customers.Count > 1 ? string.Join('\n', owner.Customers) : null);
        var now = clock.GetUtcNow();
        var claimed = await Row(id, number).Where(c => c.Delivery == Delivery.Waiting && c.ExpiresAt > now && c.ConsumedAt == null).ExecuteUpdateAsync(
            s => s.SetProperty(c => c.Delivery, Delivery.Sending).SetProperty(c => c.CustomerId, customer).SetProperty(c => c.CustomerLanguage, language).SetProperty(c => c.Accounts, accounts), cancel);
        if (claimed == 1)
        {
            await SendAsync(challenge, contact, secrets.Open(job.Payload), SiteLanguage.Parse(language), cancel);
        }
    }

    private sealed record Owner(IReadOnlyList<string> Customers, string? Language);

    private async Task<Owner?> FindByModemAsync(Challenge challenge, CodeContact contact, CancellationToken cancel)
    {
        var equipment = await modems.AskAsync(MacAddress.Parse(challenge.Mac), cancel);
        return equipment is { CustomerId: { } customer, Standing: not Standing.Closed } && await IsOnFileAsync(customer, contact, cancel)
            ? new Owner([customer], equipment.Language)
            : null;
    }

    /// <summary>The index says whom the contact may belong to; ERPNext says whom it does.</summary>
    private async Task<Owner?> FindByContactAsync(Challenge challenge, CodeContact contact, CancellationToken cancel)
    {
        await index.CatchUpAsync(cancel);
        var owners = new List<CustomerRecord>();
        foreach (var id in await index.FindAsync(challenge.ContactHash, cancel))
        {
            if (await billing.FindCustomerAsync(id, cancel) is { } customer && await IsOnFileAsync(id, contact, cancel))
            {
                owners.Add(customer);
            }
        }

        return owners.Count == 0 ? null : new Owner([.. owners.Select(o => o.Id)], owners[0].Language);
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
