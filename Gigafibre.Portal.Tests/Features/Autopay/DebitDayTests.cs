using Gigafibre.Portal.Features.Autopay;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Autopay;

public sealed class DebitDayTests
{
    /// <summary>Due, the day that suits, today, days of notice; the day of the charge.</summary>
    [Theory]
    [InlineData("2026-12-15", null, "2026-11-30", 10, "2026-12-15")] // a Tuesday, in time
    [InlineData("2026-12-12", null, "2026-11-30", 10, "2026-12-14")] // a Saturday: the Monday after
    [InlineData("2026-12-05", null, "2026-11-30", 10, "2026-12-10")] // too soon to be told: ten days from today
    [InlineData("2026-11-01", null, "2026-11-30", 10, "2026-12-10")] // overdue already
    [InlineData("2026-12-25", null, "2026-11-30", 10, "2026-12-29")] // Christmas is a Friday, Boxing Day is made up for on Monday
    [InlineData("2027-01-01", null, "2026-12-01", 10, "2027-01-05")] // the two days of the New Year, and the weekend
    [InlineData("2027-06-24", null, "2027-06-01", 10, "2027-06-25")] // Saint-Jean-Baptiste
    [InlineData("2027-03-26", null, "2027-03-01", 10, "2027-03-29")] // Good Friday
    [InlineData("2026-12-28", 15, "2026-11-30", 10, "2026-12-15")] // the 15th before it
    [InlineData("2026-12-10", 15, "2026-11-01", 10, "2026-11-16")] // the 15th of the month before is a Sunday
    [InlineData("2026-12-10", 15, "2026-11-10", 10, "2026-12-10")] // the 15th before is too soon: the due day
    [InlineData("2028-03-01", 28, "2028-02-01", 10, "2028-02-28")]
    [InlineData("2028-02-29", null, "2028-02-01", 10, "2028-02-29")] // a leap day
    [InlineData("2027-03-14", null, "2027-03-01", 10, "2027-03-15")] // the clocks change on a Sunday
    [InlineData("2026-12-31", 28, "2026-12-01", 10, "2026-12-29")] // 28 December 2026 is a bank holiday
    public void A_bill_is_charged_on_a_bank_day_and_never_before_its_notice_is_over(string due, int? day, string today, int notice, string expected)
    {
        var (dueOn, now) = (DateOnly.Parse(due, null), DateOnly.Parse(today, null));
        var on = DebitDay.For(dueOn, day, now, notice);
        Assert.Equal(DateOnly.Parse(expected, null), on);
    }

    [Theory]
    [InlineData("authentication_required", null, Refusal.NeedsCustomer)]
    [InlineData("insufficient_funds", "try_again_later", Refusal.Soft)]
    [InlineData("generic_decline", null, Refusal.Soft)]
    [InlineData("generic_decline", "do_not_try_again", Refusal.Hard)]
    [InlineData("generic_decline", "confirm_card_data", Refusal.NeedsCustomer)]
    [InlineData("stolen_card", null, Refusal.Hard)]
    [InlineData("account_closed", null, Refusal.Hard)]
    [InlineData("payment_intent_mandate_invalid", null, Refusal.Hard)]
    [InlineData("refer_to_customer", null, Refusal.NeedsCustomer)]
    [InlineData("charge_exceeds_transaction_limit", null, Refusal.Ours)]
    [InlineData("never_asked", null, Refusal.NeverAsked)]
    [InlineData(null, null, Refusal.Soft)]
    public void What_a_refusal_asks_for(string? code, string? advice, Refusal expected) => Assert.Equal(expected, Refusals.Of(code, advice));
}
