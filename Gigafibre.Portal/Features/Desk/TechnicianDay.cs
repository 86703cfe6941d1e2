using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Stickers;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Desk;

/// <param name="Place">Null when ERPNext has no such address, or nobody's.</param>
public sealed record DayJob(OpenJob Job, ServicePlace? Place, IReadOnlyList<PlacedModem> Modems);

/// <param name="Light">As last measured; null when it never was.</param>
/// <param name="Visit">The last time that somebody checked it on site and all was well.</param>
public sealed record PlacedModem(Equipment Modem, LineReading? Light, AuditEntry? Visit);

/// <summary>A technician's open jobs in order, each with its address and what stands there.</summary>
public sealed class TechnicianDay(ErpNextFieldWork field, ErpNextClient erp, PortalDb db)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    /// <summary>Throws <see cref="IntegrationException"/> when ERPNext does not answer in time.</summary>
    public async Task<IReadOnlyList<DayJob>> ReadAsync(string email, CancellationToken cancel)
    {
        var (jobs, places, modems) = await Deadline.AskAsync(SystemName.ErpNext, Longest, c => AskAsync(email, c), cancel);
        var macs = modems.Select(m => m.Mac.Compact).ToList();
        var lights = await db.LineReadings.AsNoTracking().Where(r => macs.Contains(r.Mac) && (r.RxDbm != null || r.OltRxDbm != null))
            .GroupBy(r => r.Mac).Select(g => g.OrderByDescending(r => r.At).First()).ToListAsync(cancel);
        var subjects = modems.Select(m => m.Mac.ToString()).ToList();
        var visits = await db.AuditEntries.AsNoTracking().Where(a => a.Action == StickerService.Verified && a.After == "green" && subjects.Contains(a.Subject))
            .GroupBy(a => a.Subject).Select(g => g.OrderByDescending(a => a.At).First()).ToListAsync(cancel);
        PlacedModem Placed(Equipment modem) =>
            new(modem, lights.Find(l => l.Mac == modem.Mac.Compact), visits.Find(v => v.Subject == modem.Mac.ToString()));
        return [.. jobs.Select(j => new DayJob(j, places.FirstOrDefault(p => p.Id == j.LocationId), [.. modems.Where(m => m.LocationId == j.LocationId).Select(Placed)]))];
    }

    private async Task<(IReadOnlyList<OpenJob> Jobs, IReadOnlyList<ServicePlace> Places, IReadOnlyList<Equipment> Modems)> AskAsync(string email, CancellationToken cancel)
    {
        var jobs = await field.ListOpenJobsAsync(email, cancel);
        var ids = jobs.Select(j => j.LocationId).Distinct().ToList();
        var (places, modems) = (field.ListPlacesAsync(ids, cancel), erp.ListAtPlacesAsync(ids, cancel));
        return (jobs, await places, await modems);
    }
}
