using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.SignIn;

/// <summary>Whom a contact lets in besides those who have it on file.</summary>
public sealed class AuthorizedPeople(PortalDb db, TimeProvider clock) : IContactLimits
{
    /// <summary>What the holder last said of this contact: may be over. Null when they said nothing that counts.</summary>
    public async Task<AuthorizedPerson?> FindAsync(string customerId, string contactHash, CancellationToken cancel) =>
        Decide(await db.AuthorizedPersons.AsNoTracking().Where(p => p.CustomerId == customerId && p.ContactHash == contactHash).ToListAsync(cancel), customerId, clock.GetUtcNow());

    /// <summary>Accounts that this contact is let into, or may be.</summary>
    public async Task<List<string>> ListCustomersAsync(string contactHash, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var standing = await db.AuthorizedPersons.AsNoTracking().Where(p => p.ContactHash == contactHash && p.EndedAt == null).ToListAsync(cancel);
        return [.. standing.Where(p => p.IsOpen(now)).Select(p => p.CustomerId).Distinct()];
    }

    public async Task<IReadOnlySet<string>> LimitedAsync(string customerId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return (await db.AuthorizedPersons.AsNoTracking().Where(p => p.CustomerId == customerId).ToListAsync(cancel)).Where(p => p.Decides(now)).Select(p => p.ContactHash)
            .ToHashSet();
    }

    /// <summary>They come in no longer, and are written to no more. How many there were.</summary>
    public Task<int> EndAsync(IQueryable<AuthorizedPerson> whom, CancellationToken cancel)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return whom.Where(p => p.EndedAt == null).ExecuteUpdateAsync(s => s.SetProperty(p => p.EndedAt, now).SetProperty(p => p.ContactSealed, (string?)null), cancel);
    }

    /// <summary>The row that counts, of those of one contact.</summary>
    public static AuthorizedPerson? Decide(IEnumerable<AuthorizedPerson> rows, string customerId, DateTimeOffset now) =>
        rows.Where(p => p.CustomerId == customerId && p.Decides(now)).MaxBy(p => p.InvitedAt);
}
