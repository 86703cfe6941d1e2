using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Subscriptions;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Pages.Requests;

/// <summary>A confirmation: what was decided, what comes next, how to take it back, where to complain.</summary>
public sealed class RequestModel(ServiceDesk desk, Words words, IOptions<SubscriptionOptions> options, TimeProvider clock) : PageModel
{
    public ServiceRequest Of { get; private set; } = null!;

    public string What { get; private set; } = "";

    public IReadOnlyList<(string Name, string Value)> Facts { get; private set; } = [];

    public bool IsUndoing { get; private set; }

    public Phrase? Error { get; private set; }

    public bool MayUndo => Of.MayWithdraw(Times.Today(clock)) && HttpContext.Visitor().ViewedBy is null;

    public int EquipmentDays => options.Value.EquipmentDays;

    public async Task<IActionResult> OnGetAsync(string number, bool undo, CancellationToken cancel)
    {
        if (!await LoadAsync(number, cancel))
        {
            return NotFound();
        }

        IsUndoing = undo && MayUndo;
        return Page();
    }

    public async Task<IActionResult> OnGetPdfAsync(string number, CancellationToken cancel) =>
        await LoadAsync(number, cancel) ? File(desk.Pdf.Write(Of), "application/pdf", RequestPdf.NameOf(Of)) : NotFound();

    public async Task<IActionResult> OnPostUndoAsync(string number, CancellationToken cancel)
    {
        if (!await LoadAsync(number, cancel))
        {
            return NotFound();
        }

        if (MayUndo && await desk.Requests.WithdrawAsync(HttpContext.Visitor().CustomerId, number, cancel))
        {
            return Redirect(Links.Request(number));
        }

        await LoadAsync(number, cancel);
        (Error, Response.StatusCode) = (RequestText.TooLate, StatusCodes.Status409Conflict);
        return Page();
    }

    private async Task<bool> LoadAsync(string number, CancellationToken cancel)
    {
        if (await desk.Requests.FindAsync(HttpContext.Visitor().CustomerId, number, cancel) is not { } found)
        {
            return false;
        }

        (Of, What, Facts) = (found, words[desk.Messages.Says(found)], RequestFacts.Of(found, options.Value, words.Language));
        return true;
    }
}
