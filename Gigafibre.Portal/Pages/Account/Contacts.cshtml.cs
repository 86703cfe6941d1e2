using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Contacts;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Passkeys;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Pages.Account;

public sealed class ContactsModel(ContactChanges changes, StepUp stepUp, Secrets secrets, IOptions<ContactOptions> options, Words words, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Contact { get; set; }

    [BindProperty]
    public string? Proof { get; set; }

    /// <summary>What is replaced; empty adds.</summary>
    [BindProperty]
    public string? Replaces { get; set; }

    [FromQuery(Name = "again")]
    public bool Again { get; set; }

    /// <summary>Leaves what was begun.</summary>
    [FromQuery(Name = "over")]
    public bool IsOver { get; set; }

    public ContactChange? Change { get; private set; }

    /// <summary>Null while ERPNext is away.</summary>
    public ContactsOnFile? OnFile { get; private set; }

    /// <summary>They signed in by a passkey just now: no code to a former telephone is needed.</summary>
    public bool IsProved { get; private set; }

    public Phrase? Error { get; private set; }

    /// <summary>A code is waited for.</summary>
    public bool IsLive => Change is { } change && ContactChanges.IsLive(change, clock.GetUtcNow());

    /// <summary>What is wrong is what was typed.</summary>
    public bool IsTyped { get; private set; }

    public bool IsEnabled => options.Value.Enabled;

    public TimeSpan Cooling => ContactChanges.UndoFor;

    public string HashOf(ContactPoint contact) => changes.Hash(contact);

    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    /// <summary>For the page that waits: empty once there is something new to read.</summary>
    public async Task<IActionResult> OnGetStateAsync(CancellationToken cancel) =>
        await changes.FindAsync(HttpContext.Visitor(), cancel) is { State: ContactChangeState.Writing } ? Content(words[ContactText.Writing])
            : StatusCode(StatusCodes.Status205ResetContent);

    public async Task<IActionResult> OnPostAsync(string? channel, CancellationToken cancel)
    {
        if (!IsEnabled)
        {
            return NotFound();
        }

        try
        {
            return await AnswerAsync(await changes.AskAsync(HttpContext.Visitor(), Contact, Proof, string.IsNullOrEmpty(Replaces) ? null : Replaces,
                channel == "voice" ? MessageChannel.Voice : MessageChannel.Sms, words.Language, VisitorAddress.Of(HttpContext, secrets).Key, cancel), cancel);
        }
        catch (IntegrationException)
        {
            Error = ContactText.Away;
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Page();
        }
    }

    public async Task<IActionResult> OnPostCodeAsync(string? code, CancellationToken cancel) =>
        await AnswerAsync(await changes.TryAsync(HttpContext.Visitor(), new string([.. (code ?? "").Where(char.IsAsciiDigit)]), cancel), cancel);

    public async Task<IActionResult> OnPostAgainAsync(string? channel, CancellationToken cancel)
    {
        var answer = await changes.AskAgainAsync(HttpContext.Visitor(), channel == "voice" ? MessageChannel.Voice : MessageChannel.Sms, cancel);
        return answer == ContactAnswer.Asked ? Redirect(Links.Contacts + "?again=true") : await AnswerAsync(answer, cancel);
    }

    private async Task<IActionResult> AnswerAsync(ContactAnswer answer, CancellationToken cancel)
    {
        if (answer is ContactAnswer.Asked or ContactAnswer.Proved or ContactAnswer.Written)
        {
            return Redirect(Links.Contacts);
        }

        (Error, IsOver) = (ContactText.Of(answer), answer is not (ContactAnswer.WrongCode or ContactAnswer.TooSoon));
        IsTyped = answer is ContactAnswer.NotAContact or ContactAnswer.AlreadyOnFile;
        Response.StatusCode = answer is ContactAnswer.TooMany or ContactAnswer.TooSoon ? StatusCodes.Status429TooManyRequests : StatusCodes.Status400BadRequest;
        await ShowAsync(cancel);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        Change = await changes.FindAsync(HttpContext.Visitor(), cancel);
        if (IsLive && !IsOver)
        {
            return;
        }

        IsProved = await stepUp.LookAsync(HttpContext.Visitor(), cancel) is { State: ProofState.Fresh, IsByPasskey: true };
        try
        {
            OnFile = await changes.ReadAsync(HttpContext.Visitor().CustomerId, cancel);
        }
        catch (IntegrationException)
        {
            // The page says so.
        }
    }
}
