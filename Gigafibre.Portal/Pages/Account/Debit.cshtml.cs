using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Account;

/// <summary>One automatic charge, from its notice to the books.</summary>
public sealed class DebitModel(DebitStories stories) : PageModel
{
    public DebitStory Story { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await stories.FindAsync(id, HttpContext.Visitor().CustomerId, cancel) is not { } story)
        {
            return NotFound();
        }

        Story = story;
        return Page();
    }
}
