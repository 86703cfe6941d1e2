using System.Globalization;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Gigafibre.Portal.Features.Staff;

/// <summary>Signing in at the OpenID provider: code with PKCE. What comes back opens sessions of our own and is then forgotten.</summary>
public static partial class OidcSignIn
{
    public const string Scheme = "Oidc";
    public const string CustomersScheme = "OidcCustomers";
    public const string CallbackPath = "/signin-oidc";
    public const string SignedOutPath = "/signout-callback-oidc";

    /// <summary>What the addresses of the customers' provider end with.</summary>
    public const string CustomersSuffix = "-customers";

    public static string SchemeOf(OidcSide side) => side == OidcSide.Customers ? CustomersScheme : Scheme;

    private const string IdTokenHint = "id_token_hint";

    public static void Configure(OidcSide side, OpenIdConnectOptions o, IOptions<OidcOptions> oidc, IOptions<PortalOptions> portal, IHostEnvironment environment,
        IHttpClientFactory http)
    {
        var (provider, client) = (oidc.Value, oidc.Value.ClientOf(side));
        var suffix = side == OidcSide.Customers ? CustomersSuffix : "";
        (o.Authority, o.ClientId, o.ClientSecret) = (client.Authority.ToString(), client.ClientId, client.ClientSecret);
        o.RequireHttpsMetadata = !environment.IsDevelopment() && !portal.Value.AllowTestKeys;
        (o.CallbackPath, o.SignedOutCallbackPath) = (CallbackPath + suffix, SignedOutPath + suffix);

        // Signing out at the provider comes behind the browser's back (BackChannelLogout); a page in a frame carries none of our cookies.
        o.RemoteSignOutPath = PathString.Empty;
        o.ResponseType = OpenIdConnectResponseType.Code;
        o.ResponseMode = OpenIdConnectResponseMode.Query;
        o.UsePkce = true;
        o.SaveTokens = true;
        o.MapInboundClaims = false;
        o.GetClaimsFromUserInfoEndpoint = true;
        o.Scope.Add("email");
        o.ClaimActions.Remove("acr");
        foreach (var claim in new[] { provider.GroupsClaim, provider.CustomerClaim })
        {
            o.ClaimActions.MapJsonKey(claim, claim);
        }

        o.Backchannel = http.CreateClient(Scheme);
        (o.Backchannel.Timeout, o.Backchannel.MaxResponseContentBufferSize) = (TimeSpan.FromSeconds(10), 1024 * 1024);
        o.TokenHandler = new SignedTokensOnly();
        o.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(1);
        o.TokenValidationParameters.IssuerValidator = client.CheckIssuer;
        o.TokenValidationParameters.ValidAlgorithms = OidcClient.Algorithms;
        o.SignInScheme = o.SignOutScheme = StaffAuthentication.SchemeName;
        foreach (var cookie in new[] { o.CorrelationCookie, o.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.Path = "/";
            cookie.Name = (portal.Value.IsHttps ? "__Host-" : "") + (cookie == o.NonceCookie ? "oidc-nonce." : "oidc-correlation.");
            cookie.SecurePolicy = portal.Value.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        }

        var here = portal.Value.PublicUrl.GetLeftPart(UriPartial.Authority);
        o.Events = new OpenIdConnectEvents
        {
            OnRedirectToIdentityProvider = context =>
            {
                // Each one is a request of ours to the provider, with our secret.
                var door = side == OidcSide.Staff && context.Request.Path.StartsWithSegments(Links.Internal) ? StrangerDoor.Staff : StrangerDoor.Customers;
                if (!context.HttpContext.RequestServices.GetRequiredService<StrangerLimit>().Allows(context.HttpContext, door))
                {
                    context.Response.Redirect(Links.SignInRefused("often"));
                    context.HandleResponse();
                    return Task.CompletedTask;
                }

                if (door == StrangerDoor.Staff)
                {
                    var isForRefunds = context.Properties.Items.ContainsKey(ForRefunds);
                    Ask(context.ProtocolMessage, isForRefunds ? provider.Refunds.Or(provider.Desk) : provider.Desk);

                    // A session at the provider answers by itself, with the proof of this morning.
                    context.ProtocolMessage.Prompt = isForRefunds ? "login" : context.ProtocolMessage.Prompt;
                }

                context.ProtocolMessage.RedirectUri = here + CallbackPath + suffix;
                context.ProtocolMessage.UiLocales = context.HttpContext.RequestServices.GetRequiredService<Words>().Language.Code;
                return Task.CompletedTask;
            },
            OnRedirectToIdentityProviderForSignOut = context =>
            {
                context.ProtocolMessage.PostLogoutRedirectUri = here + SignedOutPath + suffix;
                context.ProtocolMessage.IdTokenHint = context.HttpContext.Items[IdTokenHint] as string;
                return Task.CompletedTask;
            },
            OnTicketReceived = context => OpenAsync(side, context),
            OnRemoteFailure = RefuseAsync,
        };
    }

    /// <summary>Among the properties of a challenge: the person is about to give money back.</summary>
    public const string ForRefunds = "refunds";

    private static void Ask(OpenIdConnectMessage message, OidcProof proof)
    {
        // A refresh token: with it the provider is asked again what the person may.
        message.Scope += " offline_access";
        message.AcrValues = proof.Acr ?? message.AcrValues;
        message.MaxAge = proof.MaxAgeMinutes is { } minutes ? (minutes * 60).ToString(CultureInfo.InvariantCulture) : message.MaxAge;
    }

    /// <param name="side">Whose session it was.</param>
    public static async Task<string?> EndAtProviderAsync(HttpContext context, OidcSide side, string? idToken, string next)
    {
        side = context.RequestServices.GetRequiredService<IOptions<OidcOptions>>().Value.SideOf(side);
        var metadata = await context.RequestServices.GetRequiredService<OidcMetadata>().FindAsync(side, context.RequestAborted);
        if (idToken is null || string.IsNullOrEmpty(metadata?.EndSessionEndpoint))
        {
            return null;
        }

        context.Items[IdTokenHint] = idToken;
        await context.SignOutAsync(SchemeOf(side), new AuthenticationProperties { RedirectUri = next });
        return context.Response.Headers.Location;
    }

    private static async Task OpenAsync(OidcSide side, TicketReceivedContext context)
    {
        context.HandleResponse();
        var (http, response, services) = (context.HttpContext, context.Response, context.HttpContext.RequestServices);
        var (logins, security) = (services.GetRequiredService<OidcLogins>(), services.GetRequiredService<SecurityEvents>());
        var person = security.Person(context.Principal!.FindFirst("sub")?.Value);
        var session = await logins.OpenAsync(side, context.Principal!, context.Properties!.GetTokenValue("id_token")!, context.Properties!.GetTokenValue("refresh_token"),
            http.RequestAborted);
        if (session.StaffToken is { } staff)
        {
            if (Cookies.Staff.Read(http.Request) is { Length: 64 } before
                && await services.GetRequiredService<StaffSessions>().LoginOfAsync(before, http.RequestAborted) is { } former)
            {
                await logins.EndAsync(former, http.RequestAborted);
            }

            security.Say(SecurityEvent.StaffSignedIn, http, person);
            Cookies.Staff.Write(response, staff);
        }

        if (session.VisitorToken is { } visitor)
        {
            if (Cookies.Visitor.Read(http.Request) is { } former)
            {
                await services.GetRequiredService<SessionService>().EndAsync(former, http.RequestAborted);
            }

            Cookies.Visitor.Write(response, visitor);
            security.Say(SecurityEvent.SignedIn, http, person);
        }

        if (session is { StaffToken: null, VisitorToken: null, Away: false })
        {
            security.Say(SecurityEvent.ProviderRefused, http, person);
        }

        var forStaff = new PathString(context.ReturnUri?.Split('?')[0] is ['/', ..] path ? path : "/").StartsWithSegments(Links.Internal);
        response.Redirect(session switch
        {
            { StaffToken: not null } when forStaff => context.ReturnUri!,
            { VisitorToken: not null } => forStaff || context.ReturnUri is not ['/', _, ..] back ? Links.Home : back,
            { StaffToken: not null } => Links.Internal,
            { IsUnproved: true } => Links.SignInRefused("proof"),
            { Away: true } => Links.SignInRefused("later"),
            _ => Links.SignInRefused("nothing"),
        });
    }

    private static Task RefuseAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        context.HttpContext.RequestServices.GetRequiredService<SecurityEvents>().Say(SecurityEvent.ProviderRefused, context.HttpContext);
        Log.Refused(context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Gigafibre.Portal.Oidc"), context.Failure?.GetType().Name ?? "unknown");
        context.Response.Redirect(Links.SignInRefused("refused"));
        return Task.CompletedTask;
    }

    /// <summary>In the code flow the framework lets an unsigned ID token pass, trusting the connection that it came over. We do not.</summary>
    private sealed class SignedTokensOnly : JsonWebTokenHandler
    {
        public override Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
        {
            validationParameters.RequireSignedTokens = true;
            return base.ValidateTokenAsync(token, validationParameters);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A sign-in at the OpenID provider was refused: {Reason}")]
        public static partial void Refused(ILogger log, string reason);
    }
}
