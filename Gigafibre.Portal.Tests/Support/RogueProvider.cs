using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Gigafibre.Portal.Tests.Support;

/// <summary>An OpenID provider that says whatever a test wants it to say; it signs everybody in as an administrator.</summary>
public sealed class RogueProvider : IAsyncDisposable
{
    private RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "rogue" };
    private readonly ConcurrentDictionary<string, string?> _nonces = new();
    private readonly WebApplication _app;

    private RogueProvider()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Issuer,
            authorization_endpoint = Issuer + "/authorize",
            token_endpoint = Issuer + "/token",
            jwks_uri = Issuer + "/jwks",
            response_types_supported = new[] { "code" },
            subject_types_supported = new[] { "public" },
            id_token_signing_alg_values_supported = new[] { "RS256" },
        }));
        _app.MapGet("/jwks", () =>
        {
            var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_key.Rsa.ExportParameters(false)) { KeyId = _key.KeyId });
            return Results.Json(new { keys = new[] { new { kty = jwk.Kty, use = "sig", kid = jwk.Kid, n = jwk.N, e = jwk.E } } });
        });
        _app.MapGet("/authorize", (string state, string? nonce, string redirect_uri) =>
        {
            var code = Guid.NewGuid().ToString("N");
            _nonces[code] = nonce;
            return Results.Redirect($"{redirect_uri}?code={code}&state={Uri.EscapeDataString(state)}");
        });
        _app.MapPost("/token", async (HttpContext context) =>
        {
            var form = await context.Request.ReadFormAsync();
            return Results.Json(new { access_token = "a", token_type = "Bearer", expires_in = 60, id_token = IdToken(_nonces[form["code"].ToString()]) });
        });
    }

    public string Issuer { get; private set; } = "";

    /// <summary>Changes the claims of the next ID tokens.</summary>
    public Action<Dictionary<string, object>> Change { get; set; } = _ => { };

    /// <summary>Changes the finished token.</summary>
    public Func<string, string> Forge { get; set; } = t => t;

    public SigningCredentials? Credentials { get; set; }

    public static async Task<RogueProvider> StartAsync()
    {
        var provider = new RogueProvider();
        await provider._app.StartAsync();
        provider.Issuer = provider._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return provider;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    public void ChangeKey() => _key = new(RSA.Create(2048)) { KeyId = "rogue2" };

    public string LogoutToken(string subject, string session)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return Sign(type: "logout+jwt", claims: new()
        {
            ["iss"] = Issuer,
            ["aud"] = "portal",
            ["sub"] = subject,
            ["sid"] = session,
            ["iat"] = now,
            ["exp"] = now + 60,
            ["jti"] = Guid.NewGuid().ToString(),
            ["events"] = JsonSerializer.SerializeToElement(new Dictionary<string, object> { ["http://schemas.openid.net/event/backchannel-logout"] = new { } }),
        });
    }

    private string IdToken(string? nonce)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Issuer,
            ["aud"] = "portal",
            ["sub"] = "mallory",
            ["name"] = "Mallory",
            ["groups"] = JsonSerializer.SerializeToElement(new[] { "portail-admins" }),
            ["iat"] = now,
            ["exp"] = now + 300,
            ["nonce"] = nonce ?? "",
        };
        Change(claims);
        return Forge(Sign(claims));
    }

    private string Sign(Dictionary<string, object> claims, string? type = null) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            TokenType = type,
            SigningCredentials = Credentials ?? new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
        });
}
