using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Modems;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Desk;

/// <summary>A line, as its last look found it.</summary>
/// <param name="CustomerId">Null for a modem that is nobody's.</param>
/// <param name="Verdict">Null when nobody has looked at it.</param>
public sealed record SeenLine(string Mac, string? CustomerId, VerdictCode? Verdict, DateTimeOffset? SeenAt);

/// <param name="Olt">Null for lines that no OLT is known to hold.</param>
/// <param name="Onts">How many ONTs the OLT holds there; null where that was not asked.</param>
public sealed record PonGroup(string? Olt, string? Pon, IReadOnlyList<SeenLine> Lines, int? Onts = null);

/// <summary>Lines side by side on the port that they share: who else is down, and whether it is one house or a street.</summary>
public sealed class LinesInTrouble(PortalDb db, TimeProvider clock)
{
    /// <summary>What was found longer ago is not now.</summary>
    public static readonly TimeSpan Now = TimeSpan.FromHours(2);

    /// <summary>Nothing gets through; a line that works badly is no line that is down.</summary>
    private static readonly VerdictCode[] Down =
    [
        VerdictCode.NoLight, VerdictCode.LightTooWeak, VerdictCode.ModemSilent, VerdictCode.ModemOffline, VerdictCode.ModemStuck, VerdictCode.PowerLost, VerdictCode.AreaOutage,
        VerdictCode.AreaPowerOut, VerdictCode.NotAdmitted, VerdictCode.SignInRefused, VerdictCode.SignInNoAnswer, VerdictCode.NoAddress, VerdictCode.InternetDown,
    ];

    public async Task<int> CountAsync(CancellationToken cancel) => (await DownAsync(cancel)).Count;

    /// <summary>Lines that somebody looked at just now and that do not work, by port; the port with the most first.</summary>
    public async Task<IReadOnlyList<PonGroup>> ListAsync(CancellationToken cancel)
    {
        var down = await DownAsync(cancel);
        var onts = await OntsAsync([.. down.Select(d => d.Mac)], cancel);
        return [.. down.Select(line => (Line: line, Ont: onts.GetValueOrDefault(line.Mac)))
            .GroupBy(l => (l.Ont?.Olt, l.Ont?.Pon)).Select(g => new PonGroup(g.Key.Olt, g.Key.Pon, [.. g.Select(l => l.Line).OrderByDescending(l => l.SeenAt)]))
            .OrderByDescending(g => g.Olt is not null).ThenByDescending(g => g.Lines.Count)];
    }

    /// <summary>The other lines of this one's port, as far as their modems are known here; null when no OLT is known to hold it.</summary>
    public async Task<PonGroup?> NeighboursAsync(string mac, CancellationToken cancel)
    {
        if ((await OntsAsync([mac], cancel)).GetValueOrDefault(mac) is not { Pon: { } pon } ont)
        {
            return null;
        }

        var port = await db.Onts.AsNoTracking().Where(o => o.Olt == ont.Olt && o.Pon == pon && o.Index != ont.Index).Select(o => new { o.Serial, o.Mac }).ToListAsync(cancel);
        var (serials, named) = (port.Select(o => o.Serial).OfType<string>().ToList(), port.Select(o => o.Mac).OfType<string>().ToList());

        // Some models' serials are made of their addresses.
        var ends = serials.Where(s => s.Length == 12).Select(s => s[4..]).ToList();
        var modems = await db.Modems.AsNoTracking().Where(m => m.Mac != mac && (named.Contains(m.Mac) || (m.GponSerial != null && serials.Contains(m.GponSerial))
            || (m.Serial != null && serials.Contains(m.Serial)) || ends.Contains(m.Mac.Substring(4)))).Select(m => new { m.Mac, m.CustomerId }).ToListAsync(cancel);
        var macs = modems.Select(m => m.Mac).ToList();
        var last = await LastAsync(db.Diagnoses.Where(d => macs.Contains(d.Mac)), cancel);
        return new PonGroup(ont.Olt, pon, [.. modems.OrderBy(m => m.Mac).Select(m => last.GetValueOrDefault(m.Mac) is { } seen ? seen with { CustomerId = m.CustomerId }
            : new SeenLine(m.Mac, m.CustomerId, null, null))], port.Count);
    }

    private async Task<List<SeenLine>> DownAsync(CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Now;
        return [.. (await LastAsync(db.Diagnoses.Where(d => d.StartedAt > since), cancel)).Values.Where(l => l.Verdict is { } code && Down.Contains(code))];
    }

    /// <summary>The last finished look at each line, by MAC; one that is not over says nothing yet.</summary>
    private static async Task<Dictionary<string, SeenLine>> LastAsync(IQueryable<DiagnosisRecord> diagnoses, CancellationToken cancel) =>
        (await diagnoses.AsNoTracking().Where(d => d.FinishedAt != null && d.Verdict != null).OrderByDescending(d => d.StartedAt)
            .Select(d => new { d.Mac, d.CustomerId, d.Verdict, d.StartedAt }).ToListAsync(cancel))
        .DistinctBy(d => d.Mac).ToDictionary(d => d.Mac, d => new SeenLine(d.Mac, d.CustomerId.Length > 0 ? d.CustomerId : null, d.Verdict, d.StartedAt));

    private async Task<Dictionary<string, OntRecord>> OntsAsync(IReadOnlyCollection<string> macs, CancellationToken cancel)
    {
        var modems = await db.Modems.AsNoTracking().Where(m => macs.Contains(m.Mac)).Select(m => new { m.Mac, m.GponSerial }).ToListAsync(cancel);
        var serials = modems.Select(m => m.GponSerial).OfType<string>().ToList();
        var ends = macs.Select(m => m[4..]).ToList();
        var onts = await db.Onts.AsNoTracking()
            .Where(o => (o.Mac != null && macs.Contains(o.Mac)) || (o.Serial != null && (serials.Contains(o.Serial) || ends.Contains(o.Serial.Substring(4)))))
            .OrderByDescending(o => o.SeenAt).ToListAsync(cancel);
        return macs.Select(mac => (Mac: mac, Ont: onts.Find(o => o.Mac == mac || (o.Serial is not null && o.Serial == modems.Find(m => m.Mac == mac)?.GponSerial))
            ?? onts.Find(o => o.Serial is { Length: 12 } s && s[4..] == mac[4..]))).Where(o => o.Ont is not null).ToDictionary(o => o.Mac, o => o.Ont!);
    }
}
