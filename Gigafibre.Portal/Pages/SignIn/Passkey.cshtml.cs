using System.Net.Mime;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Passkeys;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.SignIn;

/// <summary>Opens the account by a key on the visitor's own device. Looks the same for everybody.</summary>
public sealed class PasskeyModel(PasskeySignIn signIn, SessionService sessions, StrangerLimit limit, SecurityEvents security, Words words) : PageModel
{
    public Phrase? Error { get; private set; }

    /// <summary>What the browser is to ask the device.</summary>
    public async Task<IActionResult> OnPostAskAsync(CancellationToken cancel)
    {
        if (!limit.Allows(HttpContext, StrangerDoor.Passkeys))
        {
            return new ContentResult { StatusCode = StatusCodes.Status429TooManyRequests, Content = words[PasskeyText.Busy], ContentType = MediaTypeNames.Text.Plain };
        }

        var question = await signIn.AskAsync(Cookies.Passkey.Read(Request), HttpContext, cancel);
        Cookies.Passkey.Write(Response, question.Token);
        return Content(question.Options, "application/json");
    }

    public async Task<IActionResult> OnPostAsync(string? credential, CancellationToken cancel)
    {
        var token = Cookies.Passkey.Read(Request);
        Cookies.Passkey.Clear(Response);
        PasskeyEntry? entry;
        try
        {
            entry = await signIn.TryAsync(token, credential ?? "", HttpContext, cancel);
        }
        catch (IntegrationException)
        {
            return Refuse(PasskeyText.AwayCode, StatusCodes.Status503ServiceUnavailable);
        }

        if (entry is null)
        {
            security.Say(SecurityEvent.PasskeyRefused, HttpContext);
            return Refuse(PasskeyText.NotOpened, StatusCodes.Status400BadRequest);
        }

        security.Say(SecurityEvent.SignedIn, HttpContext, entry.PasskeyId.ToString());
        if (Cookies.Visitor.Read(Request) is { } former)
        {
            await sessions.EndAsync(former, cancel);
        }

        Cookies.Visitor.Write(Response, entry.SessionToken);
        return Redirect(WayBack.Take(HttpContext, Links.Home));
    }

    private PageResult Refuse(Phrase why, int status)
    {
        (Error, Response.StatusCode) = (why, status);
        return Page();
    }
}
