using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Payments.Booking;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Payments.Checkout;

/// <summary>What may be charged by a wish: only what is owed and can be booked. Whatever speaks against it, a person at the desk hears of it too.</summary>
public sealed class PaymentPlanner(OwedReader reader, ErpNextBilling erp, BooksCheck books, FindingList findings, OwedFindings told, TimeProvider clock)
{
    public async Task<PlanAnswer> PlanAsync(string customerId, PaymentWish wish, CancellationToken cancel)
    {
        if (await erp.FindCustomerAsync(customerId, cancel) is not { IsDisabled: false, IsFrozen: false } customer)
        {
            return await RefuseAsync(ChargeRefusal.AccountClosed, customerId, OddText.NoAccount, cancel);
        }

        var owed = await reader.ReadToChargeAsync(customerId, cancel);
        await told.TellCreditAsync(customerId, owed, cancel);
        if (wish is PaymentWish.Bills or PaymentWish.UpTo or PaymentWish.DueNow { Name: not null })
        {
            var chosen = owed.Bills.Where(b => wish.Means(b.Invoice.Name)).ToList();
            if (chosen.Find(b => b.HeldBy is not null) is { HeldBy: { } holder })
            {
                return new PlanAnswer.Instead(new PayAnswer.UnderWay(holder));
            }

            if (chosen.Find(b => b.IsHeldElsewhere) is { } collected)
            {
                return new PlanAnswer.Instead(new PayAnswer.Refused(ChargeRefusal.HeldElsewhere, collected.Invoice.Name));
            }
        }

        if (PaymentPlan.For(wish, owed, Times.Today(clock)) is not { } plan)
        {
            return await NothingAsync(customerId, wish, owed, cancel);
        }

        if (await books.WhyClosedAsync(plan.Receivable, cancel, plan.Company) is { } closed)
        {
            return await RefuseAsync(ChargeRefusal.BooksClosed, plan.Receivable, OddText.BooksClosed.With(closed), cancel);
        }

        return new PlanAnswer.Charge(plan, customer);
    }

    public Task<Owed> OwedAsync(string customerId, CancellationToken cancel) => reader.ReadAsync(customerId, cancel);

    private async Task<PlanAnswer> NothingAsync(string customerId, PaymentWish wish, Owed owed, CancellationToken cancel)
    {
        bool IsMeant(OwedBill b) => wish.Means(b.Invoice.Name);
        if (owed.Payable == Money.Zero && owed.Bills.FirstOrDefault(b => IsMeant(b) && b.HeldBy is not null) is { HeldBy: { } going })
        {
            return new PlanAnswer.Instead(new PayAnswer.UnderWay(going));
        }

        if (owed.Bills.FirstOrDefault(b => IsMeant(b) && !b.Invoice.IsCad) is { } foreign && !owed.Bills.Any(b => IsMeant(b) && b.Payable > Money.Zero))
        {
            return await RefuseAsync(ChargeRefusal.NotCad, customerId, OddText.NotCad.With(foreign.Invoice.Name), cancel, foreign.Invoice.Name);
        }

        return new PlanAnswer.Instead(
            wish is PaymentWish.Part or PaymentWish.UpTo or PaymentWish.DueNow ? new PayAnswer.NothingToPay()
            : owed.Payable == Money.Zero && owed.Bills.FirstOrDefault(b => IsMeant(b) && b.IsHeldElsewhere) is { } collected
                ? new PayAnswer.Refused(ChargeRefusal.HeldElsewhere, collected.Invoice.Name)
            : owed.Bills.Any(b => IsMeant(b) && b.Payable > Money.Zero) ? new PayAnswer.Refused(ChargeRefusal.TooLittle)
            : owed.Bills.Any(b => IsMeant(b) && b.Covered > Money.Zero) ? new PayAnswer.Refused(ChargeRefusal.CreditCovers)
            : new PayAnswer.NothingToPay());
    }

    /// <param name="bill">What the customer reads that it is about.</param>
    private async Task<PlanAnswer> RefuseAsync(ChargeRefusal why, string subject, Phrase detail, CancellationToken cancel, string? bill = null)
    {
        await findings.AddAsync(FindingKind.CannotCharge, $"{KebabCase.Of(why)}:{subject}", detail, cancel);
        return new PlanAnswer.Instead(new PayAnswer.Refused(why, bill));
    }
}
