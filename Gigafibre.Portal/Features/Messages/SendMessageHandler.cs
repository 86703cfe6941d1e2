using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations.Smtp;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Messages;

/// <summary>
/// Sends one message, once. The row says "sending" before the provider is asked: after a lost answer or a dead process it may have arrived, and only
/// a person who tries the parked work again sends it a second time.
/// </summary>
public sealed class SendMessageHandler(PortalDb db, MessageKinds kinds, MessageCarrier carrier, MessageReach reach, ContactTroubles troubles, QuietHours hours, WorkQueue work,
    IServiceProvider services, Secrets secrets, TimeProvider clock) : IWorkHandler
{
    public static string Kind => "send-message";

    public static bool IsPassing => true;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var id = Guid.Parse(job.Key.Split(':')[0]);
        var message = await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancel);
        if (message is null or { Delivery: not (Delivery.Waiting or Delivery.Sending) })
        {
            return;
        }

        if (message is { Delivery: Delivery.Sending, IsUnknown: false })
        {
            await carrier.DoubtAsync(message, MessageText.CutOff, cancel);
            throw new ParkedException(MessageText.MayHaveArrived.With(MessageText.CutOff));
        }

        if (message.ContactSealed.Length == 0)
        {
            // Too old: what it held is gone.
            await WithdrawAsync(id, cancel);
            return;
        }

        var kind = kinds.Find(message.Kind);
        if (kind is { IsAskedFor: false } && await StopAsync(message, kind, cancel))
        {
            return;
        }

        var source = services.GetKeyedService<IMessageSource>(message.Kind);
        if (await (source?.ReadAsync(message, cancel) ?? Task.FromResult<IReadOnlyList<EmailAttachment>?>([])) is not { } files)
        {
            await WithdrawAsync(id, cancel);
            return;
        }

        var to = ContactPoint.Parse(secrets.Open(message.ContactSealed)) ?? throw new ParkedException(WorkText.Unreadable);
        var open = message.IsUnknown ? Row(id).Where(m => m.Delivery == Delivery.Sending && m.Trouble != null) : Row(id).Where(m => m.Delivery == Delivery.Waiting);
        if (await open.ExecuteUpdateAsync(s => s.SetProperty(m => m.Delivery, Delivery.Sending).SetProperty(m => m.Trouble, (Phrase?)null), cancel) == 0)
        {
            return;
        }

        var secret = message.SecretSealed is { } s ? secrets.Open(s) : null;
        if (await carrier.CarryAsync(message, to, OutgoingMessage.Of(message, kind, secret, files), cancel) is CarriedAs.Unknown)
        {
            throw new ParkedException(MessageText.MayHaveArrived.With(MessageText.NoAnswer));
        }
    }

    /// <summary>What was said since it was written counts: a stop, another choice, the night that has come. True when it does not leave now.</summary>
    private async Task<bool> StopAsync(Message message, MessageKind kind, CancellationToken cancel)
    {
        var standing = await troubles.Standing(message.ContactHash).Select(t => t.Kind).ToListAsync(cancel);
        if (standing.Where(t => MessageReach.Shuts(t, kind.Topic)).Select(t => (ContactTroubleKind?)t).FirstOrDefault() is { } trouble)
        {
            await troubles.LostAsync(message, Delivery.NotSent, null, null, cancel, MessageText.Shut.With(MessageText.TroubleAt(trouble)));
            return true;
        }

        if (message.InsteadOf is null && !MessageTopics.IsRequired(kind.Topic) && await reach.ChosenAsync(message.CustomerId, kind.Topic, cancel) is MessageWays.None)
        {
            await WithdrawAsync(message.Id, cancel);
            return true;
        }

        var now = clock.GetUtcNow();
        var morning = hours.Next(now);
        if (message.Channel == MessageChannel.Email || kind.Topic == MessageTopic.Security || morning <= now)
        {
            return false;
        }

        work.Add<SendMessageHandler>($"{message.Id}:{Times.Day(morning):yyyyMMdd}", "", morning);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate<WorkItem>())
        {
            // It waits for the morning already.
            db.ChangeTracker.Clear();
        }

        return true;
    }

    private Task<int> WithdrawAsync(Guid id, CancellationToken cancel) => Row(id).Where(m => m.Delivery <= Delivery.Sending).ExecuteUpdateAsync(
        s => s.SetProperty(m => m.Delivery, Delivery.NotSent).SetProperty(m => m.Trouble, (Phrase?)MessageText.Withdrawn).SetProperty(m => m.ContactSealed, "")
            .SetProperty(m => m.SecretSealed, (string?)null), cancel);

    private IQueryable<Message> Row(Guid id) => db.Messages.Where(m => m.Id == id);
}
