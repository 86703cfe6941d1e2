using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Stripe;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Payments.Checkout;

/// <summary>Stripe's side of an attempt: its Customer, its page opened and closed, its payment given up. Every call may be repeated without harm.</summary>
public sealed class CheckoutPages(PortalDb db, StripePaymentsClient stripe, PaymentEngine engine, Secrets secrets, IOptions<PortalOptions> site)
{
    /// <summary>Where Stripe sends people back to, paid or not: with a token of the payment's own, because their session may be over by then.</summary>
    private Uri Back(Guid id) => new(site.Value.PublicUrl, Links.PaymentReturn(id, PaymentAccess.TokenOf(secrets, id)));

    private const int MostInMetadata = 500;

    public Uri OwnPage(Guid id) => new(site.Value.PublicUrl, Links.Payment(id));

    /// <summary>
    /// Opens the page of an attempt. Everything asked comes from its row, so asking again is asking the same. Null when Stripe has deleted its Customer meanwhile: the
    /// attempt is dropped, the Customer made anew, and another try finds it.
    /// </summary>
    public async Task<CheckoutPage?> OpenAsync(PaymentAttempt attempt, CancellationToken cancel)
    {
        var language = SiteLanguage.Parse(attempt.Language);
        var names = attempt.Invoices.Select(i => i.InvoiceName).Order(StringComparer.Ordinal).ToList();
        var checkout = new NewCheckout(
            attempt.Id.ToString(), attempt.CustomerId, attempt.StripeCustomerId, new Money(attempt.AmountCents), PayText.LineItem(names)
                .In(language), Listed(names),
            attempt.Methods.Split(','), language == Language.English ? "en" : "fr-CA", Back(attempt.Id),
            Back(attempt.Id), attempt.ExpiresAt, attempt.BusinessDebit);
        try
        {
            return await stripe.OpenAsync(checkout, cancel);
        }
        catch (IntegrationException e) when (StripePaymentsClient.IsKept(e))
        {
            // Nobody was shown a page; the next try has a key of its own, and a Customer that Stripe still knows.
            await engine.DropAsync(attempt.Id, cancel);
            if (e.Code == "resource_missing" && attempt.StripeCustomerId is { } gone)
            {
                await RenewCustomerAsync(attempt.CustomerId, gone, cancel);
                return null;
            }

            throw;
        }
    }

    /// <summary>The page is open: remembers where. An attempt that was dropped meanwhile says so, and its page must be shown to nobody.</summary>
    public Task<PaymentAttempt> OpenedAsync(Guid id, CheckoutPage page, CancellationToken cancel) => engine.MoveAsync(
        id,
        a =>
        {
            (a.SessionId, a.SessionUrl) = (page.Id, page.Url ?? a.SessionUrl);
            return CheckoutStates.Of(page);
        },
        cancel);

    /// <summary>Closes a page. One that is not open any more is left to whoever asks Stripe what it is instead.</summary>
    public async Task ExpireAsync(string sessionId, CancellationToken cancel)
    {
        try
        {
            await stripe.ExpireAsync(sessionId, cancel);
        }
        catch (IntegrationException e) when (!e.IsTransient)
        {
            // Not open any more: what it is instead, Stripe says when it is asked.
        }
    }

    /// <summary>Has Stripe make its Customer anew, because somebody deleted the one it had.</summary>
    public async Task RenewCustomerAsync(string customerId, string gone, CancellationToken cancel)
    {
        var anew = await stripe.CreateCustomerAsync(customerId, instead: gone, cancel);
        await db.StripeCustomers.Where(c => c.CustomerId == customerId && c.StripeId == gone).ExecuteUpdateAsync(s => s.SetProperty(c => c.StripeId, anew), cancel);
    }

    /// <summary>As many whole names as Stripe keeps in one value.</summary>
    private static string Listed(IReadOnlyList<string> names)
    {
        var all = string.Join(' ', names);
        return all.Length <= MostInMetadata ? all : all[..(all.LastIndexOf(' ', MostInMetadata) is > 0 and var end ? end : 0)];
    }

    public async Task<string> CustomerAsync(string customerId, CancellationToken cancel)
    {
        if (await db.StripeCustomers.AsNoTracking().SingleOrDefaultAsync(c => c.CustomerId == customerId, cancel) is { } known)
        {
            return known.StripeId;
        }

        var id = await stripe.CreateCustomerAsync(customerId, null, cancel);
        db.StripeCustomers.Add(new StripeCustomer { CustomerId = customerId, StripeId = id });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate<StripeCustomer>())
        {
            // The same customer in another tab: Stripe gave both the same.
            db.ChangeTracker.Clear();
        }

        return id;
    }
}
