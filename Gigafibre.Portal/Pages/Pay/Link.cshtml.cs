using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Payments.Checkout;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages.Pay;

public sealed class LinkModel(PaymentLinks links, CheckoutService checkout, OwedReader reader, Words words, TimeProvider clock) : PageModel
{
    public PaymentLink? Current { get; private set; }

    public Money? Due { get; private set; }

    /// <summary>The bills that the link is about, of those with something left.</summary>
    public IReadOnlyList<OwedBill> Meant { get; private set; } = [];

    public PayAnswer.Refused? Refused { get; private set; }

    public Phrase? Error { get; private set; }

    public Guid? UnderWay { get; private set; }

    /// <summary>Only what is due now, of bills in instalments.</summary>
    [BindProperty]
    public bool Now { get; set; }

    /// <summary>What is due now, where that is less than all.</summary>
    public Money? DueNow { get; private set; }

    /// <summary>What is left for a second payment, where one cannot take it all.</summary>
    public Money Rest { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        await LoadAsync(token, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancel)
    {
        await LoadAsync(token, cancel);
        if (Current is not { } link)
        {
            return Page();
        }

        // The status page later asks for the link, and the address that Stripe sends people back to must not carry it.
        Cookies.PayLink.Write(Response, token);
        try
        {
            switch (await checkout.StartAsync(new PayRequest(link.CustomerId, Payer.Link(link.Id), Now ? new PaymentWish.DueNow(link.InvoiceName) : PaymentLinks.Wish(link),
                words.Language), cancel))
            {
                case PayAnswer.GoTo page:
                    return new SeeOtherResult(page.Url);
                case PayAnswer.UnderWay going:
                    return Redirect(Links.Payment(going.AttemptId));
                case PayAnswer.Refused refused:
                    (Refused, Response.StatusCode) = (refused, StatusCodes.Status409Conflict);
                    return Page();
                default:
                    Error = PayText.NothingToPay;
                    return Page();
            }
        }
        catch (IntegrationException)
        {
            (Error, Response.StatusCode) = (PayText.Away, StatusCodes.Status503ServiceUnavailable);
            return Page();
        }
    }

    private async Task LoadAsync(string token, CancellationToken cancel)
    {
        Current = await links.FindAsync(token, cancel);
        if (Current is not { } link)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!words.Chosen)
        {
            words.Use(SiteLanguage.Parse(link.Language));
        }

        try
        {
            var owed = await reader.ReadAsync(link.CustomerId, cancel);
            var wish = PaymentLinks.Wish(link);
            Due = PaymentPlan.For(wish, owed, Times.Today(clock))?.Amount ?? Money.Zero;
            DueNow = PaymentPlan.For(new PaymentWish.DueNow(link.InvoiceName), owed, Times.Today(clock))?.Amount is { } now && now < Due ? now : null;
            Meant = [.. owed.Bills.Where(b => wish.Means(b.Invoice.Name))];
            Rest = new Money(Meant.Sum(b => b.Payable.Cents)) - Due.Value;
            if (Meant.FirstOrDefault(b => b.HeldBy is not null)?.HeldBy is { } payment)
            {
                // Whoever comes back by the link, days later, to verify a bank account must get to that payment.
                UnderWay = payment;
                Cookies.PayLink.Write(Response, token);
            }
        }
        catch (IntegrationException)
        {
            Due = null;
        }
    }
}
