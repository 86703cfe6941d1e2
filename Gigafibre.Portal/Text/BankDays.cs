namespace Gigafibre.Portal.Text;

/// <summary>Days on which Canadian banks move money. Where Quebec rests and others work, the later day is the honest one.</summary>
public static class BankDays
{
    private const int DebitDays = 5;
    private static readonly TimeOnly CutOff = new(17, 0);

    public static bool IsOpen(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day);

    /// <summary>So many open days after this one.</summary>
    public static DateOnly Add(DateOnly day, int days)
    {
        while (days > 0)
        {
            day = day.AddDays(1);
            days -= IsOpen(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>When a bank debit that was ordered then is through at the latest: after five in the afternoon it leaves on the next open day.</summary>
    public static DateOnly DebitBy(DateTimeOffset ordered)
    {
        var day = Times.Day(ordered);
        var leaves = IsOpen(day) && Times.TimeOfDay(ordered) < CutOff ? day : Add(day, 1);
        return Add(leaves, DebitDays);
    }

    public static bool IsHoliday(DateOnly day)
    {
        var year = day.Year;
        return Fixed(year).Any(f => Observed(f) == day)
            || day == Easter(year).AddDays(-2)
            || day == Monday(new DateOnly(year, 2, 1), 3)
            || day == LastMondayBefore(new DateOnly(year, 5, 25))
            || day == Monday(new DateOnly(year, 9, 1), 1)
            || day == Monday(new DateOnly(year, 10, 1), 2);
    }

    /// <summary>New Year, Saint-Jean-Baptiste, Canada Day, Truth and Reconciliation, Remembrance Day, Christmas, Boxing Day.</summary>
    private static IEnumerable<DateOnly> Fixed(int year) =>
    [
        new(year, 1, 1), new(year, 1, 2), new(year, 6, 24), new(year, 7, 1), new(year, 9, 30), new(year, 11, 11), new(year, 12, 25), new(year, 12, 26),
    ];

    /// <summary>What falls on a weekend is made up for on the next day that is neither.</summary>
    private static DateOnly Observed(DateOnly day) => (day.DayOfWeek, day.Month, day.Day) switch
    {
        (DayOfWeek.Saturday, _, _) => day.AddDays(2),
        (DayOfWeek.Sunday, 12, 26) => day.AddDays(2),
        (DayOfWeek.Sunday, 1, 2) => day.AddDays(2),
        (DayOfWeek.Sunday, _, _) => day.AddDays(1),
        (DayOfWeek.Monday, 12, 26) => day.AddDays(1) is var next && new DateOnly(day.Year, 12, 25).DayOfWeek == DayOfWeek.Sunday ? next : day,
        _ => day,
    };

    private static DateOnly Monday(DateOnly first, int count) => first.AddDays((((int)DayOfWeek.Monday - (int)first.DayOfWeek + 7) % 7) + (7 * (count - 1)));

    private static DateOnly LastMondayBefore(DateOnly day)
    {
        do
        {
            day = day.AddDays(-1);
        }
        while (day.DayOfWeek != DayOfWeek.Monday);

        return day;
    }

    /// <summary>The anonymous Gregorian computation.</summary>
    private static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
        var g = (b - f + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = (c / 4, c % 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var month = (h + l - (7 * m) + 114) / 31;
        return new DateOnly(year, month, ((h + l - (7 * m) + 114) % 31) + 1);
    }
}
