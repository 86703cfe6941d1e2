using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.People;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.People;

/// <summary>For whoever is let into somebody's account: whose it is, what they may, and a way out.</summary>
public sealed class MineModel(PeopleList people, SessionService sessions, AccountNames names) : PageModel
{
    /// <summary>Null for the holder, who has the account itself.</summary>
    public VisitingPerson? Person => HttpContext.Visitor().Person;

    public string AccountName { get; private set; } = "";

    public Phrase? Error { get; private set; }

    [OpenTo(PersonRole.Payer, PersonRole.Household, BeforeAccepting = true)]
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Person is null)
        {
            return Redirect(Links.People);
        }

        await ShowAsync(cancel);
        return Page();
    }

    [OpenTo(PersonRole.Payer, PersonRole.Household, Act = "accept", BeforeAccepting = true)]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Person is not { } person)
        {
            return NotFound();
        }

        if (person.HasAccepted || await people.AcceptAsync(person.Id, cancel))
        {
            return Redirect(WayBack.Take(HttpContext, Links.Home));
        }

        (Error, Response.StatusCode) = (PersonText.Void, StatusCodes.Status409Conflict);
        await ShowAsync(cancel);
        return Page();
    }

    [OpenTo(PersonRole.Payer, PersonRole.Household, Act = "leave", BeforeAccepting = true)]
    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken cancel)
    {
        if (Person is not { } person)
        {
            return NotFound();
        }

        await people.LeaveAsync(person.Id, person.HasAccepted, cancel);
        await sessions.EndAsync(Cookies.Visitor.Read(Request)!, cancel);
        Cookies.Visitor.Clear(Response);
        return Redirect(Links.SessionEnded);
    }

    private async Task ShowAsync(CancellationToken cancel) => AccountName = (await names.ReadAsync([HttpContext.Visitor().CustomerId], cancel))[0].Name;
}
