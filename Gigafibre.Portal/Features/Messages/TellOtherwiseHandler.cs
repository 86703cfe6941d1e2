using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Messages;

/// <summary>A message did not get through: the next contact on file gets it, one after the other, until one does.</summary>
public sealed class TellOtherwiseHandler(PortalDb db, MessageKinds kinds, MessageReach reach, MessageOutbox outbox, FindingList findings, WorkQueue work, Secrets secrets)
    : IWorkHandler
{
    public static string Kind => "tell-otherwise";

    public static string? System => SystemName.ErpNext;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var id = Guid.Parse(job.Key);
        var lost = await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancel);
        if (lost is null || kinds.Find(lost.Kind) is not { } kind || await reach.FindAsync(lost.CustomerId, kind.Topic, cancel) is not { } open)
        {
            return;
        }

        var told = await db.Messages.AsNoTracking().Where(m => m.Kind == lost.Kind && m.About == lost.About).ToListAsync(cancel);
        if (told.Any(m => m.Id != id && m.Delivery < Delivery.Unreachable))
        {
            // Another way is open or has worked.
            return;
        }

        var allowed = await reach.ChosenAsync(lost.CustomerId, kind.Topic, cancel) is { } chosen && !MessageTopics.IsRequired(kind.Topic) ? chosen : MessageWays.Both;

        // What holds a link of its own was for its receiver alone.
        var next = lost.Text.Contains(Message.Secret, StringComparison.Ordinal) ? null : open.Open.FirstOrDefault(c => allowed.HasFlag(c.Phone is null ? MessageWays.Mail
            : MessageWays.Text)
            && !told.Any(m => m.ContactHash == secrets.Hash(ContactPoint.HashPurpose, c.Value)));
        if (next is not null)
        {
            var draft = new MessageDraft(lost.Kind, lost.CustomerId, lost.About, Phrase.Verbatim(lost.Subject), Phrase.Verbatim(lost.Body), Phrase.Verbatim(lost.Brief));
            outbox.Add(draft, next, next.ChannelFor(MessageChannel.Sms), SiteLanguage.Parse(lost.Language), id);
            await db.SaveChangesAsync(cancel);
            work.Wake();
        }
        else if (MessageTopics.IsRequired(kind.Topic))
        {
            await findings.AddAsync(FindingKind.NobodyReached, lost.CustomerId, FindingText.NotTold.With(kind.Title), cancel);
        }
    }
}
