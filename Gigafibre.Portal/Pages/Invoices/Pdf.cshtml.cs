using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Features.People;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Invoices;

public sealed class PdfModel(InvoiceService invoices, Words words) : PageModel
{
    /// <summary>What no system takes in a file's name.</summary>
    private static readonly char[] NotInFileNames = ['/', '\\', ':', '*', '?', '"', '<', '>', '|'];

    [OpenTo(PersonRole.Payer)]
    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancel)
    {
        try
        {
            name = PathText.Decode(name);
            return await invoices.GetPdfAsync(HttpContext.Visitor().CustomerId, name, words.Language.Code, cancel) is { } pdf
                ? File(pdf, "application/pdf", $"{string.Join('-', name.Split(NotInFileNames))}.pdf")
                : NotFound();
        }
        catch (IntegrationException)
        {
            return Redirect(Links.Invoice(name) + "?pdf=true");
        }
    }
}
