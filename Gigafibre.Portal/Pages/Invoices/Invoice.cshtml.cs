using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Pages.Invoices;

public sealed class InvoiceModel(InvoiceService invoices, IOptions<BillingOptions> billing, Words words, TimeProvider clock) : PageModel
{
    public string Name { get; private set; } = "";

    public Known<BillView>? Known { get; private set; }

    public bool PdfAway { get; private set; }

    public BillComparison? Comparison => Known?.Value is { Before: { } before } view ? BillComparison.Of(view.Invoice, before) : null;

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => Times.Today(clock);

    public async Task<IActionResult> OnGetAsync(string name, bool pdf, CancellationToken cancel)
    {
        (Name, PdfAway) = (name, pdf);
        try
        {
            Known = await invoices.FindAsync(HttpContext.Visitor().CustomerId, name, cancel);
            return Known is null ? NotFound() : Page();
        }
        catch (IntegrationException)
        {
            return Page();
        }
    }

    /// <summary>TPS and TVQ with their rates and registration numbers, as the law wants them; any other tax by its own label.</summary>
    public string TaxName(InvoiceTax tax) => billing.Value.TaxAccounts.TryGetValue(tax.AccountHead, out var kind)
        ? kind == TaxKind.Gst ? words.Say(BillText.Gst, Rate(tax), billing.Value.GstNumber) : words.Say(BillText.Qst, Rate(tax), billing.Value.QstNumber)
        : tax.Description;

    /// <summary><c>5</c>, <c>9,975</c></summary>
    private string Rate(InvoiceTax tax) => tax.Rate.ToString("0.###", words.Language.Culture);
}
