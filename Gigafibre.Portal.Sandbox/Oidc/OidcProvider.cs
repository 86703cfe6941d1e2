using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Gigafibre.Portal.Sandbox.Oidc;

/// <summary>
/// An OpenID provider, two issuers a world under <c>/w/{world}/oidc</c> and, of customers, <c>/w/{world}/id</c>: code with PKCE, pushed requests, userinfo, sign-out both ways.
/// OpenIddict does the protocol; who may sign in is picked from a list, without a password.
/// </summary>
public static class OidcProvider
{
    public const string ClientId = "portal";
    public const string ClientSecret = "sandbox-oidc-secret-not-a-secret";
    public const string Http = "oidc";

    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static readonly RsaSecurityKey SigningKey = new(RSA.Create(2048)) { KeyId = "sandbox" };

    public static void AddOidcProvider(this IServiceCollection services)
    {
        services.AddHttpClient(Http).RemoveAllLoggers();
        services.AddAuthentication();
        services.AddOpenIddict().AddServer(o =>
        {
            o.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token").SetUserInfoEndpointUris("connect/userinfo")
                .SetEndSessionEndpointUris("connect/logout").SetPushedAuthorizationEndpointUris("connect/par");
            o.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowRefreshTokenFlow();
            o.RegisterScopes(Scopes.OpenId, Scopes.Profile, Scopes.Email, Scopes.OfflineAccess);
            o.AddSigningKey(SigningKey).AddEphemeralEncryptionKey();
            o.EnableDegradedMode();
            o.UseAspNetCore().DisableTransportSecurityRequirement().EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough()
                .EnableUserInfoEndpointPassthrough().EnableEndSessionEndpointPassthrough();
            o.AddEventHandler<ValidateAuthorizationRequestContext>(b => b.UseInlineHandler(c => Check(c.ClientId, c.RedirectUri, c.Reject)));
            o.AddEventHandler<ValidatePushedAuthorizationRequestContext>(b => b.UseInlineHandler(c => Check(c.ClientId, c.RedirectUri, c.Reject, c.Request.ClientSecret ?? "")));
            o.AddEventHandler<ValidateTokenRequestContext>(b => b.UseInlineHandler(c => Check(c.ClientId, null, c.Reject, c.Request.ClientSecret ?? "")));
            o.AddEventHandler<ValidateEndSessionRequestContext>(b => b.UseInlineHandler(c => Check(ClientId, c.PostLogoutRedirectUri, c.Reject)));
        });
    }

    /// <summary>Before routing: a world's provider sees its own address as its root.</summary>
    public static void UseOidcProvider(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Path.Value!.Split('/') is ["", "w", { Length: > 0 } world, ("oidc" or "id") and var issuer, .. var rest])
        {
            context.Items[nameof(World)] = context.RequestServices.GetRequiredService<Worlds>()[world];
            context.Request.PathBase = $"/w/{world}/{issuer}";
            context.Request.Path = "/" + string.Join('/', rest);
        }

