using System.Net.Mime;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Passkeys;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Account;

public sealed class PasskeysModel(PasskeyList passkeys, PasskeyMaking making, StrangerLimit limit, SecurityEvents security, Words words) : PageModel
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
        if (!limit.Allows(HttpContext, StrangerDoor.Passkeys))
        {
            return Refuse(PasskeyText.Busy, StatusCodes.Status429TooManyRequests);
        }

        try
        {
            var (answer, question) = await making.AskAsync(HttpContext.Visitor(), Cookies.Passkey.Read(Request), HttpContext, cancel);
            if (question is null)
            {
                return Refuse(PasskeyText.Of(answer), StatusCodes.Status403Forbidden);
            }

            Cookies.Passkey.Write(Response, question.Token);
            return Content(question.Options, MediaTypeNames.Application.Json);
        }
        catch (IntegrationException)
        {
            return Refuse(PasskeyText.Away, StatusCodes.Status503ServiceUnavailable);
        }
    }

    public async Task<IActionResult> OnPostAsync(string? credential, CancellationToken cancel)
    {
        var token = Cookies.Passkey.Read(Request);
        Cookies.Passkey.Clear(Response);
        var answer = await making.AddAsync(HttpContext.Visitor(), token, credential ?? "", words.Language, HttpContext, cancel);
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

    /// <summary>For the script, which shows it.</summary>
    private ContentResult Refuse(Phrase why, int status) => new() { StatusCode = status, Content = words[why], ContentType = MediaTypeNames.Text.Plain };

    private async Task ShowAsync(CancellationToken cancel)
    {
        Keys = await passkeys.ListAsync(HttpContext.Visitor().CustomerId, cancel);
        Stand = await making.WhyNotAsync(HttpContext.Visitor(), cancel);
    }
}
