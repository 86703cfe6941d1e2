using System.Globalization;
using System.Security.Claims;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Staff;

/// <summary>What a sign-in at the provider opens here: the staff's side, an account, both, or nothing.</summary>
/// <param name="StaffToken">Token of a new staff session.</param>
/// <param name="VisitorToken">Token of a new customer session.</param>
/// <param name="Away">ERPNext could not be asked whether the account is there.</param>
/// <param name="IsUnproved">There is a role, and the person did not prove who they are in the way that the desk asks for.</param>
public sealed record OpenedSessions(string? StaffToken, string? VisitorToken, bool Away, bool IsUnproved);

public sealed class OidcLogins(PortalDb db, ErpNextBilling erp, Secrets secrets, IOptions<OidcOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <param name="refreshToken">With which the provider is asked again what somebody of the staff may; null where it gives none.</param>
    public async Task<OpenedSessions> OpenAsync(OidcSide at, ClaimsPrincipal who, string idToken, string? refreshToken, CancellationToken cancel)
    {
        var o = options.Value;
        var roles = o.Roles.Of(o.Opens(at, OidcSide.Staff) ? [.. who.FindAll(o.GroupsClaim).Select(c => c.Value)] : []);
        var proof = ProofOf(who);
        var isUnproved = roles.Count > 0 && !o.Desk.IsMetBy(proof, clock.GetUtcNow());
        roles = isUnproved ? new HashSet<StaffRole>() : roles;
        var (customers, away) = await FindCustomersAsync(
            o.Opens(at, OidcSide.Customers) ? [.. who.FindAll(o.CustomerClaim).Select(c => c.Value).Where(v => v.Length > 0).Distinct()] : [], cancel);
        if (roles.Count == 0 && customers.Count == 0)
        {
            return new OpenedSessions(null, null, away, isUnproved);
        }

        var now = clock.GetUtcNow();
        var subject = who.FindFirstValue("sub") ?? throw new InvalidOperationException("The provider vouched for nobody.");
        var login = new OidcLogin
        {
            Id = Guid.CreateVersion7(now),
            Side = at,
            Subject = subject,
            ProviderSession = who.FindFirstValue("sid"),
            IdTokenSealed = secrets.Seal(idToken),
            RefreshSealed = roles.Count > 0 && refreshToken is not null ? secrets.Seal(refreshToken) : null,
            RolesSaidAt = now,
            RolesAskedAt = now,
            ProvedAt = proof.At,
            Acr = proof.Acr,
            Amr = proof.Amr.Count == 0 ? null : string.Join(' ', proof.Amr),
            CreatedAt = now,
        };
        db.OidcLogins.Add(login);
        string? staffToken = null, visitorToken = null;
        if (roles.Count > 0)
        {
            staffToken = Secrets.NewToken();
            db.StaffSessions.Add(new StaffSession
            {
                Id = Guid.CreateVersion7(now),
                LoginId = login.Id,
                TokenHash = Secrets.HashToken(staffToken),
                Subject = subject,
                Name = who.FindFirstValue("name") ?? who.FindFirstValue("preferred_username") ?? subject,
                Email = who.FindFirstValue("email"),
                Roles = string.Join(',', roles),
                CreatedAt = now,
                SeenAt = now,
            });
        }

        if (customers.Count > 0)
        {
            visitorToken = Secrets.NewToken();
            db.Sessions.Add(new Session
            {
                Id = Guid.CreateVersion7(now),
                Kind = SessionKind.Account,
                LoginId = login.Id,
                TokenHash = Secrets.HashToken(visitorToken),
                CustomerId = customers[0].Id,
                Language = customers[0].Language,
                Accounts = customers.Count > 1 ? string.Join('\n', customers.Select(c => c.Id)) : null,
                CreatedAt = now,
                SeenAt = now,
            });
        }

        await db.SaveChangesAsync(cancel);
        return new OpenedSessions(staffToken, visitorToken, away, isUnproved);
    }

    private static SignInProof ProofOf(ClaimsPrincipal who) => new(
        long.TryParse(who.FindFirstValue("auth_time"), CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1L << 36
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
        who.FindFirstValue("acr"), [.. who.FindAll("amr").Select(c => c.Value)]);

    /// <summary>
    /// Signed out at the provider, by a logout token (<c>jti</c>) that is good once: one session of a person, or without <paramref name="providerSession"/> all of them. False
    /// when it was taken before. Either all of it is written down or nothing, so that the provider's next try does it.
    /// </summary>
    public async Task<bool> EndByTokenAsync(OidcSide side, string? subject, string? providerSession, string tokenId, DateTime expires, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.LogoutTokens.Add(new LogoutToken { IdHash = Secrets.HashToken($"{side} {tokenId}"), ExpiresAt = DateTime.SpecifyKind(expires, DateTimeKind.Utc) });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate<LogoutToken>())
        {
            db.ChangeTracker.Clear();
            return false;
        }

        await EndAsync(side, subject, providerSession, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>Ends a sign-in and all that hangs on it; returns the ID token that the provider wants back.</summary>
    public async Task<string?> EndAsync(Guid loginId, CancellationToken cancel)
    {
        var token = await db.OidcLogins.Where(l => l.Id == loginId).Select(l => l.IdTokenSealed).SingleOrDefaultAsync(cancel);
        await EndAsync(db.OidcLogins.Where(l => l.Id == loginId), cancel);
        return string.IsNullOrEmpty(token) ? null : secrets.Open(token);
    }

    /// <summary>
    /// Signed out at the provider: one session of a person, or with <paramref name="providerSession"/> null all of them. A sign-in whose ID token named no
    /// session may be this one, and ends too.
    /// </summary>
    public Task EndAsync(OidcSide side, string? subject, string? providerSession, CancellationToken cancel) => EndAsync(
        db.OidcLogins.Where(l => l.Side == side && (subject == null || l.Subject == subject)
            && (providerSession == null || l.ProviderSession == providerSession || (subject != null && l.ProviderSession == null))), cancel);

    private async Task EndAsync(IQueryable<OidcLogin> logins, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var ids = await logins.Where(l => l.EndedAt == null).Select(l => l.Id).ToListAsync(cancel);
        await db.StaffSessions.Where(s => ids.Contains(s.LoginId) && s.RevokedAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, now), cancel);
        await db.Sessions.Where(s => s.LoginId != null && ids.Contains(s.LoginId.Value) && s.RevokedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, now), cancel);

        // Last: whoever dies before this does it all again.
        await db.OidcLogins.Where(l => ids.Contains(l.Id)).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now).SetProperty(x => x.IdTokenSealed, "")
            .SetProperty(x => x.RefreshSealed, (string?)null), cancel);
    }

    private async Task<(IReadOnlyList<CustomerRecord> Found, bool Away)> FindCustomersAsync(IReadOnlyList<string> ids, CancellationToken cancel)
    {
        try
        {
            var found = await Deadline.AskAsync(SystemName.ErpNext, Longest, c => Task.WhenAll(ids.Select(id => erp.FindCustomerAsync(id, c))), cancel);
            return ([.. found.OfType<CustomerRecord>()], false);
        }
        catch (IntegrationException)
        {
            return ([], true);
        }
    }
}
