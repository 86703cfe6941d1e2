using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.People;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.People;

/// <summary>For whoever is let into somebody's account, or may be: whose it is, what they may, yes or no, and a way out.</summary>
public sealed class MineModel(PeopleList people, SessionService sessions, AccountNames names) : PageModel
{
    /// <summary>Where they are let in now; null for whoever is at their own account.</summary>
    public VisitingPerson? Person => Visitor.Person;

    /// <summary>What waits for their answer; the account's name by its id in <see cref="Names"/>.</summary>
    public IReadOnlyList<Invitation> Invitations => Visitor.Person is { HasAccepted: false } here
        ? [new Invitation(here.Id, Visitor.CustomerId, here.Name, here.Role, here.EndsOn), .. Visitor.Invitations] : Visitor.Invitations;

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public Phrase? Error { get; private set; }

    private Visitor Visitor => HttpContext.Visitor();

    [OpenTo(PersonRole.Payer, PersonRole.Household, BeforeAccepting = true)]
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Person is null && Invitations.Count == 0)
        {
            return Redirect(Links.People);
        }

        await ShowAsync(cancel);
        return Page();
    }

    [OpenTo(PersonRole.Payer, PersonRole.Household, Act = "accept", BeforeAccepting = true)]
    public async Task<IActionResult> OnPostAsync(Guid invitation, CancellationToken cancel)
    {
        if (Invitations.FirstOrDefault(i => i.Id == invitation) is { } asked && await people.AcceptAsync(asked.Id, cancel))
        {
            if (asked.CustomerId != Visitor.CustomerId)
            {
                await sessions.JoinAsync(Visitor, asked.CustomerId, cancel);
            }

            return Redirect(Links.Home);
        }

        if (Invitations.Count == 0)
        {
            // Pressed twice: it is taken.
            return Redirect(Links.Home);
        }

        (Error, Response.StatusCode) = (PersonText.Void, StatusCodes.Status409Conflict);
        await ShowAsync(cancel);
        return Page();
    }

    /// <summary>No to an invitation, or no longer here.</summary>
    [OpenTo(PersonRole.Payer, PersonRole.Household, Act = "leave", BeforeAccepting = true)]
    public async Task<IActionResult> OnPostLeaveAsync(Guid? invitation, CancellationToken cancel)
    {
        if (invitation is { } no && Invitations.FirstOrDefault(i => i.Id == no) is { } declined)
        {
            await people.LeaveAsync(declined.Id, hadAccepted: false, cancel);
            if (Person?.Id != declined.Id)
            {
                return Redirect(Links.Home);
            }
        }
        else if (invitation is null && Person is { HasAccepted: true } person)
        {
            await people.LeaveAsync(person.Id, hadAccepted: true, cancel);
            if (Visitor.OwnAccounts.Count > 0)
            {
                return Redirect(Links.Home);
            }
        }
        else
        {
            return NotFound();
        }

        await sessions.EndAsync(Cookies.Visitor.Read(Request)!, cancel);
        Cookies.Visitor.Clear(Response);
        return Redirect(Links.AccessLeft);
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        var accounts = Invitations.Select(i => i.CustomerId).Append(Visitor.CustomerId).Distinct();
        Names = (await names.ReadAsync(accounts, cancel)).ToDictionary(n => n.Id, n => n.Name);
    }
}
