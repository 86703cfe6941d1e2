using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Passkeys;

/// <summary>Keeps what a device was asked, for five minutes and one answer: an answer that was overheard opens nothing a second time.</summary>
public sealed class PasskeyCeremonies(PortalDb db, Secrets secrets, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    /// <param name="former">The token of what this browser was asked before, which is forgotten; so is what nobody can answer any more.</param>
    public async Task<string> KeepAsync(string state, Guid? sessionId, string? former, CancellationToken cancel)
    {
        var (token, now) = (Secrets.NewToken(), clock.GetUtcNow());
        var (old, hash) = (now - Life, former is { Length: 64 } ? Secrets.HashToken(former) : "");
        await db.PasskeyCeremonies.Where(c => c.CreatedAt < old || c.TokenHash == hash).ExecuteDeleteAsync(cancel);
        db.PasskeyCeremonies.Add(new PasskeyCeremony
        {
            Id = Guid.CreateVersion7(now),
            TokenHash = Secrets.HashToken(token),
            StateSealed = secrets.Seal(state),
            SessionId = sessionId,
            CreatedAt = now,
        });
        await db.SaveChangesAsync(cancel);
        return token;
    }

    /// <summary>Null when it is unknown, too old, of another session, or taken already.</summary>
    public async Task<string?> TakeAsync(string? token, Guid? sessionId, CancellationToken cancel)
    {
        var (hash, since) = (token is { Length: 64 } ? Secrets.HashToken(token) : "", clock.GetUtcNow() - Life);
        var kept = await db.PasskeyCeremonies.AsNoTracking().SingleOrDefaultAsync(c => c.TokenHash == hash && c.SessionId == sessionId && c.CreatedAt > since, cancel);
        return kept is not null && await db.PasskeyCeremonies.Where(c => c.Id == kept.Id).ExecuteDeleteAsync(cancel) == 1 ? secrets.Open(kept.StateSealed) : null;
    }
}
