using FluentValidation;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Pages.Q;

/// <summary>Asks for the code. Shows the same whether or not one was sent, except to those who came with a valid sticker.</summary>
public sealed class CodeModel(SignInService signIn, SessionService sessions, SecurityEvents security, Words words, IOptions<PortalOptions> site) : PageModel
{
    private static readonly InlineValidator<CodeModel> Validator = CreateValidator();

    [BindProperty]
    public string? Code { get; set; }

    [FromQuery(Name = "k")]
    public string? Key { get; set; }

    public MacAddress? Address { get; private set; }

    public Challenge? Current { get; private set; }

    public bool Over { get; private set; }

    public string? Error { get; private set; }

    public string? Info { get; private set; }

    private string? Token => Cookies.CodeRequest.Read(Request);

    public async Task<IActionResult> OnGetAsync(string? mac, bool again, CancellationToken cancel)
    {
        if (!await LoadAsync(mac, cancel))
        {
            return NotFound();
        }

        Info = again ? words[CodeText.Again] : null;
        return Page();
    }

    /// <summary>What became of the code, as a fragment; nothing for a visitor without a valid sticker.</summary>
    public async Task<IActionResult> OnGetReceiptAsync(string? mac, CancellationToken cancel) =>
        await LoadAsync(mac, cancel) && Current is { Trusted: true } ? Partial("_Receipt", Current) : NotFound();

    public async Task<IActionResult> OnPostAsync(string? mac, CancellationToken cancel)
    {
        if (!await LoadAsync(mac, cancel))
        {
            return NotFound();
        }

        if (Current is null)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        Code = new string([.. (Code ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-')]);
        if (Validator.Validate(this) is { IsValid: false })
        {
            return Refuse(words.Say(CodeText.CodeShape, Current.CodeLength), StatusCodes.Status400BadRequest);
        }

        var answer = await signIn.TryAsync(Token, Code, (Cookies.Known.Read(Request), Request.Headers.UserAgent), cancel);
        if (answer is not TryAnswer.Over)
        {
            security.Say(answer switch { TryAnswer.SignedIn => SecurityEvent.SignedIn, TryAnswer.Locked => SecurityEvent.LockedOut, _ => SecurityEvent.WrongCode }, HttpContext,
                Current.Id.ToString());
        }

        switch (answer)
        {
            case TryAnswer.SignedIn signedIn:
                Cookies.CodeRequest.Clear(Response);
                if (Cookies.Visitor.Read(Request) is { } former)
                {
                    await sessions.EndAsync(former, cancel);
                }

                Cookies.Visitor.Write(Response, signedIn.SessionToken);
                Cookies.Known.Write(Response, signedIn.KnownToken);
                // Whoever scanned a sticker came for the line; whoever was sent here from a page goes back to it.
                if (signedIn is { AtModem: false, MustChoose: true })
                {
                    return Redirect(Links.Accounts);
                }

                var back = WayBack.Take(HttpContext, Links.Home);
                return Redirect(signedIn.AtModem ? Links.Line : back);
            case TryAnswer.Wrong wrong:
                return Refuse(words.Say(CodeText.CodeWrong, wrong.TriesLeft), StatusCodes.Status400BadRequest);
            case TryAnswer.Locked:
                return Refuse(words.Say(CodeText.Locked, site.Value.SupportPhone), StatusCodes.Status429TooManyRequests);
            default:
                Over = true;
                Response.StatusCode = StatusCodes.Status400BadRequest;
                return Page();
        }
    }

    public async Task<IActionResult> OnPostAgainAsync(string? mac, string? channel, CancellationToken cancel)
    {
        if (!await LoadAsync(mac, cancel))
        {
            return NotFound();
        }

        if (Current is null)
        {
            return Page();
        }

        switch (await signIn.AskAgainAsync(Token, channel == "voice" ? MessageChannel.Voice : MessageChannel.Sms, cancel))
        {
            case CodeAnswer.Asked:
                return Redirect(Links.Code(Address, Key, "again"));
            case CodeAnswer.TooSoon soon:
                return Refuse(words.Say(CodeText.TooSoon, soon.Seconds), StatusCodes.Status429TooManyRequests);
            case CodeAnswer.TooMany:
                return Refuse(words.Say(CodeText.TooMany, site.Value.SupportPhone), StatusCodes.Status429TooManyRequests);
            default:
                Over = true;
                return Page();
        }
    }

    private async Task<bool> LoadAsync(string? mac, CancellationToken cancel)
    {
        if (mac is not null)
        {
            if (!MacAddress.TryParse(mac, out var address))
            {
                return false;
            }

            Address = address;
        }

        var challenge = await signIn.FindAsync(Token, cancel);
        Current = challenge?.Mac == (Address?.Compact ?? "") ? challenge : null;
        Over = Current is null || !SignInService.IsOpen(Current);
        return true;
    }

    private PageResult Refuse(string error, int status)
    {
        Error = error;
        Response.StatusCode = status;
        return Page();
    }

    private static InlineValidator<CodeModel> CreateValidator()
    {
        var validator = new InlineValidator<CodeModel>();
        validator.RuleFor(m => m.Code).Must((m, c) => c?.Length == m.Current?.CodeLength && c!.All(char.IsAsciiDigit));
        return validator;
    }
}
