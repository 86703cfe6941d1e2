using Gigafibre.Portal.Data;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>Whether anybody is told anything at this hour, and who cannot be meant.</summary>
public sealed class DunningDay(PortalDb db, DunningHours hours, IOptions<DunningOptions> options, TimeProvider clock)
{
    public bool IsOpen => options.Value.IsOn && hours.AreOpen;

    public DateOnly Today => Times.Today(clock);

    /// <summary>As far as the portal knows by itself: a pause, an arrangement, or told today.</summary>
    public async Task<IReadOnlySet<string>> InPeaceAsync(CancellationToken cancel)
    {
        var today = Today;
        var paused = await db.DunningPauses.Where(p => p.EndedAt == null && p.Since <= today && p.Until >= today).Select(p => p.CustomerId).ToListAsync(cancel);
        var arranged = await db.Arrangements.Where(a => a.State == ArrangementState.Open).Select(a => a.CustomerId).ToListAsync(cancel);
        var told = await db.DunningSteps.Where(s => s.ToldOn == today).Select(s => s.CustomerId).ToListAsync(cancel);
        return paused.Concat(arranged).Concat(told).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether a bill that is due then may have a step today.</summary>
    public bool MayBeNext(DateOnly due, IReadOnlyCollection<DunningStep> told) => Ladder.Next(due, Today, told, mayEnd: true, isProven: true, options.Value) is not null;
}
