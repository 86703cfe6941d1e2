using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Payments;

public sealed class PaymentRuleTests
{
    private static readonly Invoice[] Unpaid = [Bill("A", 3000), Bill("B", 2000), Bill("C", 40)];

    [Fact]
    public void Nothing_follows_a_recorded_payment_and_money_beats_everything()
    {
        foreach (var state in Enum.GetValues<PaymentState>())
        {
            Assert.False(PaymentStates.MayFollow(PaymentState.Recorded, state));
            Assert.False(PaymentStates.MayFollow(state, PaymentState.New));
            Assert.Equal(state < PaymentState.Paid, PaymentStates.MayFollow(state, PaymentState.Paid));
            Assert.Equal(state == PaymentState.Paid, PaymentStates.MayFollow(state, PaymentState.Recorded));
        }

        Assert.False(PaymentStates.MayFollow(PaymentState.Paid, PaymentState.Failed));
        Assert.False(PaymentStates.MayFollow(PaymentState.Processing, PaymentState.Expired));
    }

    [Theory]
    [InlineData(50, "A:50")]
    [InlineData(3000, "A:3000")]
    [InlineData(3001, "A:3000,B:1")]
    [InlineData(5040, "A:3000,B:2000,C:40")]
    [InlineData(5041, null)]
    [InlineData(49, null)]
    [InlineData(0, null)]
    [InlineData(-100, null)]
    public void An_amount_goes_to_the_oldest_bills_and_never_beyond_what_is_owed(long cents, string? expected) =>
        Assert.Equal(expected, Say(PaymentPlan.For(new PaymentWish.Part(new Money(cents)), Owing(Unpaid), Today)));

    [Fact]
    public void Bills_are_paid_whole_and_made_up_ones_are_not_there()
    {
        Assert.Equal("B:2000", Say(PaymentPlan.For(new PaymentWish.Bills(["B", "X"]), Owing(Unpaid), Today)));
        Assert.Null(PaymentPlan.For(new PaymentWish.Bills(["X"]), Owing(Unpaid), Today));
        Assert.Null(PaymentPlan.For(new PaymentWish.Bills(["C"]), Owing(Unpaid), Today));
        Assert.Null(PaymentPlan.For(new PaymentWish.Balance(), Owing([]), Today));
    }

    private static DateOnly Today => new(2026, 11, 15);

    private static Owed Owing(IReadOnlyList<Invoice> unpaid) =>
        Owed.Of(unpaid, new Dictionary<string, Money> { ["G"] = new(unpaid.Sum(i => i.Outstanding.Cents)) }, []);

    private static string? Say(PaymentPlan? plan) => plan is null ? null : string.Join(',', plan.Allocations.Select(a => $"{a.InvoiceName}:{a.Amount.Cents}"));

    private static Invoice Bill(string name, long cents) => new(name, "C", default, null, new Money(cents), new Money(cents), false, null, "")
    {
        Company = "G",
        DebitTo = "D",
        Currency = "CAD",
        IsCad = true,
        IsBookedInCad = true,
    };
}
