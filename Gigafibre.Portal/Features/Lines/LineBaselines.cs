using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Lines;

/// <summary>What a line usually is, from its own past.</summary>
/// <param name="UsualRxDbm">Median of the light that its ONT received in the last thirty days; null while too little is known.</param>
/// <param name="Starts">When the modem started, in the last day, not counting restarts that somebody asked for.</param>
/// <param name="Asked">When a restart was sent to it, in the last day.</param>
public sealed record LineBaseline(double? UsualRxDbm, double? UsualOltRxDbm, IReadOnlyList<DateTimeOffset> Starts, IReadOnlyList<DateTimeOffset>? Asked = null)
{
    public bool WasAsked(DateTimeOffset start) => Asked?.Any(a => start >= a - TimeSpan.FromMinutes(3) && start < a + TimeSpan.FromMinutes(10)) is true;

    public static readonly TimeSpan Span = TimeSpan.FromDays(30);
    public const int FewestReadings = 3;
}

public sealed class LineBaselines(PortalDb db, TimeProvider clock)
{
    /// <summary>Two starts closer than this are one, told by clocks that differ.</summary>
    private static readonly TimeSpan SameStart = TimeSpan.FromMinutes(3);

    public async Task<LineBaseline> BaselineAsync(MacAddress mac, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (since, today) = (now - LineBaseline.Span, now - TimeSpan.FromDays(1));
        var rows = await db.LineReadings.Where(r => r.Mac == mac.Compact && r.At >= since).Select(r => new { r.At, r.RxDbm, r.OltRxDbm, r.StartedAt, IsRestart = false })
            .Concat(db.LineChanges.Where(c => c.Mac == mac.Compact && c.Kind == LineChangeKind.Restart && c.SentAt != null && c.SentAt >= today)
                .Select(c => new { At = c.SentAt!.Value, RxDbm = (double?)null, OltRxDbm = (double?)null, StartedAt = (DateTimeOffset?)null, IsRestart = true }))
            .ToListAsync(cancel);
        var (readings, asked) = (rows.Where(r => !r.IsRestart).OrderBy(r => r.At).ToList(), rows.Where(r => r.IsRestart).Select(r => r.At).ToList());

        // Today's trouble must not move what is usual.
        var before = readings.Where(r => r.At < today).ToList();
        var known = new LineBaseline(null, null, [], asked);
        return new LineBaseline(
            Median(before.Select(r => r.RxDbm)), Median(before.Select(r => r.OltRxDbm)),
            Distinct(readings.Select(r => r.StartedAt).OfType<DateTimeOffset>().Where(s => s >= today && !known.WasAsked(s))), asked);
    }

    public static IReadOnlyList<DateTimeOffset> Distinct(IEnumerable<DateTimeOffset> starts)
    {
        var distinct = new List<DateTimeOffset>();
        foreach (var start in starts.Order())
        {
            if (distinct.Count == 0 || start - distinct[^1] >= SameStart)
            {
                distinct.Add(start);
            }
        }

        return distinct;
    }

    public static double? Median(IEnumerable<double?> values)
    {
        var known = values.OfType<double>().Order().ToList();
        return known.Count < LineBaseline.FewestReadings ? null : (known[(known.Count - 1) / 2] + known[known.Count / 2]) / 2;
    }
}
