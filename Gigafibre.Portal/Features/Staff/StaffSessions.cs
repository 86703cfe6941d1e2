using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Staff;

public sealed class StaffSessions(PortalDb db, TimeProvider clock)
{
    public static readonly TimeSpan Idle = TimeSpan.FromHours(1);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(10);

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    public async Task<StaffMember?> FindAsync(string token, CancellationToken cancel)
    {
        var (now, hash) = (clock.GetUtcNow(), Secrets.HashToken(token));
        var (seenAfter, madeAfter) = (now - Idle, now - Longest);
        var session = await db.StaffSessions.AsNoTracking()
            .SingleOrDefaultAsync(s => s.TokenHash == hash && s.RevokedAt == null && s.SeenAt > seenAfter && s.CreatedAt > madeAfter, cancel);
        if (session is null)
        {
            return null;
        }

        if (now - session.SeenAt > Fresh)
        {
            await db.StaffSessions.Where(s => s.Id == session.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now), cancel);
        }

        return new StaffMember(session.Id, session.Subject, session.Name, session.Email, session.Roles.Split(',').Select(Enum.Parse<StaffRole>).ToHashSet());
    }

    public Task<string?> NameOfAsync(string subject, CancellationToken cancel) =>
        db.StaffSessions.Where(s => s.Subject == subject).OrderByDescending(s => s.CreatedAt).Select(s => s.Name).FirstOrDefaultAsync(cancel);

    /// <summary>The sign-in at the provider that this cookie's session hangs on, whatever state it is in.</summary>
    public async Task<Guid?> LoginOfAsync(string token, CancellationToken cancel)
    {
        var hash = Secrets.HashToken(token);
        return await db.StaffSessions.Where(s => s.TokenHash == hash).Select(s => (Guid?)s.LoginId).SingleOrDefaultAsync(cancel);
    }
}
