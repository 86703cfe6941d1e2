using System.Security.Claims;
using System.Text.Encodings.Web;
using Gigafibre.Portal.Core;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Staff;

/// <summary>Signs in whoever carries a live staff session's cookie; sends everybody else to the OpenID provider.</summary>
public sealed class StaffAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, StaffSessions sessions, OidcMetadata provider)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Staff";

    private bool _away;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Cookies.Staff.Read(Request) is not { Length: 64 } token)
        {
            return AuthenticateResult.NoResult();
        }

        var found = await sessions.FindAsync(token, Context.RequestAborted);
        _away = found.Away;
        if (found.Member is not { } staff)
        {
            return AuthenticateResult.NoResult();
        }

        Context.Features.Set(staff);
        Context.Features.Set(new Actor(staff.Subject, staff.Name));
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, staff.Subject)], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_away || await provider.FindAsync(OidcSide.Staff, Context.RequestAborted) is null)
        {
            Response.Redirect(Links.SignInRefused("away"));
            return;
        }

        // Whatever was being sent is not sent again by itself: the way back leads to a page.
        properties.RedirectUri = HttpMethods.IsGet(Request.Method) ? OriginalPathBase + OriginalPath + Request.QueryString : Links.Internal;
        await Context.ChallengeAsync(OidcSignIn.Scheme, properties);
    }
}
