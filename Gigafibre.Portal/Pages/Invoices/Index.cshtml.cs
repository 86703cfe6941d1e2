using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.People;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Invoices;

public sealed class InvoicesModel(InvoiceService invoices, BillPayments payments, OwedReader owed, TimeProvider clock) : PageModel
{
    private const int Longest = 60;

    [FromQuery(Name = "q")]
    public string? Typed { get; set; }

    [FromQuery(Name = "start")]
    public int Start { get; set; }

    public IReadOnlyList<Invoice>? Invoices { get; private set; }

    public Owed? Owed { get; private set; }

    public IEnumerable<string> TakenBack { get; private set; } = [];

    public bool HasOlder { get; private set; }

    public DateTimeOffset? LateSince { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => Times.Today(clock);

    [OpenTo(PersonRole.Payer)]
    public async Task OnGetAsync(CancellationToken cancel)
    {
        Start = Math.Clamp(Start, 0, 10_000);
        Typed = string.IsNullOrWhiteSpace(Typed) ? null : Typed.Trim()[..Math.Min(Typed.Trim().Length, Longest)];
        try
        {
            var customer = HttpContext.Visitor().CustomerId;
            var known = await invoices.GetBillsAsync(customer, cancel);
            LateSince = known.IsLate ? known.ReadAt : null;
            var paid = await payments.ReadAsync(customer, [], 0, cancel);
            Owed = await owed.JoinAsync(known.Value.Unpaid, known.Value.Balances, paid, cancel);
            var found = Typed is { } typed ? await invoices.SearchAsync(customer, typed, cancel) : Start == 0 ? known.Value.Newest : await invoices.ListAsync(customer, Start,
                cancel);

            TakenBack = (await payments.TakenBackAsync(customer, paid, cancel)).Select(b => b.InvoiceName);
            (Invoices, HasOlder) = Typed is null ? ([.. found.Take(InvoiceService.PageSize)], found.Count > InvoiceService.PageSize) : (found, false);
        }
        catch (IntegrationException)
        {
            Invoices = null;
        }
    }
}
