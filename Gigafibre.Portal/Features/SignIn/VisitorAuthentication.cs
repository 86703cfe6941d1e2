using System.Security.Claims;
using System.Text.Encodings.Web;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.SignIn;

public sealed class VisitorAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SessionService sessions, Words words)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Visitor";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Cookies.Visitor.Read(Request) is not { Length: 64 } token || await sessions.FindAsync(token, Context.RequestAborted) is not { } visitor)
        {
            return AuthenticateResult.NoResult();
        }

        Context.Features.Set(visitor);
        if (!words.Chosen && visitor.Language is { } own)
        {
            words.Use(SiteLanguage.Parse(own));
        }

        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, visitor.CustomerId)], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    /// <summary>To the sign-in, and from there back to what was asked for.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Redirect(WayBack.Note(Context) ? Links.SignInFirst : Links.SignIn);
        return Task.CompletedTask;
    }
}
