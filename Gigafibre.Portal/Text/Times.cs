namespace Gigafibre.Portal.Text;

public static class Times
{
    private static readonly TimeZoneInfo Toronto = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");

    private static readonly Phrase AtClock = new("à {0}", "at {0}");
    private static readonly Phrase Yesterday = new("hier à {0}", "yesterday at {0}");
    private static readonly Phrase On = new("le {0} à {1}", "on {0} at {1}");
    private static readonly Phrase JustNow = new("à l’instant", "just now");
    private static readonly Phrase SecondsAgo = new("il y a {0} s", "{0} s ago");
    private static readonly Phrase MinutesAgo = new("il y a {0} min", "{0} min ago");
    private static readonly Phrase HoursAgo = new("il y a {0} h", "{0} h ago");
    private static readonly Phrase DaysAgo = new("il y a {0} jours", "{0} days ago");
    private static readonly Phrase Minute = new("{0} minute", "{0} minute");
    private static readonly Phrase Minutes = new("{0} minutes", "{0} minutes");
    private static readonly Phrase Hour = new("{0} heure", "{0} hour");
    private static readonly Phrase Hours = new("{0} heures", "{0} hours");
    private static readonly Phrase Days = new("{0} jours", "{0} days");

    public static DateOnly Today(TimeProvider clock) => Day(clock.GetUtcNow());

    public static DateOnly Day(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, Toronto).DateTime);

    public static TimeOnly TimeOfDay(DateTimeOffset time) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, Toronto).DateTime);

    /// <summary><c>1er septembre 2026</c>, <c>23 novembre</c>, <c>September 1, 2026</c>.</summary>
    public static string Date(DateOnly day, Language language, bool year = true) => language == Language.French
        ? $"{(day.Day == 1 ? "1er" : day.Day)}\u00A0{day.ToString(year ? "MMMM yyyy" : "MMMM", language.Culture)}"
        : day.ToString(year ? "MMMM d, yyyy" : "MMMM d", language.Culture);

    /// <summary>The same in both languages, for what is written down now and read by whoever comes.</summary>
    public static Phrase Dated(DateOnly day) => new(Date(day, Language.French), Date(day, Language.English));

    /// <summary>A day that somebody may mean; the calendar ends elsewhere.</summary>
    public static bool IsSensible(DateOnly? day) => day is null or { Year: > 2000 and < 2200 };

    public static DateTimeOffset StartOf(DateOnly day) => At(day, 0);

    /// <summary>A full hour of a day here. One that the clocks skip in spring is the hour after it.</summary>
    public static DateTimeOffset At(DateOnly day, int hour)
    {
        var local = day.ToDateTime(new TimeOnly(hour, 0));
        local = Toronto.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(local, Toronto.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary><c>19 h 42</c>, <c>7:42 p.m.</c></summary>
    public static string Clock(DateTimeOffset time, Language language)
    {
        var local = TimeZoneInfo.ConvertTime(time, Toronto);
        return language == Language.French ? local.ToString("H'\u00A0h\u00A0'mm", language.Culture) : local.ToString("h:mm\u00A0tt", language.Culture);
    }

    /// <summary>A full hour: <c>19 h</c>, <c>7 p.m.</c></summary>
    public static string FullHour(DateTimeOffset time, Language language)
    {
        var local = TimeZoneInfo.ConvertTime(time, Toronto);
        return local.ToString(language == Language.French ? "H'\u00A0h'" : "h\u00A0tt", language.Culture);
    }

    /// <summary><c>23 novembre 2026, 19 h 42</c></summary>
    public static string DateAndClock(DateTimeOffset time, Language language) =>
        Date(Day(time), language) + ", " + Clock(time, language);

    /// <summary><c>à 8 h 05</c> for today, <c>hier à 8 h 05</c>, <c>le 23 novembre à 8 h 05</c>.</summary>
    public static string When(DateTimeOffset time, DateTimeOffset now, Language language)
    {
        var (day, clock) = (Day(time), Clock(time, language));
        return (Day(now).DayNumber - day.DayNumber) switch
        {
            <= 0 => AtClock.In(language, clock),
            1 => Yesterday.In(language, clock),
            _ => On.In(language, Date(day, language, year: false), clock),
        };
    }

    public static string Ago(TimeSpan age, Language language) => age switch
    {
        { TotalSeconds: < 5 } => JustNow.In(language),
        { TotalSeconds: < 90 } => SecondsAgo.In(language, (int)age.TotalSeconds),
        { TotalMinutes: < 90 } => MinutesAgo.In(language, (int)age.TotalMinutes),
        { TotalHours: < 48 } => HoursAgo.In(language, (int)age.TotalHours),
        _ => DaysAgo.In(language, (int)age.TotalDays),
    };

    /// <summary>How long something lasts: <c>6 jours</c>, <c>1 heure</c>.</summary>
    public static string Length(TimeSpan time, Language language) => time switch
    {
        { TotalMinutes: < 2 } => Minute.In(language, 1),
        { TotalMinutes: < 60 } => Minutes.In(language, (int)time.TotalMinutes),
        { TotalHours: < 2 } => Hour.In(language, 1),
        { TotalHours: < 48 } => Hours.In(language, (int)time.TotalHours),
        _ => Days.In(language, (int)time.TotalDays),
    };
}
