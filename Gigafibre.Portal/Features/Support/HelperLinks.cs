using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Support;

/// <summary>Links by which a customer lets somebody see their line. Whoever has the link is nobody: no session comes of it, and nothing can be changed by it.</summary>
public sealed class HelperLinks(PortalDb db, ModemIndex modems, TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(2);

    /// <summary>For whoever stands at the modem and has no signal for a code.</summary>
    private static readonly TimeSpan LastsAtHome = TimeSpan.FromMinutes(30);

    private const int MostAtHomeADay = 20;

    private static readonly TimeSpan Visit = TimeSpan.FromMinutes(5);

    /// <summary>A customer needs no more at a time; the oldest gives way.</summary>
    private const int Most = 3;

    public async Task<IReadOnlyList<HelperLink>> ListAsync(string customerId, CancellationToken cancel) =>
        [.. (await db.HelperLinks.AsNoTracking().Where(l => l.CustomerId == customerId).ToListAsync(cancel))
            .OrderByDescending(l => l.IsOpen(clock.GetUtcNow()) && !l.IsAtHome).ThenByDescending(l => l.CreatedAt).Take(10)];

    /// <summary>The token, which is shown once and kept nowhere.</summary>
    public async Task<string> MakeAsync(string customerId, MacAddress mac, CancellationToken cancel) => (await MakeAsync(customerId, mac, atHome: false, cancel))!;

    /// <summary>For somebody at the modem itself; null for more in a day than people come by. These do not crowd out those that the customer gave.</summary>
    public async Task<string?> MakeAtHomeAsync(string customerId, MacAddress mac, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - TimeSpan.FromDays(1);
        return await db.HelperLinks.CountAsync(l => l.Mac == mac.Compact && l.IsAtHome && l.CreatedAt > since, cancel) < MostAtHomeADay
            ? await MakeAsync(customerId, mac, atHome: true, cancel) : null;
    }

    private async Task<string?> MakeAsync(string customerId, MacAddress mac, bool atHome, CancellationToken cancel)
    {
        var (now, token) = (clock.GetUtcNow(), Secrets.NewToken());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Tickets, cancel);
        var open = await db.HelperLinks.Where(l => l.CustomerId == customerId && l.IsAtHome == atHome && l.RevokedAt == null && l.ExpiresAt > now).ToListAsync(cancel);
        foreach (var old in open.OrderByDescending(l => l.CreatedAt).Skip(Most - 1))
        {
            old.RevokedAt = now;
        }

        db.HelperLinks.Add(new HelperLink
        {
            Id = Guid.CreateVersion7(now),
            TokenHash = Secrets.HashToken(token),
            CustomerId = customerId,
            Mac = mac.Compact,
            CreatedAt = now,
            ExpiresAt = now + (atHome ? LastsAtHome : Lasts),
            IsAtHome = atHome,
        });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return token;
    }

    /// <summary>Every link that still opens something.</summary>
    public Task RevokeAllAsync(string customerId, CancellationToken cancel) => db.HelperLinks
        .Where(l => l.CustomerId == customerId && l.RevokedAt == null).ExecuteUpdateAsync(s => s.SetProperty(l => l.RevokedAt, clock.GetUtcNow()), cancel);

    public Task RevokeAsync(string customerId, Guid id, CancellationToken cancel) => db.HelperLinks
        .Where(l => l.Id == id && l.CustomerId == customerId && l.RevokedAt == null).ExecuteUpdateAsync(s => s.SetProperty(l => l.RevokedAt, clock.GetUtcNow()), cancel);

    /// <summary>The link of this token, while it is good and the modem is still this customer's.</summary>
    public async Task<HelperLink?> FindAsync(string? token, CancellationToken cancel)
    {
        if (token is not { Length: 64 })
        {
            return null;
        }

        var (hash, now) = (Secrets.HashToken(token), clock.GetUtcNow());
        return await db.HelperLinks.AsNoTracking().SingleOrDefaultAsync(l => l.TokenHash == hash, cancel) is { } link && link.IsOpen(now)
            && await modems.FindFreshAsync(MacAddress.Parse(link.Mac), cancel) is { } modem && modem.CustomerId == link.CustomerId && modem.Standing != Standing.Closed
            ? link : null;
    }

    /// <summary>Somebody looks. The page asks for itself again and again while it is open: that is one look.</summary>
    public Task SeenAsync(HelperLink link, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var before = now - Visit;
        return db.HelperLinks.Where(l => l.Id == link.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.Looks, l => l.SeenAt == null || l.SeenAt < before ? l.Looks + 1 : l.Looks).SetProperty(l => l.SeenAt, now), cancel);
    }
}
