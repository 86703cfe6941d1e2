using Gigafibre.Portal.Features.Quotations;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Quotations;

public sealed class QuotationsModel(QuotationDesk desk) : PageModel
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(6);

    public DateOnly Today => desk.Today;

    /// <summary>Null when ERPNext does not say.</summary>
    public IReadOnlyList<MyQuotation>? Quotations { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!desk.IsOn)
        {
            return NotFound();
        }

        try
        {
            Quotations = await Deadline.AskAsync(SystemName.ErpNext, Longest, c => desk.ListAsync(HttpContext.Visitor().CustomerId, c), cancel);
        }
        catch (IntegrationException)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }

        return Page();
    }
}
