using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Desk;
using Gigafibre.Portal.Features.Search;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Internal;

public sealed class DeskModel(SearchService search, DeskCounts desk, SystemHealth health, AuditTrail audit) : PageModel
{
    private const int Longest = 100;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Typed { get; set; }

    public SearchResult? Result { get; private set; }

    public IReadOnlyList<DeskCount> Counts { get; private set; } = [];

    [Needs(StaffVerb.Enter)]
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Typed))
        {
            var staff = HttpContext.Staff();
            Counts = [.. await desk.ReadAsync(staff, cancel), .. staff.May(StaffVerb.SeeWork) ? [Silent] : Array.Empty<DeskCount>()];
            return Page();
        }

        Typed = Typed.Trim()[..Math.Min(Typed.Trim().Length, Longest)];
        await audit.RecordAsync("search", audit.Typed(Typed), cancel);
        Result = await search.FindAsync(Typed, HttpContext.Staff(), cancel);

        // What can only be one thing opens at once.
        return Result is { Hits: [var only], Away: false } ? Redirect(only.Link) : Page();
    }

    /// <summary>Those whose last answer was none; one that was not asked yet is not among them.</summary>
    private DeskCount Silent => new(DeskHomeText.Silent, health.All.Count(s => s.LastFailure > (s.LastSuccess ?? DateTimeOffset.MinValue)), Links.DeskWork, IsUrgent: true);
}
