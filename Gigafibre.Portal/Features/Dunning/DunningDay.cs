using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>Whether anybody is told anything at this hour, and who cannot be meant.</summary>
public sealed class DunningDay(PortalDb db, DunningReader reader, DunningHours hours, IOptions<DunningOptions> options, TimeProvider clock)
{
    public bool IsOpen => options.Value.IsOn && hours.AreOpen;

    public DateOnly Today => Times.Today(clock);

    /// <summary>As far as the portal knows by itself: a pause, an arrangement, a payment, a suspension, or told today.</summary>
    public async Task<IReadOnlySet<string>> InPeaceAsync(IReadOnlyCollection<string> customers, CancellationToken cancel)
    {
        var today = Today;
        var paused = await db.DunningPauses.Where(p => p.EndedAt == null && p.Since <= today && p.Until >= today).Select(p => p.CustomerId).ToListAsync(cancel);
        var arranged = await db.Arrangements.Where(a => a.State == ArrangementState.Open).Select(a => a.CustomerId).ToListAsync(cancel);
        var told = await db.DunningSteps.Where(s => s.ToldOn == today).Select(s => s.CustomerId).ToListAsync(cancel);
        return paused.Concat(arranged).Concat(told).Concat(await reader.PayingAsync(cancel)).Concat(await reader.SuspendedAsync(customers, cancel))
            .ToHashSet(StringComparer.Ordinal);
    }

    public Task VoidAsync(IReadOnlyCollection<DunningStep> steps, CancellationToken cancel) => reader.VoidAsync(steps, cancel);

    /// <summary>Bills that automatic payment has announced or sent.</summary>
    public async Task<IReadOnlySet<string>> AutomaticAsync(CancellationToken cancel) => await db.AutopayDebits
        .Where(d => !d.IsPart && (d.State == DebitState.Announced || d.State == DebitState.Sent)).Select(d => d.InvoiceName).ToHashSetAsync(cancel);

    /// <summary>Whether a bill that is due then may have a step today.</summary>
    public bool MayBeNext(DateOnly due, IReadOnlyCollection<DunningStep> told) => Ladder.Next(due, Today, told, mayEnd: true, isProven: true, options.Value) is not null;
}
