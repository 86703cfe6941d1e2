using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Gigafibre.Portal.Sandbox.Oidc;

public sealed class OidcSessions
{
    private readonly ConcurrentDictionary<string, OidcSession> _open = new();
    private readonly ConcurrentDictionary<string, bool> _spent = new();

    /// <summary>What an administrator of the provider changed since: groups by subject, null for an account that was closed.</summary>
    public ConcurrentDictionary<string, string[]?> Groups { get; } = new();

    /// <summary>How people prove who they are, and how long ago they did.</summary>
    public string? Acr { get; set; } = "goauthentik.io/providers/oauth2/default";

    public string[] Amr { get; set; } = ["pwd", "otp", "mfa"];

    public TimeSpan? ProvedAgo { get; set; } = TimeSpan.Zero;

    /// <summary>What was last asked of us, as a query.</summary>
    public string LastRequest { get; set; } = "";

    public IReadOnlyList<string>? GroupsOf(Person person) => Groups.TryGetValue(person.Subject, out var groups) ? groups : person.Groups;

    /// <summary>A refresh token is good once.</summary>
    public bool Spend(string refreshToken) => _spent.TryAdd(refreshToken, true);

    public IReadOnlyCollection<OidcSession> Open => [.. _open.Values];

    public OidcSession Begin(Person person, string issuer, Uri redirect)
    {
        var session = new OidcSession(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), person, issuer, new Uri(redirect,
            redirect.AbsolutePath.Replace("/signin-oidc", "/signout-backchannel", StringComparison.Ordinal)));
        return _open[session.Id] = session;
    }

    /// <summary>Signed out at the portal: nothing is left to tell it.</summary>
    public void Forget(string? id)
    {
        if (id is not null)
        {
            _open.TryRemove(id, out _);
        }
    }

    /// <summary>Signed out here: the portal is told behind the browser's back.</summary>
    public async Task<System.Net.HttpStatusCode?> EndAsync(string id, HttpClient http)
    {
        if (!_open.TryRemove(id, out var session))
        {
            return null;
        }

        using var form = new FormUrlEncodedContent([new("logout_token", session.LogoutToken())]);
        using var answer = await http.PostAsync(session.BackChannel, form);
        return answer.StatusCode;
    }
}

public sealed record OidcSession(string Id, Person Person, string Issuer, Uri BackChannel)
{
    /// <summary>OpenID Connect Back-Channel Logout 1.0, §2.4.</summary>
    public string LogoutToken(Action<Dictionary<string, object>>? change = null)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Issuer,
            ["aud"] = OidcProvider.ClientId,
            ["sub"] = Person.Subject,
            ["sid"] = Id,
            ["iat"] = now,
            ["exp"] = now + 120,
            ["jti"] = Guid.NewGuid().ToString("N"),
            ["events"] = new Dictionary<string, object> { ["http://schemas.openid.net/event/backchannel-logout"] = new Dictionary<string, object>() },
        };
        change?.Invoke(claims);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            TokenType = "logout+jwt",
            SigningCredentials = new SigningCredentials(OidcProvider.SigningKey, SecurityAlgorithms.RsaSha256),
        });
    }
}
