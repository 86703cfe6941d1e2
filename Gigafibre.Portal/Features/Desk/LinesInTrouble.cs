using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Modems;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Desk;

/// <summary>A line, as its last look found it.</summary>
/// <param name="CustomerId">Null for a modem that is nobody's.</param>
/// <param name="Verdict">Null when nobody has looked at it.</param>
public sealed record SeenLine(string Mac, string? CustomerId, string? Model, VerdictCode? Verdict, DateTimeOffset? SeenAt, double? FallDb);

/// <param name="Olt">Null for lines that no OLT is known to hold.</param>
public sealed record PonGroup(string? Olt, string? Pon, IReadOnlyList<SeenLine> Lines);

/// <summary>Lines side by side on the port that they share: who else is down, and whether it is one house or a street.</summary>
public sealed class LinesInTrouble(PortalDb db, TimeProvider clock)
{
    /// <summary>What was found longer ago is not now.</summary>
    public static readonly TimeSpan Now = TimeSpan.FromHours(2);
    private const int Most = 500;

    public async Task<int> CountAsync(CancellationToken cancel) => (await LastAsync(cancel)).Count;

    /// <summary>Lines that somebody looked at just now and that do not work, by port; the port with the most first.</summary>
    public async Task<IReadOnlyList<PonGroup>> ListAsync(CancellationToken cancel)
    {
        var last = await LastAsync(cancel);
        var macs = last.Select(d => d.Mac).ToList();
        var (modems, onts) = (await ModemsAsync(macs, cancel), await OntsAsync(macs, cancel));
        return [.. last.Select(d => (Line: Of(d.Mac, modems.GetValueOrDefault(d.Mac), d), Ont: onts.GetValueOrDefault(d.Mac)))
            .GroupBy(l => (l.Ont?.Olt, l.Ont?.Pon)).Select(g => new PonGroup(g.Key.Olt, g.Key.Pon, [.. g.Select(l => l.Line).OrderByDescending(l => l.SeenAt)]))
            .OrderByDescending(g => g.Olt is not null).ThenByDescending(g => g.Lines.Count)];
    }

    /// <summary>The other lines of this one's port; null when no OLT is known to hold it.</summary>
    public async Task<PonGroup?> NeighboursAsync(string mac, CancellationToken cancel)
    {
        if ((await OntsAsync([mac], cancel)).GetValueOrDefault(mac) is not { Pon: { } pon } ont)
        {
            return null;
        }

        var port = await db.Onts.AsNoTracking().Where(o => o.Olt == ont.Olt && o.Pon == pon && o.Index != ont.Index).ToListAsync(cancel);
        var (serials, named) = (port.Select(o => o.Serial).OfType<string>().ToList(), port.Select(o => o.Mac).OfType<string>().ToList());
        var modems = await db.Modems.AsNoTracking().Where(m => m.Mac != mac && (named.Contains(m.Mac) || (m.GponSerial != null && serials.Contains(m.GponSerial))))
            .ToListAsync(cancel);
        var macs = modems.Select(m => m.Mac).ToList();
        var last = await db.Diagnoses.AsNoTracking().Where(d => macs.Contains(d.Mac) && d.Verdict != null)
            .GroupBy(d => d.Mac).Select(g => g.OrderByDescending(d => d.StartedAt).First()).ToListAsync(cancel);
        return new PonGroup(ont.Olt, pon, [.. modems.OrderBy(m => m.Mac).Select(m => Of(m.Mac, m, last.Find(d => d.Mac == m.Mac)))]);
    }

    private async Task<List<DiagnosisRecord>> LastAsync(CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Now;
        var last = await db.Diagnoses.AsNoTracking().Where(d => d.StartedAt > since && d.Verdict != null)
            .GroupBy(d => d.Mac).Select(g => g.OrderByDescending(d => d.StartedAt).First()).Take(Most).ToListAsync(cancel);
        return last.FindAll(d => d.Verdict is { } code && Verdict.ToneOf(code) == Tone.Bad);
    }

    private async Task<Dictionary<string, ModemRecord>> ModemsAsync(IReadOnlyCollection<string> macs, CancellationToken cancel) =>
        await db.Modems.AsNoTracking().Where(m => macs.Contains(m.Mac)).ToDictionaryAsync(m => m.Mac, cancel);

    private async Task<Dictionary<string, OntRecord>> OntsAsync(IReadOnlyCollection<string> macs, CancellationToken cancel)
    {
        var modems = await db.Modems.AsNoTracking().Where(m => macs.Contains(m.Mac)).Select(m => new { m.Mac, m.GponSerial }).ToListAsync(cancel);
        var serials = modems.Select(m => m.GponSerial).OfType<string>().ToList();
        var onts = await db.Onts.AsNoTracking().Where(o => (o.Mac != null && macs.Contains(o.Mac)) || (o.Serial != null && serials.Contains(o.Serial)))
            .OrderByDescending(o => o.SeenAt).ToListAsync(cancel);
        return macs.Select(mac => (Mac: mac, Ont: onts.Find(o => o.Mac == mac || (o.Serial is not null && o.Serial == modems.Find(m => m.Mac == mac)?.GponSerial))))
            .Where(o => o.Ont is not null).ToDictionary(o => o.Mac, o => o.Ont!);
    }

    private static SeenLine Of(string mac, ModemRecord? modem, DiagnosisRecord? last) =>
        new(mac, modem?.CustomerId ?? (last?.CustomerId is { Length: > 0 } owner ? owner : null), modem?.Model, last?.Verdict, last?.StartedAt, modem?.FallDb);
}
