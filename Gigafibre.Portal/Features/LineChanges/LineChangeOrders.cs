using System.Text.Json;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.LineChanges;

/// <summary>The rows of what was asked of a modem. A modem does one thing at a time.</summary>
public sealed class LineChangeOrders(PortalDb db, Secrets secrets, WorkQueue work, TimeProvider clock)
{
    public Task<LineChange?> LatestAsync(string customerId, MacAddress mac, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - TimeSpan.FromHours(1);
        return db.LineChanges.AsNoTracking().Where(c => c.Mac == mac.Compact && c.CustomerId == customerId && (c.IsOpen || c.AskedAt > since))
            .OrderByDescending(c => c.IsOpen).ThenByDescending(c => c.AskedAt).FirstOrDefaultAsync(cancel);
    }

    /// <summary>It shall stay, whether a device follows or not: kept at once when the modem is known to have it, otherwise as soon as it is read back.</summary>
    public async Task KeepAsync(string customerId, MacAddress mac, Guid id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var mine = db.LineChanges.Where(c => c.Id == id && c.Mac == mac.Compact
            && c.CustomerId == customerId && c.IsOpen && c.Kind == LineChangeKind.Wifi);
        // The one that is not read back yet first: it may become so between the two.
        var seen = now + LineChangeSteps.SeenWithin;
        await mine.Where(c => c.State == LineChangeState.Sent && c.ProveBy != null)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.State, LineChangeState.Keeping).SetProperty(c => c.ProveBy, seen)
                .SetProperty(c => c.Version, c => c.Version + 1), cancel);
        await mine.Where(c => c.State == LineChangeState.Applied)
            .ExecuteUpdateAsync(
                s => s.SetProperty(c => c.State, LineChangeState.Kept).SetProperty(c => c.IsOpen, false).SetProperty(c => c.EndedAt, now).SetProperty(c => c.Sealed, "")
                    .SetProperty(c => c.Version, c => c.Version + 1), cancel);
    }

    public async Task<ChangeAnswer> AddAsync(ICommandChannel channel, MacAddress mac, string customerId, string actor, LineChangeKind kind, WantedSettings plan, string? subject,
        CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var change = new LineChange
        {
            Id = Guid.CreateVersion7(now),
            Mac = mac.Compact,
            CustomerId = customerId,
            Kind = kind,
            State = LineChangeState.Queued,
            IsOpen = true,
            Via = channel.Source,
            Endpoint = channel.Id,
            Actor = actor,
            Subject = subject,
            Sealed = secrets.Seal(JsonSerializer.Serialize(plan)),
            AskedAt = now,
        };
        db.LineChanges.Add(change);
        work.Add<LineChangeHandler>(LineChangeHandler.Key(change.Id, 0), "", lane: LineChangeHandler.Lane(mac));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate<LineChange>())
        {
            db.ChangeTracker.Clear();
            return ChangeAnswer.Busy;
        }

        work.Wake();
        return ChangeAnswer.Accepted;
    }
}
