using System.Globalization;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.GenieAcs;
using Gigafibre.Portal.Integrations.Olt;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Lines;

/// <summary>
/// The names of one line at each source: MAC, serial, GPON serial, GenieACS id, row of an OLT. Filled by a gentle nightly sweep and by every diagnosis;
/// an index, never a truth: the row that is read must still carry the serial.
/// </summary>
public sealed class LineDirectory(PortalDb db, OltClient olts, WorkQueue work, TimeProvider clock)
{
    private static readonly TimeSpan SweepAgainAfter = TimeSpan.FromMinutes(15);

    /// <summary>The row of the OLT that this modem hangs on; null when no walk has seen it.</summary>
    public async Task<OntRecord?> WhereIsAsync(ProbeSubject subject, CancellationToken cancel)
    {
        var modem = subject.Mac is { } known ? await db.Modems.AsNoTracking().SingleOrDefaultAsync(m => m.Mac == known.Compact, cancel) : null;
        var serials = Serials(subject.Mac, modem?.GponSerial, modem?.Serial ?? subject.Serial, modem?.Model).ToList();
        var mac = subject.Mac?.Compact;
        return await db.Onts.AsNoTracking().Where(o => (o.Serial != null && serials.Contains(o.Serial)) || (mac != null && o.Mac == mac))
            .OrderByDescending(o => o.SeenAt).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Other ONTs of the same port.</summary>
    public async Task<IReadOnlyList<string>> NeighboursAsync(OntRecord ont, CancellationToken cancel) => ont.Pon is null
        ? []
        : await db.Onts.AsNoTracking().Where(o => o.Olt == ont.Olt && o.Pon == ont.Pon && o.Index != ont.Index).OrderBy(o => o.Index).Select(o => o.Index).Take(16).ToListAsync(cancel);

    /// <summary>The OLT no longer has this row, or it is somebody else's now.</summary>
    public async Task ForgetAsync(OntRecord ont, CancellationToken cancel)
    {
        await db.Onts.Where(o => o.Olt == ont.Olt && o.Index == ont.Index).ExecuteDeleteAsync(cancel);
        await AskForSweepAsync(cancel);
    }

    /// <summary>A modem that no walk has seen may have been connected today: walk again, at most every quarter of an hour.</summary>
    public async Task AskForSweepAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        foreach (var olt in olts.Names)
        {
            await work.AddRunAsync<LineSweepHandler>(LineSweepHandler.OltRun + olt, "wanted-" + (now.Ticks / SweepAgainAfter.Ticks).ToString(CultureInfo.InvariantCulture), now, cancel);
        }

        work.Wake();
    }

    /// <summary>What a finished diagnosis taught: names, and a point of the line's history.</summary>
    public async Task LearnAsync(DiagnosisView diagnosis, CancellationToken cancel)
    {
        var facts = new LineFacts(diagnosis.Answers);
        var now = clock.GetUtcNow();
        if ((facts.Ont?.Serial ?? facts.Cpe?.Identity.GponSerial)?.Text is { } gpon)
        {
            await db.Modems.Where(m => m.Mac == diagnosis.Mac.Compact && m.GponSerial != gpon).ExecuteUpdateAsync(s => s.SetProperty(m => m.GponSerial, gpon), cancel);
        }

        var (rx, oltRx) = (facts.Optical?.RxDbm, facts.Ont?.OltRxDbm);
        if (rx is not null || oltRx is not null || facts.StartedAt is not null)
        {
            db.LineReadings.Add(new LineReading
            {
                Id = Guid.CreateVersion7(now),
                Mac = diagnosis.Mac.Compact,
                At = now,
                RxDbm = rx,
                OltRxDbm = oltRx,
                StartedAt = facts.StartedAt,
                DiagnosisId = diagnosis.Id,
            });
            await db.SaveChangesAsync(cancel);
            if (facts.FallDb is { } fall)
            {
                await db.Modems.Where(m => m.Mac == diagnosis.Mac.Compact).ExecuteUpdateAsync(s => s.SetProperty(m => m.FallDb, fall), cancel);
            }
        }
    }

    /// <summary>The serials an OLT may know this modem by.</summary>
    private static IEnumerable<string> Serials(MacAddress? mac, string? gpon, string? serial, string? model)
    {
        if (gpon is not null)
        {
            yield return gpon;
        }

        if (GponSerial.TryParse(serial, out var own))
        {
            yield return own.Text;
        }

        // This model's serial is made of its address.
        if (mac is { } m && model == "XX230v")
        {
            yield return "TPLG" + m.Compact[4..];
        }
    }
}
