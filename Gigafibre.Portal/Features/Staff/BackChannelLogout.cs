using System.Text.Json;
using Gigafibre.Portal.Core;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Gigafibre.Portal.Features.Staff;

/// <summary><c>POST /signout-backchannel</c>: the OpenID provider says that somebody signed out there (Back-Channel Logout 1.0).</summary>
public static class BackChannelLogout
{
    public const string Path = "/signout-backchannel";

    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    public static void MapBackChannelLogout(this IEndpointRouteBuilder routes) => routes.MapPost(Path, (HttpContext context, CancellationToken cancel) =>
        HandleAsync(OidcSide.Staff, context, cancel)).DisableAntiforgery();

    /// <summary>The same of the customers' own provider, where there is one.</summary>
    public static void MapCustomersLogout(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<IOptions<OidcOptions>>().Value.Customers is not null)
        {
            routes.MapPost(Path + OidcSignIn.CustomersSuffix, (HttpContext context, CancellationToken cancel) => HandleAsync(OidcSide.Customers, context, cancel))
                .DisableAntiforgery();
        }
    }

    private static async Task<IResult> HandleAsync(OidcSide side, HttpContext context, CancellationToken cancel)
    {
        var services = context.RequestServices;
        var (provider, logins, security) = (services.GetRequiredService<OidcMetadata>(), services.GetRequiredService<OidcLogins>(), services.GetRequiredService<SecurityEvents>());
        var client = services.GetRequiredService<IOptions<OidcOptions>>().Value.ClientOf(side);
        if (await ReadAsync(context.Request, cancel) is not { Length: > 0 and < 16_384 } token)
        {
            return Results.Json(new { error = "invalid_request" }, statusCode: StatusCodes.Status400BadRequest);
        }

        if (await provider.FindAsync(side, cancel) is not { } metadata)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        var checkedToken = await CheckAsync(token, metadata, client);
        if (checkedToken.Exception is SecurityTokenSignatureKeyNotFoundException && await provider.FindAgainAsync(side, cancel) is { } fresh)
        {
            // The provider has a new key that we have not seen yet.
            checkedToken = await CheckAsync(token, fresh, client);
        }

        if (!checkedToken.IsValid || checkedToken.SecurityToken is not JsonWebToken jwt || !IsLogout(jwt)
            || !await logins.EndByTokenAsync(side, Text(jwt, "sub"), Text(jwt, "sid"), Text(jwt, "jti")!, jwt.ValidTo, cancel))
        {
            security.Say(SecurityEvent.WrongSignature, context);
            return Results.Json(new { error = "invalid_request" }, statusCode: StatusCodes.Status400BadRequest);
        }

        security.Say(SecurityEvent.StaffSignedOut, context, security.Person(Text(jwt, "sub")));
        return Results.Ok();
    }

    private static async Task<string?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        try
        {
            return request.HasFormContentType ? (await request.ReadFormAsync(cancel))["logout_token"].ToString() : null;
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException)
        {
            return null;
        }
    }

    private static Task<TokenValidationResult> CheckAsync(string token, OpenIdConnectConfiguration metadata, OidcClient client) =>
        new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerValidator = (issuer, token, parameters) => client.CheckIssuer(issuer, token, parameters),
            ValidAudience = client.ClientId,
            IssuerSigningKeys = metadata.SigningKeys,

            // An ID token signed by the same key is none.
            ValidTypes = ["logout+jwt"],
            ValidAlgorithms = OidcClient.Algorithms,
            ClockSkew = TimeSpan.FromMinutes(1),
        });

    private static bool IsLogout(JsonWebToken jwt) =>
        jwt.TryGetPayloadValue("events", out JsonElement events) && events.ValueKind == JsonValueKind.Object && events.TryGetProperty(Event, out _)
        && !jwt.TryGetPayloadValue("nonce", out string _) && (Text(jwt, "sub") ?? Text(jwt, "sid")) is not null && Text(jwt, "jti") is { Length: <= 255 };

    private static string? Text(JsonWebToken jwt, string claim) => jwt.TryGetPayloadValue(claim, out string value) && value.Length > 0 ? value : null;
}
