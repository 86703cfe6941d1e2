using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Quotations;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Quotations;

/// <summary>One offer, in full before it is answered.</summary>
public sealed class QuotationModel(QuotationDesk desk, Words words) : PageModel
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(6);

    public DateOnly Today => desk.Today;

    /// <summary>Null when ERPNext does not say.</summary>
    public MyQuotation? Of { get; private set; }

    public Phrase? Error { get; private set; }

    public bool MayAnswer => Visitor is { ViewedBy: null, IsByMail: false } && Of is { Answer: null } of && of.Quotation.MayBeAnswered(Today);

    private Visitor Visitor => HttpContext.Visitor();

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancel) => await LoadAsync(name, cancel) ?? Page();

    public async Task<IActionResult> OnPostAsync(string name, string? version, bool accepts, CancellationToken cancel)
    {
        if (await LoadAsync(name, cancel) is { } gone)
        {
            return gone;
        }

        if (Of is null || Visitor is { ViewedBy: not null } or { IsByMail: true })
        {
            return Of is null ? Page() : StatusCode(StatusCodes.Status403Forbidden);
        }

        var (answer, request) = await desk.AnswerAsync(Visitor.CustomerId, Of, version, accepts, words.Language, cancel);
        if (request is not null)
        {
            return Redirect(Links.Request(request.Number));
        }

        (Error, Response.StatusCode) = (answer == QuotationAnswer.Changed ? QuotationText.Changed : QuotationText.Closed, StatusCodes.Status409Conflict);
        return Page();
    }

    private async Task<IActionResult?> LoadAsync(string name, CancellationToken cancel)
    {
        if (!desk.IsOn)
        {
            return NotFound();
        }

        try
        {
            Of = await Deadline.AskAsync(SystemName.ErpNext, Longest, c => desk.FindAsync(Visitor.CustomerId, PathText.Decode(name), c), cancel);
            return Of is null ? NotFound() : null;
        }
        catch (IntegrationException)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return null;
        }
    }
}
