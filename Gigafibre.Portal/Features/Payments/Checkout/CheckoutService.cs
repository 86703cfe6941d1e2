using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Payments.Checkout;

/// <summary>
/// Opens a payment page for bills, once: the attempt is written down first, the constraint on its bills lets one through, and Stripe is asked
/// under the attempt's own key, so that a second tab, a double click or a crash leads to the same page.
/// </summary>
public sealed class CheckoutService(
    PaymentPlanner planner, BillHolders holders, AttemptBook book, CheckoutPages pages, CheckoutClosing closing, TimeProvider clock)
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

            if (await holders.ClearAsync(request.CustomerId, charge.Plan, a => ResumeAsync(request, a, cancel), isThere: true, cancel) is { } answer)
            {
                return answer;
            }

            if (await book.WriteAsync(request, charge, null, cancel) is { } attempt && await OpenAsync(request, attempt, cancel) is { } url)
            {
                return new PayAnswer.GoTo(url);
            }
        }

        throw new IntegrationException(SystemName.Stripe, "too many pages are being opened for the same bills", isTransient: true);
    }

    /// <summary>The open page of an attempt for just the same, when the same payer may go on with it.</summary>
    private async Task<string?> ResumeAsync(PayRequest request, PaymentAttempt attempt, CancellationToken cancel) =>
        attempt.SavedMethodId is null && attempt.Payer == request.Payer && attempt.Language == request.Language.Code && attempt.ExpiresAt - clock.GetUtcNow() > StillUseful
            ? attempt.SessionUrl ?? await OpenAsync(request, attempt, cancel) : null;

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
