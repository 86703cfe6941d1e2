using System.Text.Json;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Messages;

/// <summary>Finds out how a customer wants to be told, and writes one message a way. Done again after a crash it finds them there.</summary>
public sealed class TellHandler(PortalDb db, MessageKinds kinds, MessageReach reach, MessageOutbox outbox, FindingList findings, WorkQueue work, Secrets secrets) : IWorkHandler
{
    public static string Kind => "tell-customer";

    public static string? System => SystemName.ErpNext;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var draft = JsonSerializer.Deserialize<MessageDraft>(secrets.Open(job.Payload)) ?? throw new ParkedException(WorkText.Unreadable);
        var kind = kinds.Find(draft.Kind) ?? throw new ParkedException(WorkText.NoHandler);
        if (await reach.FindAsync(draft.CustomerId, kind.Topic, cancel) is not { } open)
        {
            return;
        }

        var told = await db.Messages.Where(m => m.Kind == draft.Kind && m.About == draft.About).Select(m => m.ContactHash).ToListAsync(cancel);
        var to = await reach.ChooseAsync(draft.CustomerId, kind, open, cancel);
        var ways = to.Where(c => !draft.Except.HasFlag(c.Phone is null ? MessageWays.Mail : MessageWays.Text));
        foreach (var contact in ways.Where(c => !told.Contains(secrets.Hash(ContactPoint.HashPurpose, c.Value))))
        {
            outbox.Add(draft, contact, contact.ChannelFor(MessageChannel.Sms), open.Language);
        }

        await db.SaveChangesAsync(cancel);
        work.Wake();
        if (MessageTopics.IsRequired(kind.Topic))
        {
            await (to.Count == 0 && told.Count == 0 ? findings.AddAsync(FindingKind.NobodyReached, draft.CustomerId, FindingText.NotTold.With(kind.Title), cancel)
                : findings.CloseAsync(FindingKind.NobodyReached, draft.CustomerId, cancel));
        }
    }
}
