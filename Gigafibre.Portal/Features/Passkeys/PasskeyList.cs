using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Passkeys;

/// <summary>The passkeys of an account: which there are, and how they end. A session that a key opened is over when the key is gone; the database sees to that.</summary>
public sealed class PasskeyList(PortalDb db, PasskeyMessages messages, WorkQueue work)
{
    public const int Most = 10;

    public async Task<IReadOnlyList<Passkey>> ListAsync(string customerId, CancellationToken cancel) =>
        [.. (await db.Passkeys.AsNoTracking().Where(p => p.CustomerId == customerId).ToListAsync(cancel)).OrderByDescending(p => p.CreatedAt)];

    /// <summary>False when it is none of theirs.</summary>
    public async Task<bool> RemoveAsync(string customerId, Guid id, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Passkeys.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.CustomerId == customerId, cancel) is not { } passkey
            || await db.Passkeys.Where(p => p.Id == id).ExecuteDeleteAsync(cancel) == 0)
        {
            return false;
        }

        await messages.RemovedAsync(passkey, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        work.Wake();
        return true;
    }

    /// <summary>Somebody else may have made them. In the caller's transaction, if there is one.</summary>
    public Task RemoveAllAsync(IReadOnlyCollection<string> customers, CancellationToken cancel) =>
        db.Passkeys.Where(p => customers.Contains(p.CustomerId)).ExecuteDeleteAsync(cancel);

    /// <summary>
    /// The telephone behind them has another number now: the key that opened the session in which that was changed goes on by the new one, the others go. Whoever changes a
    /// number may do so because of somebody who has the old one. In the caller's transaction.
    /// </summary>
    public async Task FollowAsync(IReadOnlyCollection<string> customers, string oldHash, string newHash, Guid sessionId, CancellationToken cancel)
    {
        var key = await db.Sessions.Where(s => s.Id == sessionId).Select(s => s.PasskeyId).SingleOrDefaultAsync(cancel);
        var old = db.Passkeys.Where(p => customers.Contains(p.CustomerId) && p.ContactHash == oldHash);
        await old.Where(p => p.Id == key).ExecuteUpdateAsync(s => s.SetProperty(p => p.ContactHash, newHash), cancel);
        await old.ExecuteDeleteAsync(cancel);
    }
}
