using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments.Checkout;

/// <summary>
/// Opens a payment page for bills, once: the attempt is written down first, the constraint on its bills lets one through, and Stripe is asked
/// under the attempt's own key, so that a second tab, a double click or a crash leads to the same page.
/// </summary>
public sealed class CheckoutService(
    PortalDb db, PaymentPlanner planner, CheckoutPages pages, CheckoutClosing closing, PaymentSync sync, PaymentMethods methods, TimeProvider clock)
{
    private const int Rounds = 4;

    /// <summary>A page that closes sooner is replaced rather than resumed.</summary>
    private static readonly TimeSpan StillUseful = TimeSpan.FromMinutes(5);

    /// <summary>Stripe opens no page for less than thirty minutes.</summary>
    private static readonly TimeSpan ShortestPage = TimeSpan.FromMinutes(30);

    /// <summary>Throws <see cref="IntegrationException"/> when ERPNext or Stripe does not answer; asking again goes on where this stopped.</summary>
    public async Task<PayAnswer> StartAsync(PayRequest request, CancellationToken cancel)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var planned = await planner.PlanAsync(request.CustomerId, request.Wish, cancel);
            if (planned is not PlanAnswer.Charge charge)
            {
                return ((PlanAnswer.Instead)planned).Answer;
            }

            if (await ClearTheWayAsync(request, charge.Plan, cancel) is { } answer)
            {
                return answer;
            }

            if (await WriteDownAsync(request, charge, cancel) is { } attempt && await OpenAsync(request, attempt, cancel) is { } url)
            {
                return new PayAnswer.GoTo(url);
            }
        }

        throw new IntegrationException(SystemName.Stripe, "too many pages are being opened for the same bills", isTransient: true);
    }

    private async Task<PayAnswer?> ClearTheWayAsync(PayRequest request, PaymentPlan plan, CancellationToken cancel)
    {
        // Pages of the same customer for other bills too: one may be for a bill that was amended, and so is this one's money.
        var names = plan.Allocations.Select(a => a.InvoiceName).ToList();
        var open = await db.AttemptInvoices.Where(i => i.IsOpen && names.Contains(i.InvoiceName)).Select(i => i.AttemptId).Distinct().ToListAsync(cancel);
        open.AddRange(await StaleAsync(request.CustomerId, open, cancel));
        foreach (var id in open)
        {
            var attempt = await sync.SyncAsync(id, cancel);
            if (attempt.State is PaymentState.Processing or PaymentState.Paid)
            {
                return new PayAnswer.UnderWay(id);
            }

            if (!PaymentStates.HoldsInvoices(attempt.State))
            {
                continue;
            }

            var same = attempt.Payer == request.Payer && attempt.Language == request.Language.Code && attempt.ExpiresAt - clock.GetUtcNow() > StillUseful
                && plan.IsSameAs(attempt.Invoices.Select(i => new Allocation(i.InvoiceName, new Money(i.AmountCents))));
            if (same && (attempt.SessionUrl ?? await OpenAsync(request, attempt, cancel)) is { } url)
            {
                return new PayAnswer.GoTo(url);
            }

            attempt = await closing.CloseAsync(attempt, cancel);
            if (attempt.State is PaymentState.Processing or PaymentState.Paid)
            {
                return new PayAnswer.UnderWay(id);
            }
        }

        return null;
    }

    /// <summary>Open pages for bills that are not there to be paid any more: cancelled, amended, paid by another road.</summary>
    private async Task<IReadOnlyList<Guid>> StaleAsync(string customerId, IReadOnlyCollection<Guid> known, CancellationToken cancel)
    {
        var pages = await db.PaymentAttempts.AsNoTracking().Include(a => a.Invoices)
            .Where(a => a.CustomerId == customerId && (a.State == PaymentState.New || a.State == PaymentState.Open) && !known.Contains(a.Id)).ToListAsync(cancel);
        if (pages.Count == 0)
        {
            return [];
        }

        var owed = await planner.OwedAsync(customerId, cancel);
        return [.. pages.Where(a => a.Invoices.Exists(i => owed.Find(i.InvoiceName) is null)).Select(a => a.Id)];
    }

    private async Task<PaymentAttempt?> WriteDownAsync(PayRequest request, PlanAnswer.Charge charge, CancellationToken cancel)
    {
        var (plan, customer) = (charge.Plan, charge.Customer);
        var stripeCustomer = request.Payer == Payer.Customer ? await pages.CustomerAsync(request.CustomerId, cancel) : null;
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);

        // Stripe counts in seconds.
        var expires = DateTimeOffset.FromUnixTimeSeconds((now + methods.PageLife).ToUnixTimeSeconds());
        var attempt = new PaymentAttempt
        {
            Id = id,
            CustomerId = request.CustomerId,
            Payer = request.Payer,
            Reference = SpokenCode.New("GF-P-", 8),
            Language = request.Language.Code,
            AmountCents = plan.Amount.Cents,
            Methods = string.Join(',', methods.For(plan.Amount, customer.IsPerson)),
            BusinessDebit = !customer.IsPerson,
            Company = plan.Company,
            Receivable = plan.Receivable,
            Currency = plan.Currency,
            StripeCustomerId = stripeCustomer,
            CreatedAt = now,
            ChangedAt = now,
            ExpiresAt = expires,
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

    /// <summary>
    /// The attempt's page. The plan was read before the bills were held, and somebody may have paid them in between; from here on nobody can
    /// without our knowing, so ERPNext is asked once more. Null when another round is needed.
    /// </summary>
    private async Task<string?> OpenAsync(PayRequest request, PaymentAttempt attempt, CancellationToken cancel)
    {
        var held = attempt.Invoices.Select(i => new Allocation(i.InvoiceName, new Money(i.AmountCents)));
        var isStillWanted = await planner.PlanAsync(request.CustomerId, request.Wish, cancel) is PlanAnswer.Charge { Plan: var plan } && plan.IsSameAs(held);
        if (!isStillWanted || attempt.ExpiresAt - clock.GetUtcNow() < ShortestPage)
        {
            await closing.DropAsync(attempt.Id, cancel);
            return null;
        }

        if (await pages.OpenAsync(attempt, cancel) is not { } page)
        {
            return null;
        }

        var opened = await pages.OpenedAsync(attempt.Id, page, cancel);
        if (PaymentStates.HoldsInvoices(opened.State))
        {
            return page.Url ?? pages.OwnPage(attempt.Id).ToString();
        }

        await pages.ExpireAsync(page.Id, cancel);
        return null;
    }
}
