using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Integrations;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Diagnosis;

public sealed record TimelineDiagnosis(Guid Id, DateTimeOffset At, VerdictCode? Verdict);

public sealed record LineTimeline(
    DateTimeOffset From, DateTimeOffset To, IReadOnlyList<LineReading> Readings, IReadOnlyList<DateTimeOffset> Starts, IReadOnlyList<LineChange> Changes,
    IReadOnlyList<TimelineDiagnosis> Diagnoses, double? UsualRxDbm)
{
    public bool IsEmpty => Readings.Count < 2 && Changes.Count == 0;
}

/// <summary>A line's own past, for the picture of it. Only of the customer who has the modem now.</summary>
public sealed class LineTimelines(PortalDb db, TimeProvider clock)
{
    private const int Most = 400;

    public async Task<LineTimeline> TellAsync(string customerId, MacAddress mac, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var since = now - LineBaseline.Span;
        var diagnoses = await db.Diagnoses.AsNoTracking().Where(d => d.Mac == mac.Compact && d.CustomerId == customerId && d.StartedAt >= since)
            .OrderByDescending(d => d.StartedAt).Take(Most).Select(d => new TimelineDiagnosis(d.Id, d.StartedAt, d.Verdict)).ToListAsync(cancel);
        var changes = await db.LineChanges.AsNoTracking().Where(c => c.Mac == mac.Compact && c.CustomerId == customerId && c.AskedAt >= since)
            .OrderByDescending(c => c.AskedAt).Take(Most).ToListAsync(cancel);
        var readings = await db.LineReadings.AsNoTracking().Where(r => r.Mac == mac.Compact && r.At >= since).OrderByDescending(r => r.At).Take(Most).ToListAsync(cancel);
        readings.Reverse();
        var starts = LineBaselines.Distinct(readings.Select(r => r.StartedAt).OfType<DateTimeOffset>().Where(s => s >= since));
        return new LineTimeline(since, now, readings, starts, changes, diagnoses, LineBaselines.Median(readings.Select(r => r.RxDbm)));
    }
}
