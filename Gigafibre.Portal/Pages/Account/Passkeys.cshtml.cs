using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Passkeys;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Account;

public sealed class PasskeysModel(PasskeyList passkeys, SecurityEvents security, Words words) : PageModel
{
    [FromQuery(Name = "made")]
    public bool IsMade { get; set; }

    [FromQuery(Name = "removed")]
    public bool IsRemoved { get; set; }

    public IReadOnlyList<Passkey> Keys { get; private set; } = [];

    /// <summary>What keeps them from making one now.</summary>
    public PasskeyAnswer Stand { get; private set; }

    public Phrase? Error { get; private set; }

    public Phrase? Said => IsMade ? PasskeyText.Made : IsRemoved ? PasskeyText.Removed : null;

    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    /// <summary>What the browser is to ask the device.</summary>
    public async Task<IActionResult> OnPostAskAsync(CancellationToken cancel)
    {
        try
        {
            if (await passkeys.AskAsync(HttpContext.Visitor(), HttpContext, cancel) is not { } question)
            {
                return StatusCode(StatusCodes.Status403Forbidden);
            }

            Cookies.Passkey.Write(Response, question.Token);
            return Content(question.Options, "application/json");
        }
        catch (IntegrationException)
        {
            return new ContentResult { StatusCode = StatusCodes.Status503ServiceUnavailable, Content = words[PasskeyText.Away] };
        }
    }

    public async Task<IActionResult> OnPostAsync(string? credential, CancellationToken cancel)
    {
        var token = Cookies.Passkey.Read(Request);
        Cookies.Passkey.Clear(Response);
        var answer = await passkeys.AddAsync(HttpContext.Visitor(), token, credential ?? "", HttpContext, cancel);
        security.Say(answer == PasskeyAnswer.Done ? SecurityEvent.PasskeyMade : SecurityEvent.PasskeyRefused, HttpContext, HttpContext.Visitor().SessionId.ToString());
        if (answer == PasskeyAnswer.Done)
        {
            return Redirect(Links.Passkeys + "?made=true");
        }

        Error = PasskeyText.Of(answer);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        await ShowAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid passkey, CancellationToken cancel)
    {
        if (!await passkeys.RemoveAsync(HttpContext.Visitor().CustomerId, passkey, cancel))
        {
            return NotFound();
        }

        security.Say(SecurityEvent.PasskeyRemoved, HttpContext, HttpContext.Visitor().SessionId.ToString());
        return Redirect(Links.Passkeys + "?removed=true");
    }

    /// <summary>To a code, and back here.</summary>
    public IActionResult OnPostAgain()
    {
        WayBack.Note(HttpContext);
        return Redirect(Links.SignIn);
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        Keys = await passkeys.ListAsync(HttpContext.Visitor().CustomerId, cancel);
        Stand = await passkeys.WhyNotAsync(HttpContext.Visitor(), cancel);
    }
}
