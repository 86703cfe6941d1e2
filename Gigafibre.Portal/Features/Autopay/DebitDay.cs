using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Autopay;

/// <summary>When a bill is charged. Pure: the table in the tests is its specification.</summary>
public static class DebitDay
{
    /// <param name="due">When the bill is due.</param>
    /// <param name="day">The day of the month that suits the customer; null for the due day.</param>
    /// <param name="notice">So many calendar days lie between the notice and the charge.</param>
    /// <returns>
    /// A day on which banks work, never before the notice's time is over. A day of the month is the last such day up to the due day; where that is too soon, the due day.
    /// </returns>
    public static DateOnly For(DateOnly due, int? day, DateOnly today, int notice)
    {
        var earliest = today.AddDays(notice);
        var wanted = day is { } d && LastBefore(due, d) is var suits && suits >= earliest ? suits : due;
        return Open(wanted > earliest ? wanted : earliest);
    }

    /// <summary>This day, or the next on which banks work.</summary>
    public static DateOnly Open(DateOnly day)
    {
        while (!BankDays.IsOpen(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>The last such day of a month up to this one; the last day of a month that is shorter.</summary>
    private static DateOnly LastBefore(DateOnly due, int day)
    {
        var month = new DateOnly(due.Year, due.Month, 1);
        var inMonth = month.AddDays(Math.Min(day, DateTime.DaysInMonth(month.Year, month.Month)) - 1);
        if (inMonth <= due)
        {
            return inMonth;
        }

        month = month.AddMonths(-1);
        return month.AddDays(Math.Min(day, DateTime.DaysInMonth(month.Year, month.Month)) - 1);
    }
}
