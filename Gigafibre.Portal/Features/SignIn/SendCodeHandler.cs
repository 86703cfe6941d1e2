using System.Globalization;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.SignIn;

/// <summary>
/// Finds out in ERPNext whether the contact is on file for the modem, and only then sends. The row says "sending" before the provider is
/// asked: if the process dies or the provider's answer is lost, the code may be on its way, and is not sent again by itself.
/// </summary>
public sealed partial class SendCodeHandler(
    PortalDb db, CodeOwners owners, CodeMessages codes, MessageCarrier carrier, ContactTroubles troubles, CodeBudget budget, Secrets secrets, TimeProvider clock,
    ILogger<SendCodeHandler> log) : IWorkHandler
{
    /// <summary>So many requests of strangers are looked at at once. Most are decoys, and whoever holds a sticker waits for none of them.</summary>
    private const int Strangers = 3;

    public static string Kind => "send-code";

    public static string? LaneOf(Challenge challenge) => challenge.IsKnown ? null : $"{Kind}:{challenge.Id.ToByteArray()[^1] % Strangers}";

    public static bool IsPassing => true;

    public static string? System => SystemName.Twilio;

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

        var contact = ContactPoint.Parse(secrets.Open(challenge.ContactSealed))!;
        var now = clock.GetUtcNow();
        var owner = await FindOwnerAsync(challenge, contact, cancel);
        if (owner is null && challenge.Trusted)
        {
            // Whoever holds the sticker is told; a stranger must not learn it.
            await RaiseAsync(challenge, Delivery.NotSent, cancel);
        }
        else if (owner is not null && await ClaimAsync(challenge, contact, owner, now, cancel) is { } message)
        {
            await SendAsync(challenge, message, contact, secrets.Open(job.Payload), now, cancel);
        }
    }

    private async Task<CodeOwner?> FindOwnerAsync(Challenge challenge, ContactPoint contact, CancellationToken cancel)
    {
        try
        {
            return await owners.FindAsync(challenge, contact, cancel);
        }
        catch (IntegrationException e) when (!e.IsTransient)
        {
            throw new IntegrationException(e.System, e.Message, isTransient: true, code: e.Code, inner: e);
        }
    }

    /// <summary>Writes the message and says in the row that the code leaves now; null when another did, or it is over. Throws when nobody may be sent anything for now.</summary>
    private async Task<Message?> ClaimAsync(Challenge challenge, ContactPoint contact, CodeOwner owner, DateTimeOffset now, CancellationToken cancel)
    {
        var (customer, language, accounts) = (owner.Customers[0], owner.Language ?? challenge.Language, owner.Customers.Count > 1 ? string.Join('\n', owner.Customers) : null);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await budget.EnterAsync(cancel);
        if (!await budget.AllowsAsync(budget.ForSending(challenge), cancel))
        {
            throw new IntegrationException("codes", "everybody together has used up the codes of this hour or day", isTransient: true);
        }

        var message = codes.New(challenge, customer, contact, SiteLanguage.Parse(language), now);
        var claimed = await Row(challenge.Id, challenge.SendNumber).Where(c => c.Delivery == Delivery.Waiting && c.ExpiresAt > now && c.ConsumedAt == null).ExecuteUpdateAsync(
            s => s.SetProperty(c => c.Delivery, Delivery.Sending).SetProperty(c => c.MessageId, message.Id).SetProperty(c => c.CustomerId, customer)
                .SetProperty(c => c.CustomerLanguage, language).SetProperty(c => c.Accounts, accounts), cancel);
        if (claimed == 0)
        {
            return null;
        }

        db.Messages.Add(message);
        budget.Spend(CodeBudget.CostsOfSending(challenge), now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return message;
    }

    private async Task SendAsync(Challenge challenge, Message message, ContactPoint contact, string code, DateTimeOffset claimedAt, CancellationToken cancel)
    {
        var outcome = "failed";
        try
        {
            outcome = await carrier.CarryAsync(message, contact, codes.Write(challenge, message, code), cancel) switch
            {
                CarriedAs.Sent => "sent",
                CarriedAs.Unknown => "unknown",
                _ => "failed",
            };
        }
        catch (IntegrationException e) when (e.IsTransient)
        {
            // Surely not sent: there is no message, and it costs nobody a code.
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            await db.Messages.Where(m => m.Id == message.Id).ExecuteDeleteAsync(cancel);
            await Row(challenge.Id, challenge.SendNumber).ExecuteUpdateAsync(s => s.SetProperty(c => c.Delivery, Delivery.Waiting).SetProperty(c => c.MessageId, (Guid?)null),
                cancel);
            await budget.RefundAsync(CodeBudget.CostsOfSending(challenge), claimedAt, cancel);
            await transaction.CommitAsync(cancel);
            throw;
        }
        catch (IntegrationException e)
        {
            Log.Refused(log, challenge.Id, e.Message);
            await troubles.LostAsync(message, Delivery.NotSent, e.Code, ContactTroubles.KindOf(message.Channel, e.Code), cancel);
        }

        PortalMetrics.Code(challenge.Channel.ToString(), outcome);
    }

    private Task<int> RaiseAsync(Challenge challenge, Delivery delivery, CancellationToken cancel) =>
        Row(challenge.Id, challenge.SendNumber).Where(c => c.Delivery < delivery)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Delivery, delivery), cancel);

    private IQueryable<Challenge> Row(Guid id, int number) => db.Challenges.Where(c => c.Id == id && c.SendNumber == number);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The code of challenge {Id} was refused: {Reason}")]
        public static partial void Refused(ILogger log, Guid id, string reason);
    }
}
