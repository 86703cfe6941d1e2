using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.SignIn;

public sealed class KnownBrowsers(PortalDb db, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private static readonly (string Mark, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux")];

    /// <summary>As they name themselves; the first that stands there, because each also names those it resembles.</summary>
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari",
            "Safari")];

    public async Task<Guid?> FindAsync(string? token, string contactHash, CancellationToken cancel)
    {
        if (token is not { Length: 64 })
        {
            return null;
        }

        var (hash, since) = (Secrets.HashToken(token), clock.GetUtcNow() - Kept);
        return await db.KnownBrowsers.Where(b => b.TokenHash == hash && b.ContactHash == contactHash && b.SeenAt > since).Select(b => (Guid?)b.Id).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Somebody signed in there. Returns the token that its cookie is to hold; nothing is saved yet.</summary>
    public async Task<string> RememberAsync(string? token, string? userAgent, string contactHash, string customerId, CancellationToken cancel)
    {
        // A token that was forgotten, by its owner or by age, is not taken up again.
        var (now, since) = (clock.GetUtcNow(), clock.GetUtcNow() - Kept);
        var held = token is { Length: 64 } ? Secrets.HashToken(token) : "";
        token = await db.KnownBrowsers.AnyAsync(b => b.TokenHash == held && b.SeenAt > since, cancel) ? token! : Secrets.NewToken();
        var hash = Secrets.HashToken(token);
        var row = await db.KnownBrowsers.SingleOrDefaultAsync(b => b.TokenHash == hash && b.ContactHash == contactHash, cancel);
        if (row is null)
        {
            row = new KnownBrowser { Id = Guid.CreateVersion7(now), TokenHash = hash, ContactHash = contactHash, CustomerId = customerId, Name = "", CreatedAt = now };
            db.KnownBrowsers.Add(row);
        }

        (row.CustomerId, row.Name, row.SeenAt) = (customerId, NameOf(userAgent), now);
        return token;
    }

    public async Task<IReadOnlyList<KnownBrowser>> ListAsync(string customerId, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Kept;
        return await Of(customerId).AsNoTracking().Where(b => b.SeenAt > since).OrderByDescending(b => b.SeenAt).ToListAsync(cancel);
    }

    public Task<int> ForgetAsync(string customerId, Guid id, CancellationToken cancel) =>
        Of(customerId).Where(b => b.Id == id).ExecuteDeleteAsync(cancel);

    public Task<int> ForgetAllAsync(string customerId, CancellationToken cancel) => Of(customerId).ExecuteDeleteAsync(cancel);

    /// <summary>A telephone may stand on several files: whoever has one of them sees the browsers of it. Those of people who are let in are their own.</summary>
    private IQueryable<KnownBrowser> Of(string customerId)
    {
        var (contacts, people, now) = (db.ContactRecords, db.AuthorizedPersons, clock.GetUtcNow());
        return db.KnownBrowsers.Where(b => (b.CustomerId == customerId || contacts.Any(c => c.CustomerId == customerId && c.Hash == b.ContactHash))
            && !people.Any(p => p.CustomerId == customerId && p.ContactHash == b.ContactHash && (p.AcceptedAt != null || (p.EndedAt == null && p.InvitedUntil > now))));
    }

    public static string NameOf(string? userAgent)
    {
        string?[] said = [Browsers.FirstOrDefault(b => Says(b.Mark)).Name, Systems.FirstOrDefault(s => Says(s.Mark)).Name];
        return string.Join(", ", said.OfType<string>());

        bool Says(string mark) => userAgent?.Contains(mark, StringComparison.Ordinal) is true;
    }
}
