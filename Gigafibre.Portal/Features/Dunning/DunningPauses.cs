using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>Time that customers take by themselves, and peace that our team grants. Written under the gate under which steps are.</summary>
public sealed class DunningPauses(PortalDb db, DunningMessages messages, PartDebits debits, WorkQueue work, IOptions<DunningOptions> options, TimeProvider clock)
{
    /// <summary>How often the customer may still take time by themselves; none while they have some, or a charge is announced: that one is moved by itself.</summary>
    public async Task<int> LeftAsync(string customerId, CancellationToken cancel)
    {
        var (today, since) = (Times.Today(clock), Times.Today(clock).AddYears(-1));
        var taken = await db.DunningPauses.AsNoTracking().Where(p => p.CustomerId == customerId && p.Since > since).ToListAsync(cancel);
        return !options.Value.IsOn || options.Value.GraceDays == 0 || taken.Exists(p => p.IsOn(today)) || await debits.AnyAsync(customerId, cancel) ? 0
            : Math.Max(0, options.Value.GracesPerYear - taken.Count(p => p.Kind == PauseKind.Grace));
    }

    public Task<bool> HasChargeAsync(string customerId, CancellationToken cancel) => debits.AnyAsync(customerId, cancel);

    public DateOnly GraceUntil => Times.Today(clock).AddDays(options.Value.GraceDays);

    /// <summary>Null when it is not theirs to take any more.</summary>
    public Task<DunningPause?> TakeAsync(string customerId, CancellationToken cancel) => AddAsync(
        customerId, PauseKind.Grace, GraceUntil, null, null,
        async pause =>
        {
            if (await LeftAsync(customerId, cancel) == 0)
            {
                return false;
            }

            await messages.TellGraceAsync(pause, cancel);
            return true;
        },
        cancel);

    public Task<DunningPause?> GrantAsync(string customerId, DateOnly until, string reason, string by, CancellationToken cancel) =>
        AddAsync(customerId, PauseKind.Staff, until, reason, by, _ => Task.FromResult(until >= Times.Today(clock)), cancel);

    public async Task<bool> EndAsync(string customerId, string by, CancellationToken cancel)
    {
        var (now, today) = (clock.GetUtcNow(), Times.Today(clock));
        return await db.DunningPauses.Where(p => p.CustomerId == customerId && p.EndedAt == null && p.Until >= today)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.EndedAt, now).SetProperty(p => p.EndedBy, by), cancel) > 0;
    }

    public async Task<IReadOnlyList<DunningPause>> ListAsync(CancellationToken cancel)
    {
        var today = Times.Today(clock);
        return await db.DunningPauses.AsNoTracking().Where(p => p.EndedAt == null && p.Until >= today).OrderBy(p => p.Until).ToListAsync(cancel);
    }

    private async Task<DunningPause?> AddAsync(
        string customerId, PauseKind kind, DateOnly until, string? reason, string? by, Func<DunningPause, Task<bool>> may, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var pause = new DunningPause
        {
            Id = Guid.CreateVersion7(now),
            CustomerId = customerId,
            Kind = kind,
            Since = Times.Day(now),
            Until = until,
            Reason = reason,
            By = by,
            CreatedAt = now,
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Payment, cancel);
        if (!await may(pause))
        {
            return null;
        }

        db.DunningPauses.Add(pause);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        work.Wake();
        return pause;
    }
}
