using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Modems;

/// <summary>
/// Whose modem is this? ERPNext says; our index remembers what it said last, for the minutes when it does not answer.
/// A modem that changes hands ends the sessions, codes and wishes of whoever had it.
/// </summary>
public sealed class ModemIndex(PortalDb db, ErpNextClient erp, IEnumerable<IModemHandover> handovers, FindingList findings, TimeProvider clock)
{
    /// <summary>How long a page waits for ERPNext before it goes by the index.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(1500);

    public Task<ModemRecord?> FindAsync(MacAddress mac, CancellationToken cancel) =>
        db.Modems.AsNoTracking().SingleOrDefaultAsync(m => m.Mac == mac.Compact, cancel);

    /// <summary>
    /// Asks ERPNext now and writes its answer into the index; when the modem is somebody else's than before, what hangs on the former owner ends.
    /// Throws <see cref="IntegrationException"/> when ERPNext does not answer.
    /// </summary>
    /// <param name="held">What the index held a moment ago, where the caller knows: it is not opened again for what it says already.</param>
    public async Task<Equipment?> RefreshAsync(MacAddress mac, CancellationToken cancel, ModemRecord? held = null)
    {
        var equipment = await erp.FindByMacAsync(mac, cancel);
        if (equipment?.UnknownState is { } state)
        {
            await findings.AddAsync(FindingKind.UnknownState, state, FindingText.NotNamed, cancel);
        }

        if (held is null || equipment is null || !Says(held, equipment) || IsStale(held))
        {
            await RememberAsync(mac, equipment, cancel);
        }

        return equipment;
    }

    /// <summary>What the index knows after ERPNext was asked; what it knew before, when ERPNext is slow or away. Null when the modem is nobody's.</summary>
    /// <param name="held">As of <see cref="RefreshAsync"/>.</param>
    public async Task<ModemRecord?> FindFreshAsync(MacAddress mac, CancellationToken cancel, ModemRecord? held = null)
    {
        try
        {
            var equipment = await Deadline.AskAsync(SystemName.ErpNext, Longest, c => RefreshAsync(mac, c, held), cancel);
            if (held is not null && equipment is not null && Says(held, equipment))
            {
                return held;
            }
        }
        catch (IntegrationException)
        {
            // The index answers below.
        }

        return await FindAsync(mac, cancel);
    }

    /// <summary>Remembers GenieACS's name of a modem, which only a search of its whole collection would find again.</summary>
    public Task RememberAcsIdAsync(MacAddress mac, string? acsId, CancellationToken cancel) =>
        db.Modems.Where(m => m.Mac == mac.Compact).ExecuteUpdateAsync(s => s.SetProperty(m => m.AcsId, acsId), cancel);

    public Task RememberUspIdAsync(MacAddress mac, string? uspId, CancellationToken cancel) =>
        db.Modems.Where(m => m.Mac == mac.Compact).ExecuteUpdateAsync(s => s.SetProperty(m => m.UspId, uspId), cancel);

    private bool IsStale(ModemRecord row) => clock.GetUtcNow() - row.CheckedAt > TimeSpan.FromMinutes(1);

    private static bool Says(ModemRecord row, Equipment equipment) => (row.EquipmentName, row.Serial, row.Model, row.CustomerId, row.Language, row.Standing) == Of(equipment);

    private static (string Name, string? Serial, string? Model, string? CustomerId, string? Language, Standing Standing) Of(Equipment equipment) =>
        (equipment.Name, equipment.Serial, equipment.Model, equipment.CustomerId, equipment.Language, equipment.Standing);

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
                row = new ModemRecord { Mac = mac.Compact, EquipmentName = equipment.Name };
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
        catch (DbUpdateException e) when (e.IsDuplicate<ModemRecord>() || e is DbUpdateConcurrencyException)
        {
            // Another request wrote the same news a moment ago.
            db.ChangeTracker.Clear();
        }

        var owner = equipment is { Standing: not Standing.Closed } ? equipment.CustomerId : null;
        if (before is not null && before != owner)
        {
            foreach (var ends in handovers)
            {
                await ends.EndForOthersAsync(mac, owner, now, cancel);
            }
        }
    }
}
