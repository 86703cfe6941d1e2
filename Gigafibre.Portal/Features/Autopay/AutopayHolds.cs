using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Autopay;

/// <summary>What our team holds: one customer's charges, or everybody's.</summary>
public sealed class AutopayHolds(PortalDb db, TimeProvider clock)
{
    /// <param name="customerId">Or <see cref="AutopayHold.All"/>.</param>
    public Task<bool> IsAsync(string customerId, CancellationToken cancel) => db.AutopayHolds.AnyAsync(h => h.CustomerId == customerId && h.EndedAt == null, cancel);

    /// <summary>Whether this customer's charges are held, by themselves or with all.</summary>
    public Task<bool> HoldsAsync(string customerId, CancellationToken cancel) =>
        db.AutopayHolds.AnyAsync(h => (h.CustomerId == customerId || h.CustomerId == AutopayHold.All) && h.EndedAt == null, cancel);

    /// <summary>Under the gate of payments: what is not asked for yet is not asked for.</summary>
    public async Task<bool> BeginAsync(string customerId, string reason, string by, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Payment, cancel);
        if (await IsAsync(customerId, cancel))
        {
            return false;
        }

        var now = clock.GetUtcNow();
        db.AutopayHolds.Add(new AutopayHold { Id = Guid.CreateVersion7(now), CustomerId = customerId, Reason = reason, By = by, Since = now });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    public async Task<bool> EndAsync(string customerId, string by, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await db.AutopayHolds.Where(h => h.CustomerId == customerId && h.EndedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(h => h.EndedAt, now).SetProperty(h => h.EndedBy, by), cancel) > 0;
    }
}
