using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Search;
using Gigafibre.Portal.Features.Staff;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Internal;

public sealed class DeskModel(SearchService search, AuditTrail audit) : PageModel
{
    private const int Longest = 100;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Typed { get; set; }

    public SearchResult? Result { get; private set; }

    [Needs(StaffVerb.Enter)]
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Typed))
        {
            return Page();
        }

        Typed = Typed.Trim()[..Math.Min(Typed.Trim().Length, Longest)];
        await audit.RecordAsync("search", audit.Typed(Typed), cancel);
        Result = await search.FindAsync(Typed, HttpContext.Staff(), cancel);

        // What can only be one thing opens at once.
        return Result is { Hits: [var only], Away: false } ? Redirect(only.Link) : Page();
    }
}
