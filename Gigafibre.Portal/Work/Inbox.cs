using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Work;

/// <summary>What the outside told us becomes work here, many at a time: whoever tells us only waits for one row.</summary>
public sealed class Inbox(PortalDb db, WorkQueue work, WorkKinds kinds, TimeProvider clock)
{
    private const int AtOnce = 200;

    public async Task TakeAsync(CancellationToken cancel)
    {
        var told = await db.InboxMessages.Where(m => m.TakenAt == null).OrderBy(m => m.ReceivedAt).Take(AtOnce).ToListAsync(cancel);
        if (told.Count == 0)
        {
            return;
        }

        var now = clock.GetUtcNow();
        foreach (var message in told)
        {
            message.TakenAt = now;
            if (kinds.OfSource(message.Source) is { } kind)
            {
                work.Add(kind, message.ExternalId);
            }
        }

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate<WorkItem>())
        {
            // Another node took them at the same moment.
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
