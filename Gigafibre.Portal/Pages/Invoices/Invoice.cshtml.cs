using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.People;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Pages.Invoices;

public sealed class InvoiceModel(InvoiceService invoices, OwedReader reader, BillPayments payments, IOptions<BillingOptions> billing, IOptions<ErpNextOptions> erp, Words words,
    TimeProvider clock) : PageModel
{
    private Dictionary<string, PaymentAttempt> _made = [];

    public string Name { get; private set; } = "";

    public Known<BillView>? Known { get; private set; }

    public Owed? Owed { get; private set; }

    public TakenBackBill? TakenBack { get; private set; }

    public bool PdfAway { get; private set; }

    public BillComparison? Comparison => Known?.Value is { Before: { } before } view ? BillComparison.Of(view.Invoice, before) : null;

    public OwedBill? Bill => Owed?.Find(Known!.Value.Invoice.Head.Name);

    public IReadOnlyList<Instalment> Instalments => Known is { } known ? Instalment.Of(known.Value.Invoice.Head, Bill?.Covered ?? Money.Zero) : [];

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => Times.Today(clock);

    [OpenTo(PersonRole.Payer)]
    public async Task<IActionResult> OnGetAsync(string name, bool pdf, CancellationToken cancel)
    {
        name = PathText.Decode(name);
        (Name, PdfAway) = (name, pdf);
        try
        {
            var customer = HttpContext.Visitor().CustomerId;
            Known = await invoices.FindAsync(customer, name, cancel);
            if (Known is null)
            {
                return NotFound();
            }

            var entries = Known.Value.Payments.Select(p => p.Name).ToList();
            var paid = await payments.ReadAsync(customer, entries, 0, cancel);
            _made = paid.Where(p => entries.Contains(p.EntryName!)).ToDictionary(p => p.EntryName!);
            TakenBack = (await payments.TakenBackAsync(customer, paid, cancel)).FirstOrDefault(b => b.InvoiceName == Known.Value.Invoice.Head.Name);
            if (Known.Value.Invoice.Head.Outstanding > Money.Zero)
            {
                var bills = await invoices.GetBillsAsync(customer, cancel);
                Owed = await reader.JoinAsync(bills.Value.Unpaid, bills.Value.Balances, paid, cancel);
            }

            return Page();
        }
        catch (IntegrationException)
        {
            return Page();
        }
    }

    /// <summary>How much of a payment went to this bill; negative for money that went back.</summary>
    public Money ShareOf(PaymentEntry payment)
    {
        var share = payment.References.Where(r => r.InvoiceName == Known!.Value.Invoice.Head.Name).Sum(r => r.Amount.Cents);
        return new Money(payment.PaymentType == "Pay" ? -Math.Abs(share) : share);
    }

    /// <summary>How it was paid, in the customer's words; never a number of ours.</summary>
    public string HowOf(PaymentEntry payment) => _made.TryGetValue(payment.Name, out var attempt) ? words[PayText.How(attempt)]
        : payment.ReferenceNo?.StartsWith("pi_", StringComparison.Ordinal) is true || payment.Mode == erp.Value.PaymentEntry.ModeOfPayment ? words[PayText.Method(null)]
        : payment.Mode ?? "";

    /// <summary>TPS and TVQ with their rates and registration numbers, as the law wants them; any other tax by its own label.</summary>
    public string TaxName(InvoiceTax tax) => billing.Value.TaxAccounts.TryGetValue(tax.AccountHead, out var kind)
        ? kind == TaxKind.Gst ? words.Say(BillText.Gst, Rate(tax), billing.Value.GstNumber) : words.Say(BillText.Qst, Rate(tax), billing.Value.QstNumber)
        : tax.Description;

    /// <summary><c>5</c>, <c>9,975</c></summary>
    private string Rate(InvoiceTax tax) => tax.Rate.ToString("0.###", words.Language.Culture);
}
