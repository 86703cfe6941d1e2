using Gigafibre.Portal.Text;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>When people may be spoken to about money: as whoever collects debts for others must keep it in Quebec, and no service is cut before a weekend or a holiday.</summary>
public sealed class DunningHours(IOptions<DunningOptions> options, TimeProvider clock)
{
    public bool AreOpen => IsWorkday(Times.Today(clock)) && Times.TimeOfDay(clock.GetUtcNow()).Hour is var hour && hour >= options.Value.From && hour < options.Value.Until;

    /// <summary>The first day from this one on, on which a service may be suspended: Tuesday to Thursday, on no holiday and not on the day before one.</summary>
    public static DateOnly SuspensionFrom(DateOnly day)
    {
        while (!MaySuspend(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    public static bool MaySuspend(DateOnly day) =>
        day.DayOfWeek is DayOfWeek.Tuesday or DayOfWeek.Wednesday or DayOfWeek.Thursday && BankDays.IsOpen(day) && BankDays.IsOpen(day.AddDays(1));

    /// <summary>Saturdays too.</summary>
    private static bool IsWorkday(DateOnly day) => BankDays.IsOpen(day) || (day.DayOfWeek == DayOfWeek.Saturday && !BankDays.IsHoliday(day));
}
