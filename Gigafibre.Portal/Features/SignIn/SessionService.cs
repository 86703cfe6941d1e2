using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Web;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.SignIn;

/// <summary>Who is here: one customer, looking at one of their modems.</summary>
public sealed record Visitor(Guid SessionId, string CustomerId, MacAddress Mac, string? Language);

/// <summary>Sessions live in the database: 30 minutes idle, 12 hours in all, ended at once when the modem changes hands.</summary>
public sealed class SessionService(PortalDb db, ModemDirectory modems, ErpNextClient erp, TimeProvider clock)
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>The visitor behind a cookie; null when the session is over or the modem is no longer this customer's.</summary>
    public async Task<Visitor?> FindAsync(string token, CancellationToken cancel)
    {
        var (now, hash) = (clock.GetUtcNow(), Secrets.HashToken(token));
        var (seenAfter, madeAfter) = (now - Idle, now - Longest);
        var session = await db.Sessions.AsNoTracking()
            .SingleOrDefaultAsync(s => s.TokenHash == hash && s.RevokedAt == null && s.SeenAt > seenAfter && s.CreatedAt > madeAfter, cancel);
        if (session is null)
        {
            return null;
        }

        var mac = MacAddress.Parse(session.Mac);
        var modem = await modems.CheckAsync(mac, cancel);
        if (modem?.CustomerId != session.CustomerId || modem.Standing == nameof(Standing.Closed))
        {
            await RevokeAsync(session.Id, cancel);
            return null;
        }

        if (now - session.SeenAt > TimeSpan.FromSeconds(30))
        {
            await db.Sessions.Where(s => s.Id == session.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now), cancel);
        }

        return new Visitor(session.Id, session.CustomerId, mac, modem.Language);
    }

    /// <summary>Ends the session of this cookie, whatever state it is in.</summary>
    public async Task EndAsync(string token, CancellationToken cancel)
    {
        var (now, hash) = (clock.GetUtcNow(), Secrets.HashToken(token));
        await db.Sessions.Where(s => s.TokenHash == hash && s.RevokedAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, now), cancel);
    }

    private async Task RevokeAsync(Guid sessionId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await db.Sessions.Where(s => s.Id == sessionId && s.RevokedAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, now), cancel);
    }

    /// <summary>Every modem of the visitor's customer that is in use.</summary>
    public async Task<IReadOnlyList<Equipment>> ListModemsAsync(Visitor visitor, CancellationToken cancel) =>
        [.. (await erp.ListOfCustomerAsync(visitor.CustomerId, cancel)).Where(e => e.Standing != Standing.Closed)];

    /// <summary>Turns the session to another modem; false when ERPNext does not say that it is this customer's.</summary>
    public async Task<bool> LookAtAsync(Visitor visitor, MacAddress mac, CancellationToken cancel)
    {
        var equipment = await modems.AskAsync(mac, cancel);
        if (equipment?.CustomerId != visitor.CustomerId || equipment.Standing == Standing.Closed)
        {
            return false;
        }

        await db.Sessions.Where(s => s.Id == visitor.SessionId).ExecuteUpdateAsync(s => s.SetProperty(x => x.Mac, mac.Compact), cancel);
        return true;
    }
}
