using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments.Checkout;

/// <summary>Writes an attempt down before Stripe is asked for anything; the constraint on its bills lets one through.</summary>
public sealed class AttemptBook(PortalDb db, CheckoutPages pages, PaymentMethods methods, TimeProvider clock)
{
    private static readonly TimeSpan ChargedWithin = TimeSpan.FromMinutes(10);

    /// <param name="way">The way to pay that is charged without a page; null for a page.</param>
    /// <returns>Null when somebody else holds one of the bills.</returns>
    public async Task<PaymentAttempt?> WriteAsync(PayRequest request, PlanAnswer.Charge charge, SavedWay? way, CancellationToken cancel)
    {
        var (plan, customer) = (charge.Plan, charge.Customer);
        var stripeCustomer = way?.StripeCustomerId ?? (request.Payer == Payer.Customer ? await pages.CustomerAsync(request.CustomerId, cancel) : null);
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var attempt = new PaymentAttempt
        {
            Id = id,
            CustomerId = request.CustomerId,
            Payer = request.Payer,
            PayerName = request.PayerName,
            Reference = SpokenCode.New("GF-P-", 8),
            Language = request.Language.Code,
            AmountCents = plan.Amount.Cents,
            Methods = way?.Kind ?? string.Join(',', methods.For(plan.Amount, customer.IsPerson)),
            BusinessDebit = !customer.IsPerson,
            Company = plan.Company,
            Receivable = plan.Receivable,
            Currency = plan.Currency,
            StripeCustomerId = stripeCustomer,
            SavedMethodId = way?.Id,
            MethodId = way?.MethodId,
            MandateId = way?.MandateId,
            Method = way?.Kind,
            Brand = way?.Brand,
            Last4 = way?.Last4,
            CreatedAt = now,
            ChangedAt = now,

            // Stripe counts in seconds. Without a page nobody comes back to it: what was not asked for by then never will be.
            ExpiresAt = DateTimeOffset.FromUnixTimeSeconds((now + (way is null ? methods.PageLife : ChargedWithin)).ToUnixTimeSeconds()),
            Invoices = [.. plan.Allocations.Select(a => new AttemptInvoice { AttemptId = id, InvoiceName = a.InvoiceName, AmountCents = a.Amount.Cents, IsOpen = true })],
        };
        db.PaymentAttempts.Add(attempt);
        try
        {
            await db.SaveChangesAsync(cancel);
            return attempt;
        }
        catch (DbUpdateException e) when (e.IsDuplicate<AttemptInvoice>())
        {
            db.ChangeTracker.Clear();
            return null;
        }
    }
}
