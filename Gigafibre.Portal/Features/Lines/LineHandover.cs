using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Lines;

/// <summary>What one customer wished must not reach the next one's modem, and their line's past is not the next one's to see.</summary>
public sealed class LineHandover(PortalDb db) : IModemHandover
{
    public async Task EndForOthersAsync(MacAddress mac, string? owner, DateTimeOffset now, CancellationToken cancel)
    {
        await db.LineChanges.Where(c => c.Mac == mac.Compact && c.CustomerId != owner && c.IsOpen).ExecuteUpdateAsync(
            s => s.SetProperty(c => c.IsOpen, false).SetProperty(c => c.State, LineChangeState.Failed).SetProperty(c => c.Reason, (LineChangeReason?)LineChangeReason.HandedOver)
                .SetProperty(c => c.Sealed, "").SetProperty(c => c.EndedAt, now).SetProperty(c => c.Version, c => c.Version + 1), cancel);
        await db.LineReadings.Where(r => r.Mac == mac.Compact).ExecuteDeleteAsync(cancel);
        await db.Modems.Where(m => m.Mac == mac.Compact).ExecuteUpdateAsync(s => s.SetProperty(m => m.FallDb, (double?)null), cancel);
    }
}
