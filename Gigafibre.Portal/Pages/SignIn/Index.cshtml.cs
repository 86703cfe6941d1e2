using FluentValidation;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.SignIn;

/// <summary>Opens the account by a contact on file, without a modem at hand. Looks the same for everybody.</summary>
public sealed class SignInModel(SignInService signIn, Secrets secrets, Words words) : PageModel
{
    private static readonly InlineValidator<SignInModel> Validator = CreateValidator();

    [BindProperty]
    public string? Contact { get; set; }

    [BindProperty]
    public string? Channel { get; set; }

    /// <summary>They asked for a page that needs a session.</summary>
    [FromQuery(Name = "first")]
    public bool IsFirst { get; set; }

    public Phrase? Error { get; private set; }

    /// <summary>Asked too often, while a code that came before is still good.</summary>
    public bool HasCode { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Validator.Validate(this) is { IsValid: false })
        {
            return Refuse(CodeText.ContactWrong, StatusCodes.Status400BadRequest);
        }

        var request = new CodeRequest(
            null, Trusted: false, OnFile: false, ContactPoint.Parse(Contact)!, Channel == "voice" ? MessageChannel.Voice
                : MessageChannel.Sms, words.Language.Code, VisitorAddress.Of(HttpContext, secrets), Cookies.Known.Read(Request));
        if (await signIn.AskAsync(request, cancel) is not CodeAnswer.Asked asked)
        {
            HasCode = await signIn.HasOpenAsync(Cookies.CodeRequest.Read(Request), "", cancel);
            return Refuse(CodeText.TooMany, StatusCodes.Status429TooManyRequests);
        }

        Cookies.CodeRequest.Write(Response, asked.Token);
        return Redirect(Links.Code(null, null));
    }

    private PageResult Refuse(Phrase error, int status)
    {
        Error = error;
        Response.StatusCode = status;
        return Page();
    }

    private static InlineValidator<SignInModel> CreateValidator()
    {
        var validator = new InlineValidator<SignInModel>();
        validator.RuleFor(m => m.Contact).Must(c => ContactPoint.Parse(c) is not null);
        return validator;
    }
}
