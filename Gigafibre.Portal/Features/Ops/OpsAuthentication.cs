using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Gigafibre.Portal.Core;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Ops;

/// <summary>Who calls is known before a byte of what they send is read.</summary>
public sealed class OpsAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IOptions<OpsOptions> ops, SecurityEvents security)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Ops";
    public const string RouteClaim = "route";
    private const string Bearer = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var given = Request.Headers.Authorization.ToString();
        if (!given.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(given[Bearer.Length..].Trim()));
        var (name, client) = ops.Value.Tokens.FirstOrDefault(t => CryptographicOperations.FixedTimeEquals(hash, Convert.FromHexString(t.Value.Hash)));
        if (client is null)
        {
            security.Say(SecurityEvent.WrongToken, Context);
            return Task.FromResult(AuthenticateResult.Fail("No such token."));
        }

        Context.Features.Set(new Actor(OpsActor.Prefix + name, null));
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, name), .. client.Routes.Select(r => new Claim(RouteClaim, r))], SchemeName);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return ApiError.Json("A bearer token is required.", StatusCodes.Status401Unauthorized).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        security.Say(SecurityEvent.TokenRefused, Context, Context.Features.Get<Actor>()?.Id);
        return ApiError.Json("This token does not open this route.", StatusCodes.Status403Forbidden).ExecuteAsync(Context);
    }
}
