using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Modems;

/// <summary>
/// Whose modem is this? ERPNext says; our index remembers what it said last, for the minutes when it does not answer.
/// A modem that changes hands ends the sessions, codes and wishes of whoever had it.
/// </summary>
public sealed class ModemDirectory(PortalDb db, ErpNextClient erp, TimeProvider clock)
{
    /// <summary>How long a page waits for ERPNext before it goes by the index.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(1500);

    /// <summary>What the index knows; one look-up by primary key.</summary>
    public Task<ModemRecord?> RecallAsync(MacAddress mac, CancellationToken cancel) =>
        db.Modems.AsNoTracking().SingleOrDefaultAsync(m => m.Mac == mac.Compact, cancel);

    /// <summary>Asks ERPNext now. Throws <see cref="IntegrationException"/> when it does not answer.</summary>
    /// <param name="held">What the index held a moment ago, where the caller knows: it is not opened again for what it says already.</param>
    public async Task<Equipment?> AskAsync(MacAddress mac, CancellationToken cancel, ModemRecord? held = null)
    {
        var equipment = await erp.FindByMacAsync(mac, cancel);
        if (held is null || equipment is null || !Says(held, equipment) || IsStale(held))
        {
            await RememberAsync(mac, equipment, cancel);
        }

        return equipment;
    }

    /// <summary>Asks ERPNext, and goes by the index when it is slow or away. Null when the modem is nobody's.</summary>
    public async Task<ModemRecord?> CheckAsync(MacAddress mac, CancellationToken cancel)
    {
        try
        {
            await Patience.AskAsync("ERPNext", Longest, c => AskAsync(mac, c), cancel);
        }
        catch (IntegrationException)
        {
            // The index answers below.
        }

        return await RecallAsync(mac, cancel);
    }

    /// <summary>Remembers GenieACS's name of a modem, which only a search of its whole collection would find again.</summary>
    public Task RememberAcsIdAsync(MacAddress mac, string? acsId, CancellationToken cancel) =>
        db.Modems.Where(m => m.Mac == mac.Compact).ExecuteUpdateAsync(s => s.SetProperty(m => m.AcsId, acsId), cancel);

    /// <summary>Remembers the USP controller's name of a modem.</summary>
    public Task RememberUspIdAsync(MacAddress mac, string? uspId, CancellationToken cancel) =>
        db.Modems.Where(m => m.Mac == mac.Compact).ExecuteUpdateAsync(s => s.SetProperty(m => m.UspId, uspId), cancel);

    private bool IsStale(ModemRecord row) => clock.GetUtcNow() - row.CheckedAt > TimeSpan.FromMinutes(1);

    private static bool Says(ModemRecord row, Equipment equipment) => (row.EquipmentName, row.Serial, row.Model, row.CustomerId, row.Language, row.Standing) == Of(equipment);

    private static (string Name, string? Serial, string? Model, string? CustomerId, string? Language, string Standing) Of(Equipment equipment) =>
        (equipment.Name, equipment.Serial, equipment.Model, equipment.CustomerId, equipment.Language, equipment.Standing.ToString());

    private async Task RememberAsync(MacAddress mac, Equipment? equipment, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var row = await db.Modems.SingleOrDefaultAsync(m => m.Mac == mac.Compact, cancel);
        var before = row?.CustomerId;
        if (equipment is null)
        {
            if (row is not null)
            {
                db.Modems.Remove(row);
            }
        }
        else
        {
            if (row is null)
            {
                row = new ModemRecord { Mac = mac.Compact, EquipmentName = equipment.Name, Standing = "" };
                db.Modems.Add(row);
            }

            (row.EquipmentName, row.Serial, row.Model, row.CustomerId, row.Language, row.Standing) = Of(equipment);
            if (IsStale(row))
            {
                row.CheckedAt = now;
            }
        }

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate(nameof(PortalDb.Modems)) || e is DbUpdateConcurrencyException)
        {
            // Another request wrote the same news a moment ago.
            db.ChangeTracker.Clear();
        }

        var owner = equipment is { Standing: not Standing.Closed } ? equipment.CustomerId : null;
        if (before is not null && before != owner)
        {
            await EndForOthersAsync(mac, owner, now, cancel);
        }
    }

    private async Task EndForOthersAsync(MacAddress mac, string? owner, DateTimeOffset now, CancellationToken cancel)
    {
        await db.Sessions.Where(s => s.Mac == mac.Compact && s.ContactHash == null && s.LoginId == null && s.CustomerId != owner && s.RevokedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, now), cancel);
        await db.Challenges.Where(c => c.Mac == mac.Compact && c.CustomerId != null && c.CustomerId != owner && c.ConsumedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.ConsumedAt, now), cancel);

        // What one customer wished must not reach the next one's modem, and their line's past is not the next one's to see.
        await db.LineChanges.Where(c => c.Mac == mac.Compact && c.CustomerId != owner && c.IsOpen).ExecuteUpdateAsync(
            s => s.SetProperty(c => c.IsOpen, false).SetProperty(c => c.State, ChangeState.Failed).SetProperty(c => c.Reason, "handed-over")
                .SetProperty(c => c.Sealed, "").SetProperty(c => c.EndedAt, now).SetProperty(c => c.Version, c => c.Version + 1), cancel);
        await db.LineReadings.Where(r => r.Mac == mac.Compact).ExecuteDeleteAsync(cancel);
        await db.Modems.Where(m => m.Mac == mac.Compact).ExecuteUpdateAsync(s => s.SetProperty(m => m.FallDb, (double?)null), cancel);
    }
}
