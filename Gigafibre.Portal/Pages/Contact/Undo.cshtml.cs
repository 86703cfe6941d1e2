using Gigafibre.Portal.Features.Contacts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Contact;

/// <summary>Where whoever holds a former contact says that it was not them. The link is the proof; looking changes nothing.</summary>
public sealed class UndoModel(ContactChanges changes) : PageModel
{
    public ContactChange? Change { get; private set; }

    public bool IsUndone { get; private set; }

    public async Task OnGetAsync(string token, CancellationToken cancel) => await FindAsync(token, cancel);

    public async Task OnPostAsync(string token, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is { } change && !IsUndone)
        {
            // Another click, or a person at the desk, may have been first: what stands is said.
            await changes.UndoAsync(change, cancel);
            await FindAsync(token, cancel);
        }
    }

    private async Task<ContactChange?> FindAsync(string token, CancellationToken cancel)
    {
        Change = await changes.FindToUndoAsync(token, cancel);
        IsUndone = Change is { DisputedAt: not null };
        Response.StatusCode = Change is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return Change;
    }
}
