using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.SavedMethods;

/// <summary>Lets another account use a way to pay, and ends it: from that second on, under the gate under which charges begin.</summary>
public sealed class MethodShares(PortalDb db, OwnContacts own, IEnumerable<ISavedMethodFollower> followers, TimeProvider clock)
{
    /// <summary>The accounts that may use it beside its own.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(Guid id, CancellationToken cancel) =>
        await db.MethodShares.AsNoTracking().Where(s => s.SavedMethodId == id).OrderBy(s => s.AgreedAt).Select(s => s.CustomerId).ToListAsync(cancel);

    /// <summary>False when it is not this customer's own, or cannot be charged.</summary>
    public async Task<bool> AddAsync(string ownerId, Guid id, string customerId, CancellationToken cancel)
    {
        if (customerId == ownerId || !await db.SavedMethods.AnyAsync(m => m.Id == id && m.CustomerId == ownerId && m.State == SavedMethodState.Ready, cancel))
        {
            return false;
        }

        db.MethodShares.Add(new MethodShare { SavedMethodId = id, CustomerId = customerId, AgreedAt = clock.GetUtcNow() });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate<MethodShare>())
        {
            // Pressed twice.
            db.ChangeTracker.Clear();
        }

        return true;
    }

    /// <summary>Shares whose two accounts have no telephone or address in common any more: whoever said so speaks for one of them only. ERPNext is asked.</summary>
    public async Task<IReadOnlyList<(Guid Method, string Account)>> ListLonelyAsync(CancellationToken cancel)
    {
        var methods = db.SavedMethods;
        var shared = await db.MethodShares.AsNoTracking().Select(s => new
        {
            s.SavedMethodId,
            s.CustomerId,
            Owner = methods.Where(m => m.Id == s.SavedMethodId).Select(m => m.CustomerId).First(),
        }).ToListAsync(cancel);
        var lonely = new List<(Guid, string)>();
        foreach (var share in shared)
        {
            if (!(await ContactsAsync(share.CustomerId, cancel)).Overlaps(await ContactsAsync(share.Owner, cancel)))
            {
                lonely.Add((share.SavedMethodId, share.CustomerId));
            }
        }

        return lonely;
    }

    private async Task<HashSet<string>> ContactsAsync(string customerId, CancellationToken cancel)
    {
        var points = await own.ReadAsync(customerId, cancel);
        return [.. points.Phones.Select(p => p.E164), .. points.Emails.Select(e => e.Value)];
    }

    /// <summary>The account uses it no more; whatever it had agreed to with it is over. False when it did not use it.</summary>
    public async Task<bool> EndAsync(Guid id, string customerId, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Payment, cancel);
        db.ChangeTracker.Clear();
        if (await db.MethodShares.Where(s => s.SavedMethodId == id && s.CustomerId == customerId).ExecuteDeleteAsync(cancel) == 0)
        {
            return false;
        }

        foreach (var follower in followers)
        {
            await follower.UnsharedAsync(id, customerId, cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
