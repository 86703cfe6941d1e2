using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.SignIn;

/// <summary>
/// Whose telephone is this? ERPNext writes numbers as people type them and has no index on them, so ours keeps keyed hashes, catches up
/// with what changed before each use, and is only ever a hint: ERPNext is asked before a code goes out.
/// </summary>
public sealed class ContactIndex(PortalDb db, ErpNextClient erp, Secrets secrets, CatchUpClock caughtUp, TimeProvider clock)
{
    private readonly string _cursor = $"contacts:{secrets.Hash(ContactPoint.HashPurpose, "cursor")[..12]}";

    /// <summary>Frappe's <c>modified</c> is set before its commit: what committed late is caught by looking back.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    public Task<List<string>> FindAsync(string hash, CancellationToken cancel) =>
        db.ContactRecords.Where(c => c.Hash == hash).Select(c => c.CustomerId).Distinct().OrderBy(c => c).ToListAsync(cancel);

    /// <summary>Reads the contacts that changed since the last time, unless that began after this moment: many who ask at once need one look.</summary>
    public Task CatchUpToAsync(DateTimeOffset moment, CancellationToken cancel) => caughtUp.BeganAt > moment ? Task.CompletedTask : CatchUpAsync(cancel);

    /// <summary>Reads the contacts that changed since the last time; the first time, all of them.</summary>
    public async Task CatchUpAsync(CancellationToken cancel)
    {
        var began = clock.GetUtcNow();
        await foreach (var page in erp.ListContactsChangedSinceAsync(await db.FindCursorAsync(_cursor, cancel), Overlap, cancel))
        {
            await KeepAsync(page, cancel);
        }

        caughtUp.BeganAt = began;
    }

    private async Task KeepAsync(ContactPage page, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // One node at a time, or two would write the same rows.
        await db.EnterAsync(GateName.SignIn, cancel);
        var names = page.Contacts.Select(c => c.Name).ToList();
        await db.ContactRecords.Where(c => names.Contains(c.ContactName)).ExecuteDeleteAsync(cancel);
        db.ContactRecords.AddRange(page.Contacts
            .SelectMany(c => c.Phones.Select(p => p.E164).Concat(c.Emails.Select(e => e.Value))
                .SelectMany(v => c.CustomerIds, (v, id) => (c.Name, Hash: secrets.Hash(ContactPoint.HashPurpose, v), id)))
            .Distinct().Select(r => new ContactRecord { ContactName = r.Name, Hash = r.Hash, CustomerId = r.id }));
        await db.MoveCursorAsync(_cursor, page.LastModified, clock.GetUtcNow(), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        db.ChangeTracker.Clear();
    }
}
