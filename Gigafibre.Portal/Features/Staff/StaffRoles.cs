using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Staff;

public enum RolesAnswer
{
    Known,
    Gone,
    Silent,
}

/// <summary>
/// What somebody of the staff may do is what the provider says now, at most ten minutes old: whoever lost a group loses the role, whoever lost all of them or their
/// account is out, and while the provider is silent for longer, nobody is let in on old words.
/// </summary>
public sealed class StaffRoles(PortalDb db, OidcLogins logins, OidcRefresh provider, Secrets secrets, IOptions<OidcOptions> options, TimeProvider clock)
{
    /// <summary>One asks, whoever comes meanwhile waits for the answer; a refresh token is good once.</summary>
    private static readonly TimeSpan LongestAsk = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private TimeSpan Longest => TimeSpan.FromMinutes(options.Value.RolesMinutes);

    /// <summary>What was said last need not be asked again yet.</summary>
    public bool IsFresh(OidcLogin login) => Age(login) < Longest * 0.8;

    public async Task<RolesAnswer> AskAsync(OidcLogin login, CancellationToken cancel)
    {
        if (login.RefreshSealed is not { Length: > 0 } held)
        {
            return Age(login) < Longest ? RolesAnswer.Known : RolesAnswer.Gone;
        }

        if (await ClaimAsync(login, cancel))
        {
            // Whoever leaves the page meanwhile must not take the answer with them: the token is spent.
            await AskProviderAsync(login, secrets.Open(held), CancellationToken.None);
        }

        login = await FindAsync(login.Id, cancel);
        for (var tries = 0; Age(login) >= Longest && login.EndedAt is null && IsBeingAsked(login) && tries < LongestAsk / Look; tries++)
        {
            await Task.Delay(Look, clock, cancel);
            login = await FindAsync(login.Id, cancel);
        }

        return login.EndedAt is not null ? RolesAnswer.Gone : Age(login) < Longest ? RolesAnswer.Known : RolesAnswer.Silent;
    }

    private TimeSpan Age(OidcLogin login) => clock.GetUtcNow() - login.RolesSaidAt;

    /// <summary>Somebody asked a moment ago, and neither an answer nor a failure is written down.</summary>
    private bool IsBeingAsked(OidcLogin login) => login.RolesAskedAt > login.RolesSaidAt && !(login.SilentAt >= login.RolesAskedAt)
        && clock.GetUtcNow() - login.RolesAskedAt < LongestAsk;

    /// <summary>It did not answer a moment ago, and what it said before still holds.</summary>
    private bool IsResting(OidcLogin login) => Age(login) < Longest && clock.GetUtcNow() - login.SilentAt < Rest;

    private Task<OidcLogin> FindAsync(Guid id, CancellationToken cancel) => db.OidcLogins.AsNoTracking().SingleAsync(l => l.Id == id, cancel);

    private async Task<bool> ClaimAsync(OidcLogin login, CancellationToken cancel)
    {
        var (now, seen) = (clock.GetUtcNow(), login.RolesAskedAt);
        return !IsBeingAsked(login) && !IsResting(login) && await db.OidcLogins.Where(l => l.Id == login.Id && l.RolesAskedAt == seen && l.EndedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RolesAskedAt, now), cancel) == 1;
    }

    private async Task AskProviderAsync(OidcLogin login, string refreshToken, CancellationToken cancel)
    {
        switch (await provider.AskAsync(refreshToken, login.Subject, cancel))
        {
            case RefreshAnswer.Said said when options.Value.Roles.Of(said.Groups) is { Count: > 0 } roles:
                await KeepAsync(login, string.Join(',', roles), secrets.Seal(said.RefreshToken), cancel);
                break;
            case RefreshAnswer.Silent:
                var (id, now) = (login.Id, clock.GetUtcNow());
                await db.OidcLogins.Where(l => l.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.SilentAt, now), cancel);
                break;
            default:
                await logins.EndAsync(login.Id, cancel);
                break;
        }
    }

    private async Task KeepAsync(OidcLogin login, string roles, string refresh, CancellationToken cancel)
    {
        var (id, now) = (login.Id, clock.GetUtcNow());
        var changed = await db.StaffSessions.Where(s => s.LoginId == id && s.RevokedAt == null && s.Roles != roles)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Roles, roles), cancel);
        if (changed > 0)
        {
            // Looking at a customer's pages hung on the former roles.
            await db.Sessions.Where(s => s.LoginId == id && s.Kind == SessionKind.View && s.RevokedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, now), cancel);
        }

        await db.OidcLogins.Where(l => l.Id == id && l.EndedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RefreshSealed, refresh).SetProperty(x => x.RolesSaidAt, now).SetProperty(x => x.SilentAt, (DateTimeOffset?)null), cancel);
    }
}
