using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Passkeys;
using Gigafibre.Portal.Features.People;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Pages.People;

/// <summary>Whom the holder lets in, and how it ends.</summary>
public sealed class IndexModel(PeopleList people, PersonInvitations invitations, IOptions<PeopleOptions> options, Words words, TimeProvider clock) : PageModel
{
    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public IReadOnlyList<AuthorizedPerson> Open { get; private set; } = [];

    public IReadOnlyList<AuthorizedPerson> Ended { get; private set; } = [];

    public IReadOnlyList<AuditEntry> Deeds { get; private set; } = [];

    public InvitationForm Form { get; private set; } = new();

    public Phrase? Error { get; private set; }

    /// <summary>What keeps them from inviting now.</summary>
    public InviteAnswer Stand { get; private set; }

    public bool IsOffered => options.Value.Enabled;

    public DateOnly Today => Times.Today(clock);

    public Phrase? Said => Done switch { "sent" => PersonText.Sent, "ended" => PersonText.Ended, _ => null };

    public bool IsWrong(Phrase rule) => Error == rule;

    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnPostAsync(InvitationForm form, CancellationToken cancel)
    {
        Form = form;
        if (!IsOffered)
        {
            return NotFound();
        }

        // A day that is none is not no day.
        if (ModelState.GetFieldValidationState(nameof(form.EndsOn)) == Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid)
        {
            return await RefuseAsync(PersonText.BadEnd, StatusCodes.Status400BadRequest, cancel);
        }

        if ((await new InvitationFormValidator(Today).ValidateAsync(form, cancel)).Errors is [var wrong, ..])
        {
            return await RefuseAsync((Phrase)wrong.CustomState, StatusCodes.Status400BadRequest, cancel);
        }

        try
        {
            return await invitations.InviteAsync(HttpContext.Visitor(), form, words.Language, cancel) is not InviteAnswer.Done and var answer
                ? await RefuseAsync(PersonText.Of(answer), StatusCodes.Status409Conflict, cancel) : Redirect(Links.People + "?done=sent");
        }
        catch (IntegrationException)
        {
            return await RefuseAsync(PasskeyText.Away, StatusCodes.Status503ServiceUnavailable, cancel);
        }
    }

    public async Task<IActionResult> OnPostEndAsync(Guid person, CancellationToken cancel) =>
        await people.EndAsync(HttpContext.Visitor().CustomerId, person, cancel) ? Redirect(Links.People + "?done=ended") : NotFound();

    /// <summary>To a code, and back here.</summary>
    public IActionResult OnPostAgain()
    {
        WayBack.Note(HttpContext);
        return Redirect(Links.SignIn);
    }

    private async Task<IActionResult> RefuseAsync(Phrase error, int status, CancellationToken cancel)
    {
        (Error, Response.StatusCode) = (error, status);
        await ShowAsync(cancel);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        (Open, Ended) = await people.ListAsync(HttpContext.Visitor().CustomerId, cancel);
        Deeds = await people.DeedsAsync(HttpContext.Visitor().CustomerId, cancel);
        Stand = await invitations.WhyNotAsync(HttpContext.Visitor(), cancel);
    }
}
