using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Passkeys;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.SignIn;

/// <summary>Opens the account by a key on the visitor's own device. Looks the same for everybody.</summary>
public sealed class PasskeyModel(PasskeySignIn signIn, SessionService sessions, StrangerLimit limit, SecurityEvents security, Words words) : PageModel
{
    public bool IsRefused { get; private set; }

    /// <summary>What the browser is to ask the device.</summary>
    public async Task<IActionResult> OnPostAskAsync(CancellationToken cancel)
    {
        if (!limit.Allows(HttpContext, StrangerDoor.Customers))
        {
            return new ContentResult { StatusCode = StatusCodes.Status429TooManyRequests, Content = words[PasskeyText.NotOpened] };
        }

        var question = await signIn.AskAsync(HttpContext, cancel);
        Cookies.Passkey.Write(Response, question.Token);
        return Content(question.Options, "application/json");
    }

    public async Task<IActionResult> OnPostAsync(string? credential, CancellationToken cancel)
    {
        var token = Cookies.Passkey.Read(Request);
        Cookies.Passkey.Clear(Response);
        if (await signIn.TryAsync(token, credential ?? "", HttpContext, cancel) is not { } entry)
        {
            security.Say(SecurityEvent.PasskeyRefused, HttpContext);
            IsRefused = true;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        security.Say(SecurityEvent.SignedIn, HttpContext, entry.PasskeyId.ToString());
        if (Cookies.Visitor.Read(Request) is { } former)
        {
            await sessions.EndAsync(former, cancel);
        }

        Cookies.Visitor.Write(Response, entry.SessionToken);
        return Redirect(entry.MustChoose ? Links.Accounts : WayBack.Take(HttpContext, Links.Home));
    }
}
