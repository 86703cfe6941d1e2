using System.Diagnostics;
using Gigafibre.Portal.Features.Payments.Checkout;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.Stripe;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Payments.Charging;

/// <summary>What came of charging a way to pay that was kept.</summary>
public abstract record ChargeAnswer
{
    /// <summary>Stripe was asked. The attempt says what came of it, or that nobody knows yet.</summary>
    public sealed record Asked(PaymentAttempt Attempt) : ChargeAnswer;

    /// <summary>Nothing was asked of anybody, and why.</summary>
    public sealed record NotAsked(PayAnswer Why) : ChargeAnswer;

    /// <summary>It was not wanted any more when its moment came.</summary>
    public sealed record Stopped : ChargeAnswer;
}

/// <summary>
/// Charges a way to pay that was kept, without a page. Written down before Stripe is asked; an answer that is lost is found out before anything else is charged
/// (<see cref="PaymentSync"/>), and no second charge is made for it.
/// </summary>
public sealed class ChargeService(
    PaymentPlanner planner, OwedReader owed, BillHolders holders, AttemptBook book, StripePaymentsClient stripe, PaymentEngine engine)
{
    private const int Rounds = 4;
    private const int MostInMetadata = 500;

    /// <summary>What was read so lately need not be read again.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(3);

    /// <summary>From reading what is owed to asking for it.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    /// <param name="isThere">The customer has just pressed the button; else nobody is there to confirm anything, and no page of theirs is closed.</param>
    /// <param name="isWanted">Asked in the last moment, under the gate of payments; what it writes is written with the note that Stripe is asked.</param>
    /// <exception cref="IntegrationException">ERPNext did not say what is owed. Nothing was asked of Stripe.</exception>
    public async Task<ChargeAnswer> ChargeAsync(
        PayRequest request, SavedWay way, bool isThere, Func<PaymentAttempt, CancellationToken, Task<bool>> isWanted, CancellationToken cancel)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (booked, reading) = (await owed.BookedAsync(request.CustomerId, cancel), Stopwatch.StartNew());
            var planned = await planner.PlanAsync(request.CustomerId, request.Wish, cancel);
            if (planned is not PlanAnswer.Charge charge)
            {
                return new ChargeAnswer.NotAsked(((PlanAnswer.Instead)planned).Answer);
            }

            if (await holders.ClearAsync(request.CustomerId, charge.Plan, null, isThere, cancel) is { } busy)
            {
                return new ChargeAnswer.NotAsked(busy);
            }

            if (await book.WriteAsync(request, charge, way, cancel) is not { } attempt)
            {
                continue;
            }

            // The bills are held from here on. Something was booked since ERPNext was asked, or it was a while ago: it is asked once more.
            if ((reading.Elapsed > Recent || await owed.BookedAsync(request.CustomerId, cancel) != booked) && !await IsStillOwedAsync(request, attempt, cancel))
            {
                await engine.DropAsync(attempt.Id, cancel);
                continue;
            }

            return await AskAsync(attempt, way, isThere, isWanted, cancel);
        }

        throw new IntegrationException(SystemName.ErpNext, "what is owed changes as often as it is read", isTransient: true);
    }

    private async Task<bool> IsStillOwedAsync(PayRequest request, PaymentAttempt attempt, CancellationToken cancel)
    {
        try
        {
            return await planner.PlanAsync(request.CustomerId, request.Wish, cancel) is PlanAnswer.Charge { Plan: var plan }
                && plan.IsSameAs(attempt.Invoices.Select(i => new Allocation(i.InvoiceName, new Money(i.AmountCents))));
        }
        catch (IntegrationException)
        {
            await engine.DropAsync(attempt.Id, cancel);
            throw;
        }
    }

    private async Task<ChargeAnswer> AskAsync(PaymentAttempt attempt, SavedWay way, bool isThere,
        Func<PaymentAttempt, CancellationToken, Task<bool>> isWanted, CancellationToken cancel)
    {
        var noted = Stopwatch.StartNew();
        if (!await engine.AskAsync(attempt.Id, Fresh, isWanted, cancel))
        {
            await engine.DropAsync(attempt.Id, cancel);
            return new ChargeAnswer.Stopped();
        }

        var names = attempt.Invoices.Select(i => i.InvoiceName).Order(StringComparer.Ordinal).ToList();
        var all = string.Join(' ', names);
        var charge = new NewCharge(
            attempt.Id.ToString(), attempt.CustomerId, all.Length <= MostInMetadata ? all : all[..MostInMetadata], new Money(attempt.AmountCents),
            PayText.LineItem(names).In(SiteLanguage.Parse(attempt.Language)), way.StripeCustomerId, way.MethodId, way.Kind, way.MandateId, !isThere);
        try
        {
            // A process that stood still meanwhile asks no more: by now somebody may have found out that nothing was asked.
            return new ChargeAnswer.Asked(noted.Elapsed > Fresh ? await engine.FindAsync(attempt.Id, cancel)
                : await engine.FollowAsync(attempt.Id, await stripe.ChargeAsync(charge, cancel), cancel));
        }
        catch (IntegrationException e) when (StripePaymentsClient.IsAboutUs(e))
        {
            // Our key, our request: nothing about this payment. It was not asked for, and our team hears of it.
            await engine.FailUnknownAsync(attempt.Id, PaymentSync.NeverAsked, cancel);
            throw;
        }
        catch (IntegrationException e) when (!e.IsTransient && !e.MayHaveHappened)
        {
            // A refusal of this charge before a payment was made of it.
            return new ChargeAnswer.Asked(await engine.FailUnknownAsync(attempt.Id, e.Code!, cancel));
        }
        catch (IntegrationException)
        {
            return new ChargeAnswer.Asked(await engine.FindAsync(attempt.Id, cancel));
        }
    }
}