        return next(context);
    });

    public static void MapOidcProvider(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/connect/authorize", ["GET", "POST"], (Delegate)Authorize);
        routes.MapPost("/connect/token", (Delegate)TokenAsync);
        routes.MapGet("/connect/userinfo", (Delegate)(async (HttpContext context) => Results.Json(UserInfo(Of(context), (await context.AuthenticateAsync(Scheme)).Principal!))));
        routes.MapMethods("/connect/logout", ["GET", "POST"], (Delegate)LogoutAsync);
        routes.MapGet("/sessions", (Delegate)((HttpContext context) => Page("Sessions ouvertes", string.Concat(Of(context).Oidc.Open.Select(s =>
            $"<form method=\"post\" action=\"{context.Request.PathBase}/sessions/{s.Id}\"><button>{WebUtility.HtmlEncode(s.Person.Name)}: fermer ici</button></form>")))));
        routes.MapPost("/sessions/{id}", async (HttpContext context, string id, IHttpClientFactory http) =>
        {
            await Of(context).Oidc.EndAsync(id, http.CreateClient(Http));
            return Results.Redirect(context.Request.PathBase + "/sessions");
        }).DisableAntiforgery();
    }

    private static IResult Authorize(HttpContext context)
    {
        var request = context.GetOpenIddictServerRequest()!;
        var world = Of(context);
        world.Oidc.LastRequest = string.Join('&', request.GetParameters().Select(p => $"{p.Key}={p.Value}"));
        if (Person.All.SingleOrDefault(p => p.Subject == context.Request.Query["login"]) is not { } person)
        {
            var here = context.Request.PathBase + context.Request.Path + context.Request.QueryString;
            return Page("Qui êtes-vous?", string.Concat(Person.All.Select(p =>
                $"<p><a href=\"{WebUtility.HtmlEncode(here)}&amp;login={p.Subject}\">{WebUtility.HtmlEncode(p.Name)}</a> <small>{string.Join(", ", p.Groups)}</small></p>")));
        }

        var issuer = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}";
        var session = world.Oidc.Begin(person, issuer, new Uri(request.RedirectUri!));
        var identity = new ClaimsIdentity("sandbox", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, person.Subject).SetClaim(Claims.Name, person.Name).SetClaim(Claims.Email, person.Email)
            .SetClaims("groups", [.. world.Oidc.GroupsOf(person) ?? []]).SetClaim("sid", session.Id).SetClaims("amr", [.. world.Oidc.Amr]);
        if (world.Oidc.Acr is { } acr)
        {
            identity.SetClaim("acr", acr);
        }

        if (world.Oidc.ProvedAgo is { } ago)
        {
            identity.SetClaim("auth_time", (DateTimeOffset.UtcNow - ago).ToUnixTimeSeconds());
        }

        if (person.Scene is not null)
        {
            identity.SetClaim("customer", world.People.SingleOrDefault(p => p.Scene.Key == person.Scene)?.CustomerId ?? "CUST-GONE");
        }

        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(_ => [Destinations.AccessToken, Destinations.IdentityToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), null, Scheme);
    }

    private static async Task<IResult> TokenAsync(HttpContext context)
    {
        var (request, who, oidc) = (context.GetOpenIddictServerRequest()!, (await context.AuthenticateAsync(Scheme)).Principal!, Of(context).Oidc);
        return request.IsRefreshTokenGrantType() && (!oidc.Spend(request.RefreshToken!) || oidc.GroupsOf(PersonOf(who)) is null || !oidc.Open.Any(s => s.Id == who.GetClaim("sid")))
            ? Results.Forbid(new AuthenticationProperties(new Dictionary<string, string?> { [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.InvalidGrant }),
                [Scheme])
            : Results.SignIn(who, null, Scheme);
    }

    private static Person PersonOf(ClaimsPrincipal who) => Person.All.Single(p => p.Subject == who.GetClaim(Claims.Subject));

    private static async Task<IResult> LogoutAsync(HttpContext context)
    {
        var hint = (await context.AuthenticateAsync(Scheme)).Principal;
        Of(context).Oidc.Forget(hint?.GetClaim("sid"));
        return Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, [Scheme]);
    }

    private static Dictionary<string, object?> UserInfo(World world, ClaimsPrincipal who) => new()
    {
        [Claims.Subject] = who.GetClaim(Claims.Subject),
        [Claims.Name] = who.GetClaim(Claims.Name),
        [Claims.Email] = who.GetClaim(Claims.Email),
        ["groups"] = world.Oidc.GroupsOf(PersonOf(who)) ?? [],
    };

    private static World Of(HttpContext context) => (World)context.Items[nameof(World)]!;

    private static ValueTask Check(string? client, string? redirect, Action<string?, string?, string?> reject, string? secret = null)
    {
        if (client != ClientId || secret is not (null or ClientSecret))
        {
            reject(Errors.InvalidClient, "Unknown client.", null);
        }
        else if (redirect is not null && (!Uri.TryCreate(redirect, UriKind.Absolute, out var to) || !to.IsLoopback))
        {
            reject(Errors.InvalidRequest, "Not an address of this client.", null);
        }

        return ValueTask.CompletedTask;
    }

    private static IResult Page(string title, string body) => Results.Content(
        $"<!doctype html><html lang=\"fr\"><meta charset=\"utf-8\"><meta name=\"viewport\" "
            + $"content=\"width=device-width\"><title>{title}</title><style>:root{{color-scheme:light dark}}body{{font:18px/1.6 "
            + $"system-ui;max-width:32rem;margin:2rem auto;padding:0 1rem}}</style><h1>{title}</h1>{body}</html>",
        "text/html; charset=utf-8");
}
