using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Stripe;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Payments.Checkout;

/// <summary>Stripe's side of an attempt: its Customer, its page opened and closed, its payment given up. Every call may be repeated without harm.</summary>
public sealed class CheckoutPages(PortalDb db, StripePaymentsClient stripe, PaymentEngine engine, IOptions<PortalOptions> site)
{
    public Uri OwnPage(Guid id) => new(site.Value.PublicUrl, Links.Payment(id));

    /// <summary>Opens the page of an attempt. Everything asked comes from its row, so asking again is asking the same.</summary>
    public async Task<CheckoutPage> OpenAsync(PaymentAttempt attempt, CancellationToken cancel)
    {
        var language = SiteLanguage.Parse(attempt.Language);
        var names = attempt.Invoices.Select(i => i.InvoiceName).Order(StringComparer.Ordinal).ToList();
        var checkout = new NewCheckout(
            attempt.Id.ToString(), attempt.CustomerId, attempt.StripeCustomerId, new Money(attempt.AmountCents), PayText.LineItem(names)
                .In(language), string.Join(' ', names)[..Math.Min(500, string.Join(' ', names).Length)],
            attempt.Methods.Split(','), language == Language.English ? "en" : "fr-CA", new Uri(site.Value.PublicUrl, $"/payments/return?session_id={{CHECKOUT_SESSION_ID}}"),
            OwnPage(attempt.Id), attempt.ExpiresAt, attempt.BusinessDebit);
        try
        {
            return await stripe.OpenAsync(checkout, cancel);
        }
        catch (IntegrationException e) when (StripePaymentsClient.IsKept(e))
        {
            // Nobody was shown a page; the next try has a key of its own, and a Customer that Stripe still knows.
            await engine.DropAsync(attempt.Id, cancel);
            if (e.Code == "resource_missing")
            {
                await db.StripeCustomers.Where(c => c.CustomerId == attempt.CustomerId).ExecuteDeleteAsync(cancel);
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

    /// <summary>Gives up a payment that waits for its payer; one that went on a moment ago is left as it is.</summary>
    public async Task CancelAsync(string intentId, CancellationToken cancel)
    {
        try
        {
            await stripe.CancelAsync(intentId, cancel);
        }
        catch (IntegrationException e) when (!e.IsTransient)
        {
            // Verified a moment ago: what it is now, Stripe says when it is asked.
        }
    }

    public async Task<string> CustomerAsync(string customerId, CancellationToken cancel)
    {
        if (await db.StripeCustomers.AsNoTracking().SingleOrDefaultAsync(c => c.CustomerId == customerId, cancel) is { } known)
        {
            return known.StripeId;
        }

        var id = await stripe.CreateCustomerAsync(customerId, cancel);
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
