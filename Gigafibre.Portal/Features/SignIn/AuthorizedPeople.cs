using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.SignIn;

/// <summary>Whom a contact lets in besides those who have it on file.</summary>
public sealed class AuthorizedPeople(PortalDb db)
{
    /// <summary>What the holder last said of this contact: may be over. Null when they never did.</summary>
    public Task<AuthorizedPerson?> FindAsync(string customerId, string contactHash, CancellationToken cancel) => db.AuthorizedPersons.AsNoTracking()
        .Where(p => p.CustomerId == customerId && p.ContactHash == contactHash).OrderByDescending(p => p.InvitedAt).FirstOrDefaultAsync(cancel);

    public Task<List<string>> ListCustomersAsync(string contactHash, CancellationToken cancel) =>
        db.AuthorizedPersons.Where(p => p.ContactHash == contactHash && p.EndedAt == null).Select(p => p.CustomerId).Distinct().ToListAsync(cancel);
}
