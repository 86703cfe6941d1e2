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

namespace Gigafibre.Portal.Pages.Statement;

public sealed class StatementModel(
    StatementService statements, BillPayments payments, IOptions<BillingOptions> provider, Words words, TimeProvider clock) : PageModel
{
    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public Features.Invoices.Statement? Shown { get; private set; }

    public Phrase? Error { get; private set; }

    private IReadOnlyDictionary<string, string> _references = new Dictionary<string, string>();

    /// <summary>A bill by its name, a payment of ours by its reference; what other software booked has no name that tells the customer anything.</summary>
    public string DocumentOf(LedgerRow entry) => _references.TryGetValue(entry.VoucherName, out var reference) ? reference
        : entry.VoucherName.StartsWith("STRIPE-", StringComparison.Ordinal) ? words[PayText.Method(null)] : entry.VoucherName;

    [OpenTo(PersonRole.Payer)]
    public async Task OnGetAsync(string? from, string? to, CancellationToken cancel) => await LoadAsync(from, to, cancel);

    [OpenTo(PersonRole.Payer)]
    public async Task<IActionResult> OnGetCsvAsync(string? from, string? to, CancellationToken cancel) => await LoadAsync(from, to, cancel) is { } statement
        ? File(await StatementService.ToCsvAsync(statement, words.Language, DocumentOf), "text/csv; charset=utf-8", NameOf("csv")) : NoFile();

    [OpenTo(PersonRole.Payer)]
    public async Task<IActionResult> OnGetPdfAsync(string? from, string? to, CancellationToken cancel)
    {
        if (await LoadAsync(from, to, cancel) is not { } statement)
        {
            return NoFile();
        }

        var name = await statements.NameOfAsync(HttpContext.Visitor().CustomerId, cancel);
        return File(StatementPdf.Write(statement, name, provider.Value, words.Language, DocumentOf), "application/pdf", NameOf("pdf"));
    }

    private string NameOf(string kind) => $"gigafibre-{From:yyyy-MM-dd}-{To:yyyy-MM-dd}.{kind}";

    /// <summary>A page instead of the table must not be saved as the table.</summary>
    private PageResult NoFile()
    {
        Response.StatusCode = Error == BillText.BadPeriod ? StatusCodes.Status400BadRequest : StatusCodes.Status503ServiceUnavailable;
        return Page();
    }

    private async Task<Features.Invoices.Statement?> LoadAsync(string? from, string? to, CancellationToken cancel)
    {
        var today = Times.Today(clock);
        (From, To) = (Day(from) ?? today.AddMonths(-6), Day(to) ?? today);
        if ((from is not null && Day(from) is null) || (to is not null && Day(to) is null) || To < From || To.DayNumber - From.DayNumber > StatementService.MostDays)
        {
            Error = BillText.BadPeriod;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return null;
        }

        try
        {
            var customer = HttpContext.Visitor().CustomerId;
            var statement = await statements.GetAsync(customer, From, To, cancel);
            _references = await payments.ReferencesAsync(customer, [.. statement.Rows.Select(r => r.Entry.VoucherName)], cancel);
            return Shown = statement;
        }
        catch (IntegrationException)
        {
            Error = BillText.Away;
            return null;
        }
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) && day.Year is > 1990 and < 2200 ? day : null;
}
