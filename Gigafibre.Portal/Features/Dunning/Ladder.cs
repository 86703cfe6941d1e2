namespace Gigafibre.Portal.Features.Dunning;

/// <summary>The step that comes next.</summary>
/// <param name="SuspendOn">The day that a notice names.</param>
public sealed record NextStep(DunningStage Stage, int Day, int Round = 0, DateOnly? SuspendOn = null);

/// <summary>
/// What a customer is told next about a bill, from what they were told before. Pure: the table in the tests is its specification. The days between two steps are kept even
/// when a step was late or a pause lay between them: nobody is told two things at once.
/// </summary>
public static class Ladder
{
    /// <summary>The last notice goes out in these days before the one that it names: never on the eve.</summary>
    private const int LastNoticeFrom = 5;

    private const int LastNoticeUntil = 2;

    /// <summary>A suspension that nobody made for so long is announced anew.</summary>
    private const int NoticeLasts = 14;

    /// <param name="told">The steps of this bill and this due day so far.</param>
    /// <param name="mayEnd">The law and the settings allow a suspension for what is owed.</param>
    /// <param name="isProven">The notice before reached the customer in time.</param>
    public static NextStep? Next(DateOnly due, DateOnly today, IReadOnlyCollection<DunningStep> told, bool mayEnd, bool isProven, DunningOptions options)
    {
        var late = today.DayNumber - due.DayNumber;
        var last = told.Where(s => s is { Day: > 0, IsVoid: false }).OrderBy(s => s.ToldOn).ThenBy(s => s.Stage).LastOrDefault();
        if (told.Any(s => s.ToldOn >= today))
        {
            return null;
        }

        if (late <= 0)
        {
            return options.Reminders.Where(r => r <= late).Order().Cast<int?>().LastOrDefault() is { } soon && told.All(s => s.Day < soon)
                ? new NextStep(DunningStage.Soon, soon) : null;
        }

        if (last is null)
        {
            return options.Reminders.Where(r => r > 0 && r <= late).Order().Cast<int?>().LastOrDefault() is { } first ? new NextStep(DunningStage.Late, first) : null;
        }

        var round = told.Where(s => s.SuspendOn is not null).Select(s => s.Round + 1).DefaultIfEmpty().Max();
        return last.Stage switch
        {
            DunningStage.Late => AfterReminder(due, today, last, mayEnd, round, options),
            DunningStage.Notice => AfterNotice(due, today, last, mayEnd, isProven, round, options),
            _ => mayEnd && today > last.SuspendOn!.Value.AddDays(NoticeLasts) ? Notice(due, today, round, options) : null,
        };
    }

    /// <summary>The day that a notice of today names.</summary>
    public static DateOnly SuspendOn(DateOnly due, DateOnly today, DunningOptions options)
    {
        var (afterNotice, afterDue) = (today.AddDays(options.NoticeDays), due.AddDays(options.SuspendDay));
        return DunningHours.SuspensionFrom(afterNotice > afterDue ? afterNotice : afterDue);
    }

    /// <summary>Whether the last notice stands: its day has come, and it is not too long ago.</summary>
    public static bool IsRipe(DunningStep last, DateOnly today) =>
        last is { Stage: DunningStage.LastNotice, IsVoid: false, SuspendOn: { } day } && today >= day && today <= day.AddDays(NoticeLasts);

    private static NextStep? AfterReminder(DateOnly due, DateOnly today, DunningStep last, bool mayEnd, int round, DunningOptions options)
    {
        var next = options.Reminders.Where(r => r > last.Day).Order().Cast<int?>().FirstOrDefault();
        var day = next ?? options.NoticeDay;
        var hasCome = today.DayNumber - due.DayNumber >= day && today.DayNumber - last.ToldOn.DayNumber >= day - last.Day;
        return !hasCome || (next is null && !mayEnd) ? null : next is { } late ? new NextStep(DunningStage.Late, late) : Notice(due, today, round, options);
    }

    private static NextStep? AfterNotice(DateOnly due, DateOnly today, DunningStep notice, bool mayEnd, bool isProven, int round, DunningOptions options)
    {
        var left = notice.SuspendOn!.Value.DayNumber - today.DayNumber;
        return left > LastNoticeFrom || !mayEnd ? null
            : left >= LastNoticeUntil && isProven ? new NextStep(DunningStage.LastNotice, notice.Day, notice.Round, notice.SuspendOn)
            : left >= LastNoticeUntil ? null
            : Notice(due, today, round, options);
    }

    private static NextStep Notice(DateOnly due, DateOnly today, int round, DunningOptions options) =>
        new(DunningStage.Notice, options.NoticeDay, round, SuspendOn(due, today, options));
}
