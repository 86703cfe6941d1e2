using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Features.Payments.Booking;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Payments.Checkout;

/// <summary>What may be charged by a wish: only what is owed and can be booked. Whatever speaks against it, a person at the desk hears of it too.</summary>
public sealed class PaymentPlanner(OwedReader reader, ErpNextBilling erp, BooksCheck books, FindingList findings, TimeProvider clock)
{
    public async Task<PlanAnswer> PlanAsync(string customerId, PaymentWish wish, CancellationToken cancel)
    {
        if (await erp.FindCustomerAsync(customerId, cancel) is not { IsDisabled: false, IsFrozen: false } customer)
        {
            return await RefuseAsync(ChargeRefusal.AccountClosed, customerId, null, cancel);
        }

        var owed = await reader.ReadAsync(customerId, cancel);
        if (wish is PaymentWish.DueNow instalment)
        {
            if (await DueNowAsync(instalment.Name, owed, cancel) is not { } due)
            {
                return new PlanAnswer.Instead(new PayAnswer.NothingToPay());
            }

            wish = new PaymentWish.Bills([instalment.Name], due);
        }

        if (wish is PaymentWish.Bills chosen && owed.Bills.FirstOrDefault(b => chosen.Names.Contains(b.Invoice.Name) && b.HeldBy is not null) is { HeldBy: { } holder })
        {
            return new PlanAnswer.Instead(new PayAnswer.UnderWay(holder));
        }

        if (wish is PaymentWish.Bills these && owed.Bills.FirstOrDefault(b => these.Names.Contains(b.Invoice.Name) && b.IsHeldElsewhere) is { } collected)
        {
            return new PlanAnswer.Instead(new PayAnswer.Refused(ChargeRefusal.HeldElsewhere, collected.Invoice.Name));
        }

        if (PaymentPlan.For(wish, owed) is not { } plan)
        {
            return await NothingAsync(customerId, wish, owed, cancel);
        }

        if (await books.WhyClosedAsync(plan.Company, Times.Today(clock), cancel) is { } closed)
        {
            return await RefuseAsync(ChargeRefusal.BooksClosed, plan.Company, closed, cancel);
        }

        if (owed.Credit > Money.Zero)
        {
            await findings.AddAsync(FindingKind.CreditToApply, customerId, $"{owed.Credit} stands as credit and was taken off what is charged: reconcile it with the bills",
                cancel);
        }

        return new PlanAnswer.Charge(plan, customer);
    }

    /// <summary>Null when nothing of it is due yet, or it is not owed.</summary>
    private async Task<Money?> DueNowAsync(string name, Owed owed, CancellationToken cancel) =>
        owed.Find(name) is { } bill && await erp.FindInvoiceAsync(name, cancel) is { } document
        && Instalment.DueNow(Instalment.Of(document, bill.Covered), Times.Today(clock)) is { Cents: > 0 } due ? due : null;

    public Task<Owed> OwedAsync(string customerId, CancellationToken cancel) => reader.ReadAsync(customerId, cancel);

    private async Task<PlanAnswer> NothingAsync(string customerId, PaymentWish wish, Owed owed, CancellationToken cancel)
    {
        bool IsMeant(OwedBill b) => wish is not PaymentWish.Bills bills || bills.Names.Contains(b.Invoice.Name);
        if (owed.Payable == Money.Zero && owed.Bills.FirstOrDefault(b => IsMeant(b) && b.HeldBy is not null) is { HeldBy: { } going })
        {
            return new PlanAnswer.Instead(new PayAnswer.UnderWay(going));
        }

        if (owed.Bills.FirstOrDefault(b => IsMeant(b) && !b.Invoice.IsCad) is { } foreign && !owed.Bills.Any(b => IsMeant(b) && b.Payable > Money.Zero))
        {
            return await RefuseAsync(ChargeRefusal.NotCad, customerId, foreign.Invoice.Name, cancel);
        }

        return new PlanAnswer.Instead(
            wish is PaymentWish.Part ? new PayAnswer.NothingToPay()
            : owed.Payable == Money.Zero && owed.Bills.FirstOrDefault(b => IsMeant(b) && b.IsHeldElsewhere) is { } collected
                ? new PayAnswer.Refused(ChargeRefusal.HeldElsewhere, collected.Invoice.Name)
            : owed.Bills.Any(b => IsMeant(b) && b.Payable > Money.Zero) ? new PayAnswer.Refused(ChargeRefusal.TooLittle)
            : owed.Bills.Any(b => IsMeant(b) && b.Covered > Money.Zero) ? new PayAnswer.Refused(ChargeRefusal.CreditCovers)
            : new PayAnswer.NothingToPay());
    }

    private async Task<PlanAnswer> RefuseAsync(ChargeRefusal why, string subject, string? detail, CancellationToken cancel)
    {
        await findings.AddAsync(FindingKind.CannotCharge, $"{KebabCase.Of(why)}:{subject}", detail ?? KebabCase.Of(why), cancel);
        return new PlanAnswer.Instead(new PayAnswer.Refused(why, detail));
    }
}
