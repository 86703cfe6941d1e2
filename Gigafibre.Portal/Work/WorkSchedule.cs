using System.Globalization;

namespace Gigafibre.Portal.Work;

/// <summary>A run that comes back: every so often, or once a night.</summary>
/// <param name="Run">Its name among the runs of its kind.</param>
/// <param name="Slot">The key of the run that is next, and when it is due.</param>
/// <param name="FirstAtOnce">A run that has never been does not wait for the night.</param>
public sealed record WorkSchedule(string Run, TimeSpan Every, Func<DateTimeOffset, (string Slot, DateTimeOffset Due)> Slot, bool FirstAtOnce = false)
{
    /// <summary>Once in each span of time, from its beginning.</summary>
    public static WorkSchedule Often(string run, TimeSpan every) => new(run, every, now => (Number(now.Ticks / every.Ticks), now));

    public static WorkSchedule Daily(string run) => new(run, TimeSpan.FromHours(1), now => (Day(now), now));

    /// <summary>Once a night, at this hour (UTC).</summary>
    public static WorkSchedule Nightly(string run, int hour, bool firstAtOnce = false) => new(
        run, TimeSpan.FromHours(1),
        now =>
        {
            var tonight = new DateTimeOffset(now.UtcDateTime.Date.AddDays(1).AddHours(hour), TimeSpan.Zero);
            return (Day(tonight), tonight);
        },
        firstAtOnce);

    private static string Number(long slot) => slot.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>The schedules of one kind of work; asked for once, when the process starts.</summary>
public sealed record WorkSchedules(string Kind, Func<IServiceProvider, IEnumerable<WorkSchedule>> Of);
