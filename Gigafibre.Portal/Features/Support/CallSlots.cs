using System.Globalization;
using Gigafibre.Portal.Text;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Support;

/// <summary>A time in which our team can call.</summary>
public readonly record struct CallSlot(DateTimeOffset From, DateTimeOffset Until)
{
    public string Key => From.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);
}

/// <summary>When customers can be called: the hours of each day, for a few days.</summary>
public sealed class CallSlots(IOptions<SupportOptions> options, TimeProvider clock)
{
    private const int Days = 3;

    /// <summary>So much of a slot must be left.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(45);

    public IReadOnlyList<CallSlot> Offered()
    {
        var now = clock.GetUtcNow();
        return [.. Enumerable.Range(0, Days).SelectMany(d => options.Value.CallHours.Select(h => Of(Times.Day(now).AddDays(d), h))).Where(s => s.Until - now >= Least)];
    }

    private static CallSlot Of(DateOnly day, string hours)
    {
        var (from, until) = Read(hours)!.Value;
        return new CallSlot(Times.At(day, from), Times.At(day, until));
    }

    /// <summary><c>8-12</c>; null for what is not two full hours of a day.</summary>
    public static (int From, int Until)? Read(string hours) => hours.Split('-') is [var a, var b] && int.TryParse(a, out var from) && int.TryParse(b, out var until)
        && from >= 0 && until <= 23 && from < until ? (from, until) : null;
}
