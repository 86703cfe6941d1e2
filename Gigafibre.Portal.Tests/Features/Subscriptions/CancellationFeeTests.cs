using Gigafibre.Portal.Features.Subscriptions;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Xunit;

namespace Gigafibre.Portal.Tests.Features.Subscriptions;

/// <summary>The law's formulas, the taxes, and the names that sites give their fields.</summary>
public sealed class CancellationFeeTests
{
    [Theory]
    [InlineData(60, null, "2026-11-30", 0)] // no term: nothing
    [InlineData(60, "2026-11-30", "2026-11-30", 0)] // its last day
    [InlineData(60, "2026-11-01", "2026-11-30", 0)] // over
    [InlineData(60, "2027-11-30", "2026-11-30", 5000)] // a year left: 72 $, at most 50 $
    [InlineData(60, "2027-02-28", "2026-11-30", 1774)] // three months left: a tenth of what they cost
    [InlineData(45, "2026-12-01", "2026-11-30", 14)] // a day left
    [InlineData(10, "2030-11-30", "2026-11-30", 2400)] // 48 months left: the CRTC counts 24
    [InlineData(500, "2027-01-30", "2026-11-30", 5000)]
    [InlineData(0, "2027-11-30", "2026-11-30", 0)]
    public void An_end_costs_the_lower_of_two_rules_and_nothing_without_a_term(int dollars, string? end, string on, long cents)
    {
        var fee = CancellationFee.Of(new Money(dollars * 100), end is null ? null : DateOnly.Parse(end, null), DateOnly.Parse(on, null));
        Assert.Equal(cents, fee.Cents);
    }

    [Fact]
    public void It_only_goes_down()
    {
        var (end, last) = (new DateOnly(2028, 2, 29), long.MaxValue);
        for (var day = new DateOnly(2026, 1, 31); day <= end; day = day.AddDays(1))
        {
            var fee = CancellationFee.Of(new Money(8999), end, day).Cents;
            Assert.InRange(fee, 0, Math.Min(last, 5000));
            last = fee;
        }

        Assert.Equal(0, last);
    }

    [Theory]
    [InlineData(6000, 6898)] // 3.00 and 5.985: half a cent to the even one, as a real ERPNext did
    [InlineData(4500, 5174)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void Both_taxes_are_rounded_by_themselves(long net, long gross) => Assert.Equal(gross, QuebecTaxes.With(new Money(net)).Cents);

    [Fact]
    public void Fields_are_found_by_their_usual_names_and_what_is_missing_is_named()
    {
        var own = SubscriptionMap.Of(
            new SubscriptionFields(), new HashSet<string> { "customer", "plan_name", "monthly_price", "start_date", "cancellation_date", "status", "speed_down" });
        Assert.Empty(own.Missing);
        Assert.Equal(("monthly_price", "speed_down", null), (own.Price, own.Down, own.Location));
        var stock = SubscriptionMap.Of(new SubscriptionFields { Doctype = "Subscription" }, new HashSet<string> { "party", "plans", "start_date", "cancelation_date", "status" });
        Assert.Empty(stock.Missing);
        Assert.Equal(("party", "plans", "cancelation_date"), (stock.Customer, stock.PlanTable, stock.CancelledOn));
        var renamed = SubscriptionMap.Of(new SubscriptionFields { Price = "prix" }, new HashSet<string> { "customer", "plan_name", "monthly_price", "start_date", "status" });
        Assert.Equal(["Service Subscription.prix", "Service Subscription.cancellation_date"], renamed.Missing);
        Assert.Equal(["Service Subscription"], SubscriptionMap.Of(new SubscriptionFields(), null).Missing);
    }
}
