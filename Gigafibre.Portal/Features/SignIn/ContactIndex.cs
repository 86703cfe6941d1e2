using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.SignIn;

/// <summary>
/// Whose telephone is this? ERPNext writes numbers as people type them and has no index on them, so ours keeps keyed hashes, catches up
/// with what changed before each use, and is only ever a hint: ERPNext is asked before a code goes out.
/// </summary>
public sealed class ContactIndex(PortalDb db, ErpNextClient erp, Secrets secrets, CatchUpClock caughtUp, TimeProvider clock)
{
    private const string Beginning = "contact-beginning";
    private const int Shortest = 6;
    private const int National = 10;

    private readonly string _cursor = $"contact-hashes:{secrets.Hash(ContactPoint.HashPurpose, "cursor")[..12]}";

    /// <summary>Frappe's <c>modified</c> is set before its commit: what committed late is caught by looking back.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    public Task<List<string>> FindAsync(string hash, CancellationToken cancel) =>
        db.ContactRecords.Where(c => c.Hash == hash).Select(c => c.CustomerId).Distinct().OrderBy(c => c).ToListAsync(cancel);

    /// <summary>Customers with a telephone that begins so, of six digits or more: for the staff, who hear it digit by digit.</summary>
    public async Task<List<string>> FindByBeginningAsync(string typed, int atMost, CancellationToken cancel)
    {
        var digits = new string([.. typed.Where(char.IsAsciiDigit)]);
        digits = digits.StartsWith('1') ? digits[1..] : digits;
        if (digits.Length is < Shortest or >= National || typed.Any(c => !char.IsAsciiDigit(c) && c is not (' ' or '-' or '(' or ')' or '.' or '+')))
        {
            return [];
        }

        var hash = secrets.Hash(Beginning, digits);
        return await db.ContactRecords.Where(c => c.Hash == hash).Select(c => c.CustomerId).Distinct().OrderBy(c => c).Take(atMost).ToListAsync(cancel);
    }

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

    /// <summary>The whole number, and each beginning of it that somebody may type.</summary>
    private IEnumerable<string> HashesOf(PhoneNumber phone) => Enumerable.Range(Shortest, National - Shortest).Select(n => secrets.Hash(Beginning, phone.E164[2..(2 + n)]))
        .Prepend(secrets.Hash(ContactPoint.HashPurpose, phone.E164));

    private async Task KeepAsync(ContactPage page, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        // One node at a time, or two would write the same rows.
        await db.EnterAsync(GateName.SignIn, cancel);
        var names = page.Contacts.Select(c => c.Name).ToList();
        await db.ContactRecords.Where(c => names.Contains(c.ContactName)).ExecuteDeleteAsync(cancel);
        db.ContactRecords.AddRange(page.Contacts
            .SelectMany(c => c.Phones.SelectMany(HashesOf).Concat(c.Emails.Select(e => secrets.Hash(ContactPoint.HashPurpose, e.Value)))
                .SelectMany(hash => c.CustomerIds, (hash, id) => (c.Name, Hash: hash, id)))
            .Distinct().Select(r => new ContactRecord { ContactName = r.Name, Hash = r.Hash, CustomerId = r.id }));
        await db.MoveCursorAsync(_cursor, page.LastModified, clock.GetUtcNow(), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        db.ChangeTracker.Clear();
    }
}
