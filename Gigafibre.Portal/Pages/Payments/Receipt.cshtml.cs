using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Payments.Receipts;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Pages.Payments;

/// <summary>The proof of a payment, to read, print, keep and have sent.</summary>
public sealed class ReceiptModel(PaymentAccess access, ReceiptReader receipts, ReceiptMail mail, IOptions<BillingOptions> provider, Words words) : PageModel
{
    public Receipt Receipt { get; private set; } = null!;

    public BillingOptions Provider => provider.Value;

    /// <summary>Only to the customer: the address on file is theirs.</summary>
    public bool MayMail { get; private set; }

    /// <summary>What became of the mail; its value is one of ours, or nothing is said.</summary>
    public Phrase? Mailed { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, [FromQuery(Name = "mail")] string? mailed, CancellationToken cancel)
    {
        Mailed = mailed switch
        {
            "sent" => PayText.ReceiptMailed,
            "none" => PayText.ReceiptNoAddress,
            "away" => PayText.ReceiptNotMailed,
            _ => null,
        };
        return await FindAsync(id, cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnGetPdfAsync(Guid id, CancellationToken cancel) => await FindAsync(id, cancel)
        ? File(ReceiptPdf.Write(Receipt, Provider, words.Language), "application/pdf", ReceiptPdf.NameOf(Receipt.Attempt)) : NotFound();

    public async Task<IActionResult> OnPostMailAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel) || !MayMail)
        {
            return NotFound();
        }

        try
        {
            var answer = await mail.SendAsync(Receipt.Attempt, words.Language, cancel);
            return Redirect(Links.ReceiptAnswer(id, answer == ReceiptMailing.NoAddress ? "none" : "sent"));
        }
        catch (IntegrationException)
        {
            return Redirect(Links.ReceiptAnswer(id, "away"));
        }
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancel)
    {
        if (await access.FindAsync(HttpContext, id, cancel) is not { MaySeeAll: true } seen || await receipts.FindAsync(seen.Attempt, seen.IsCustomer, mustBeWhole: false,
            cancel) is not { } receipt)
        {
            return false;
        }

        (Receipt, MayMail) = (receipt, seen is { IsCustomer: true, MayManage: true });
        return true;
    }
}
