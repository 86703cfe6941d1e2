using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Payments;

/// <summary>Two bills, A of 30.00 and B of 20.00, under every kind of balance and of money on its way.</summary>
public sealed class OwedTests
{
    [Theory]
    [InlineData("the books agree", 5000, null, 0, 5000, 0, 0)]
    [InlineData("a credit takes the oldest first", 1500, null, 0, 1500, 3500, 0)]
    [InlineData("a credit larger than all", -1000, null, 0, 0, 6000, 0)]
    [InlineData("more in the books than on bills", 6000, null, 0, 5000, 0, 1000)]
    [InlineData("money on its way to a bill", 5000, "A", 3000, 2000, 0, 0)]
    [InlineData("money on its way to a bill that is gone", 5000, "X", 1500, 3500, 0, 0)]
    [InlineData("that, and a credit", 4000, "X", 1500, 2500, 1000, 0)]
    public void Only_what_nothing_else_pays_is_asked(string what, long balance, string? heldFor, long held, long payable, long credit, long notOnBills)
    {
        var owed = Of(balance, heldFor is null ? [] : [new HeldBill(heldFor, new Money(held), Guid.Empty)], Bill("A", 3000), Bill("B", 2000));
        Assert.Equal((what, payable, credit, notOnBills), (what, owed.Payable.Cents, owed.Credit.Cents, owed.NotOnBills.Cents));
        Assert.All(owed.Bills, b => Assert.InRange(b.Payable.Cents, 0, b.Invoice.Outstanding.Cents));
    }

    [Theory]
    [InlineData("on an account in Canadian dollars", true, 9000)]
    [InlineData("on an account of its own", false, 5000)]
    public void A_bill_in_another_currency_is_neither_asked_for_nor_taken_for_something_that_no_bill_carries(string what, bool isBookedInCad, long balance)
    {
        var owed = Of(balance, [], Bill("A", 3000), Bill("B", 2000), Bill("U", 4000) with { IsCad = false, IsBookedInCad = isBookedInCad });
        Assert.Equal((what, 5000L, 0L, 0L), (what, owed.Payable.Cents, owed.Credit.Cents, owed.NotOnBills.Cents));
        Assert.Equal(Money.Zero, owed.Find("U")!.Payable);
    }

    [Theory]
    [InlineData(3000, 2000, 3000, "A")]
    [InlineData(30, 2000, 2000, "B")]
    [InlineData(30, 40, 30, "")]
    public void One_payment_takes_the_bills_of_one_company_and_a_bill_too_small_does_not_stand_in_the_way(long first, long second, long atOnce, string charged)
    {
        var owed = Owed.Of([Bill("A", first), Bill("B", second) with { Company = "H" }], new Dictionary<string, Money> { ["G"] = new(first), ["H"] = new(second) }, []);
        var plan = PaymentPlan.For(new PaymentWish.Balance(), owed, Today);
        Assert.Equal((first + second, atOnce, charged.Length == 0), (owed.Payable.Cents, owed.AtOnce.Cents, owed.IsCarried));
        Assert.Equal(charged, plan is null ? "" : Assert.Single(plan.Allocations).InvoiceName);
        Assert.Null(PaymentPlan.For(new PaymentWish.Part(new Money(atOnce + 1)), owed, Today));
    }

    [Theory]
    [InlineData("nothing paid", 0, 2000, 1000, "2026-11-10")]
    [InlineData("the first part paid", 1000, 1000, 0, "2026-11-15")]
    [InlineData("one and a half", 1500, 500, 0, "2026-11-15")]
    [InlineData("what is due", 2000, 0, 0, "2026-12-10")]
    [InlineData("an advance before the bill was made, in none of its parts", 0, 2000, 1000, "2026-11-10", 1500)]
    public void A_bill_in_parts_is_due_overdue_and_next_by_its_parts(string what, long paid, long dueNow, long overdue, string next, long advance = 0)
    {
        InvoiceTerm Term(int month, int day) => new(null, new DateOnly(2026, month, day), new Money(1000), new Money(1000));
        var bill = Bill("A", 3000) with
        {
            Outstanding = new Money(3000 - paid),
            Terms = [Term(11, 10), Term(11, 15), Term(12, 10)],
            DueOn = new DateOnly(2026, 12, 10),
            Total = new Money(3000 + advance)
        };
        var owed = Owed.Of([bill], new Dictionary<string, Money> { ["G"] = bill.Outstanding }, []);
        var of = Assert.Single(owed.Bills);
        Assert.Equal((what, dueNow, overdue, DateOnly.Parse(next, System.Globalization.CultureInfo.InvariantCulture)),
            (what, of.DueNow(Today).Cents, of.Overdue(Today).Cents, of.NextDue!.Value));
        Assert.Equal(dueNow, PaymentPlan.For(new PaymentWish.DueNow(), owed, Today)?.Amount.Cents ?? 0);
    }

    private static DateOnly Today => new(2026, 11, 15);

    private static Owed Of(long balance, IReadOnlyCollection<HeldBill> held, params Invoice[] unpaid) =>
        Owed.Of(unpaid, new Dictionary<string, Money> { ["G"] = new(balance) }, held);

    private static Invoice Bill(string name, long cents) => new(name, "C", default, new DateOnly(2026, 11, name[0] - 'A' + 1), new Money(cents), new Money(cents), false, null, "")
    {
        Company = "G",
        DebitTo = "D",
        Currency = "CAD",
        IsCad = true,
        IsBookedInCad = true,
    };
}
