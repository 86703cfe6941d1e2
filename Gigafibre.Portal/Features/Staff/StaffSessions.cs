using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Staff;

/// <param name="Member">Null when the session is over.</param>
/// <param name="Away">The provider could not be asked what the person may, and what it said last is too old.</param>
public sealed record FoundStaff(StaffMember? Member, bool Away = false);

public sealed class StaffSessions(PortalDb db, StaffRoles roles, TimeProvider clock)
{
    public static readonly TimeSpan Idle = TimeSpan.FromHours(1);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(10);

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    public async Task<FoundStaff> FindAsync(string token, CancellationToken cancel)
    {
        var (now, hash) = (clock.GetUtcNow(), Secrets.HashToken(token));
        var (seenAfter, madeAfter) = (now - Idle, now - Longest);
        var alive = db.StaffSessions.AsNoTracking().Where(s => s.TokenHash == hash && s.RevokedAt == null && s.SeenAt > seenAfter && s.CreatedAt > madeAfter);
        var found = await alive.Join(db.OidcLogins, s => s.LoginId, l => l.Id, (s, l) => new { Session = s, Login = l }).SingleOrDefaultAsync(cancel);
        var session = found?.Session;
        if (found is not null && !roles.IsFresh(found.Login))
        {
            var answer = await roles.AskAsync(found.Login, cancel);
            session = answer == RolesAnswer.Known ? await alive.SingleOrDefaultAsync(cancel) : null;
            if (answer == RolesAnswer.Silent)
            {
                return new FoundStaff(null, Away: true);
            }
        }

        if (session is null)
        {
            return new FoundStaff(null);
        }

        if (now - session.SeenAt > Fresh)
        {
            await db.StaffSessions.Where(s => s.Id == session.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now), cancel);
        }

        return new FoundStaff(new StaffMember(session.Id, session.Subject, session.Name, session.Email, session.Roles.Split(',').Select(Enum.Parse<StaffRole>).ToHashSet()));
    }

    /// <summary>Whoever of the staff is signed in, the last seen first.</summary>
    public async Task<IReadOnlyList<StaffSession>> ListAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (seenAfter, madeAfter) = (now - Idle, now - Longest);
        return await db.StaffSessions.AsNoTracking().Where(s => s.RevokedAt == null && s.SeenAt > seenAfter && s.CreatedAt > madeAfter)
            .OrderByDescending(s => s.SeenAt).ToListAsync(cancel);
    }

    /// <summary>How the person behind this session proved who they are.</summary>
    public async Task<SignInProof> ProofOfAsync(Guid sessionId, CancellationToken cancel) =>
        (await db.StaffSessions.AsNoTracking().Where(s => s.Id == sessionId).Join(db.OidcLogins, s => s.LoginId, l => l.Id, (_, l) => l).SingleAsync(cancel)).Proof;

    public Task<string?> NameOfAsync(string subject, CancellationToken cancel) =>
        db.StaffSessions.Where(s => s.Subject == subject).OrderByDescending(s => s.CreatedAt).Select(s => s.Name).FirstOrDefaultAsync(cancel);

    /// <summary>The sign-in at the provider that this cookie's session hangs on, whatever state it is in.</summary>
    public async Task<Guid?> LoginOfAsync(string token, CancellationToken cancel)
    {
        var hash = Secrets.HashToken(token);
        return await db.StaffSessions.Where(s => s.TokenHash == hash).Select(s => (Guid?)s.LoginId).SingleOrDefaultAsync(cancel);
    }
}
