using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>
/// The most that may be asked for ending a contract early: the lower of Quebec's rule (Consumer Protection Act, s. 214.7 and 214.8; regulation, s. 79.10 and 79.11) and the
/// CRTC's (Internet Code). Without a term nothing is asked. We give no goods at a rebate, so that no inducement is counted. Pure: the table in the tests is its specification.
/// </summary>
public static class CancellationFee
{
    private static readonly Money Most = new(5000);
    private const decimal Share = 0.10m;

    /// <summary>The CRTC counts at most so many months.</summary>
    private const int MostMonths = 24;

    /// <param name="monthly">Before taxes.</param>
    /// <param name="endOn">Last day of the contract; null without a term.</param>
    /// <param name="on">The day with which it is to end.</param>
    public static Money Of(Money monthly, DateOnly? endOn, DateOnly on)
    {
        if (endOn is not { } end || on >= end)
        {
            return Money.Zero;
        }

        // Services not yet supplied: what remains after the day, to the day.
        var days = end.DayNumber - on.DayNumber;
        var months = days * 12 / 365.25m;
        var left = monthly.Cents * months;
        var (quebec, crtc) = (Share * left, Share * monthly.Cents * Math.Min(months, MostMonths));
        return Money.Min(Most, new Money((long)Math.Floor(Math.Min(quebec, crtc))));
    }
}
