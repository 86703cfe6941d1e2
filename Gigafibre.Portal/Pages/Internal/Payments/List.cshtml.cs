using System.Globalization;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Staff;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Pages.Internal.Payments;

public sealed class PaymentListModel(PaymentList payments, AuditTrail audit, Words words) : PageModel
{
    public static readonly IReadOnlyList<string> Methods = ["card", "acss_debit", "klarna"];
    private const int PageSize = 100;

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Method { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Amount { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Customer { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    public IReadOnlyList<PaymentAttempt> Found { get; private set; } = [];

    public Phrase? Error { get; private set; }

    public string? Older => Found.Count == PageSize ? Links.DeskPaymentList + Query.Add("before", Found[^1].Id.ToString()) : null;

    public string Export => Links.DeskPaymentList + Query.Add("handler", "Csv");

    private QueryString Query => QueryString.Create(new Dictionary<string, string?>
    {
        ["state"] = State,
        ["method"] = Method,
        ["from"] = From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["to"] = To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["amount"] = Amount,
        ["customer"] = Customer,
    }.Where(q => !string.IsNullOrEmpty(q.Value)));

    private string Asked => Query.HasValue ? audit.Typed(Query.ToString()) : "*";

    [Needs(StaffVerb.SeePayment)]
    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (Filter() is not { } filter)
        {
            (Error, Response.StatusCode) = (PaymentListText.Wrong, StatusCodes.Status400BadRequest);
            return;
        }

        await audit.RecordAsync("payments.list", Asked, cancel, customer: await payments.FindCustomerAsync(filter, cancel));
        Found = await (await payments.FindAsync(filter, cancel)).Take(PageSize).ToListAsync(cancel);
    }

    [Needs(StaffVerb.SeePayment)]
    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancel)
    {
        if (Filter() is not { } filter)
        {
            return BadRequest();
        }

        await audit.RecordAsync("payments.export", Asked, cancel, customer: await payments.FindCustomerAsync(filter, cancel));
        var found = await payments.FindAsync(filter, cancel);
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=payments.csv";
        await using var csv = new CsvFile(Response.Body, words.Language);
        await csv.WriteAsync([.. PaymentListText.Columns.Select(c => words[c])]);
        await foreach (var p in found.AsAsyncEnumerable().WithCancellation(cancel))
        {
            await csv.WriteAsync(p.CreatedAt, p.Reference, p.CustomerId, new Money(p.AmountCents), p.Currency, words[PayText.WordForDesk(p.State)],
                p.Method is { } method ? words[PaymentListText.OfMethod(method)] : null, p.PaidAt, new Money(p.RefundedCents),
                p.Dispute is { } dispute ? words[OddText.DisputeState(dispute)] : null, string.Join(' ', p.Invoices.Select(i => i.InvoiceName)), p.EntryName, p.PaymentIntentId);
        }

        return new EmptyResult();
    }

    /// <summary>Null where what was asked for cannot be read: nothing is better than another list.</summary>
    private PaymentFilter? Filter()
    {
        PaymentStanding? standing = KebabCase.TryRead<PaymentStanding>(State ?? "", out var asked) ? asked : null;
        var amount = string.IsNullOrWhiteSpace(Amount) ? null : Amounts.Read(Amount);
        var isReadable = ModelState.IsValid && Times.IsSensible(From) && Times.IsSensible(To) && (standing is not null || string.IsNullOrEmpty(State))
            && (string.IsNullOrEmpty(Method) || Methods.Contains(Method))
            && (amount is not null || string.IsNullOrWhiteSpace(Amount));
        return isReadable ? new PaymentFilter(standing, string.IsNullOrEmpty(Method) ? null : Method, From, To, amount,
            string.IsNullOrWhiteSpace(Customer) ? null : Customer.Trim(), Before) : null;
    }
}
