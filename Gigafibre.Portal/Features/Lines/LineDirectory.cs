using System.Globalization;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Lines;

/// <summary>
/// The names of one line at each source: MAC, serial, GPON serial, GenieACS id, row of an OLT. Filled by a gentle nightly sweep and by every diagnosis;
/// an index, never a truth: the row that is read must still carry the serial.
/// </summary>
public sealed class LineDirectory(PortalDb db, WorkQueue work, TimeProvider clock)
{
    /// <summary>A walk that is wished for happens at most so often, whoever wishes.</summary>
    private static readonly TimeSpan SweepAgainAfter = TimeSpan.FromHours(6);

    /// <summary>Every name under which we know a modem, asked for by its MAC or else by its serial.</summary>
    public async Task<ProbeSubject> RecallAsync(MacAddress? mac, string? serial, CancellationToken cancel)
    {
        var modem = mac is { } m
            ? await db.Modems.AsNoTracking().SingleOrDefaultAsync(r => r.Mac == m.Compact, cancel)
            : await db.Modems.AsNoTracking().FirstOrDefaultAsync(r => r.Serial == serial, cancel);
        (mac, serial) = (modem is null ? mac : MacAddress.Parse(modem.Mac), serial ?? modem?.Serial);
        var serials = Serials(mac, modem?.GponSerial, serial, modem?.Model).ToList();
        var compact = mac?.Compact;
        var ont = await db.Onts.AsNoTracking().Where(o => (o.Serial != null && serials.Contains(o.Serial)) || (compact != null && o.Mac == compact))
            .OrderByDescending(o => o.SeenAt).FirstOrDefaultAsync(cancel);
        return new ProbeSubject(mac, serial, modem, ont);
    }

    /// <summary>ONTs of the same port, this one perhaps among them: the same list for everybody of the port.</summary>
    public async Task<IReadOnlyList<string>> PortAsync(OntRecord ont, CancellationToken cancel) => ont.Pon is null
        ? []
        : await db.Onts.AsNoTracking().Where(o => o.Olt == ont.Olt && o.Pon == ont.Pon).OrderBy(o => o.Index).Select(o => o.Index).Take(16).ToListAsync(cancel);

    /// <summary>The OLT no longer has this row, or it is somebody else's now.</summary>
    public async Task ForgetAsync(OntRecord ont, CancellationToken cancel)
    {
        await db.Onts.Where(o => o.Olt == ont.Olt && o.Index == ont.Index).ExecuteDeleteAsync(cancel);
        await AskForSweepAsync(cancel);
    }

    /// <summary>A modem that no walk has seen may have been connected today: the OLTs are walked again, at most every six hours.</summary>
    public async Task AskForSweepAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await work.AddRunAsync<LineSweepHandler>(LineSweepHandler.WantedRun, (now.Ticks / SweepAgainAfter.Ticks).ToString(CultureInfo.InvariantCulture), now, cancel);
        work.Wake();
    }

    /// <summary>What a finished diagnosis taught: names, and a point of the line's history.</summary>
    public async Task LearnAsync(DiagnosisView diagnosis, CancellationToken cancel)
    {
        var facts = new LineFacts(diagnosis.Answers);
        var now = clock.GetUtcNow();
        if ((facts.Cpe?.Identity.GponSerial ?? facts.Ont?.Serial)?.Text is { } gpon)
        {
            await db.Modems.Where(m => m.Mac == diagnosis.Mac.Compact && m.GponSerial != gpon).ExecuteUpdateAsync(s => s.SetProperty(m => m.GponSerial, gpon), cancel);
        }

        // A point of the time line stands where it was measured; what is old was drawn when it was new.
        var fresh = facts.Optical?.ReadAt is { } read && now - read < TimeSpan.FromMinutes(10);
        var (rx, oltRx) = (fresh ? facts.Optical?.RxDbm : null, facts.Ont?.OltRxDbm);
        var started = facts.Cpe?.Identity.ReadAt is { } told && now - told < TimeSpan.FromMinutes(10) ? facts.StartedAt : null;
        if (rx is not null || oltRx is not null || started is not null)
        {
            db.LineReadings.Add(new LineReading
            {
                Id = Guid.CreateVersion7(now),
                Mac = diagnosis.Mac.Compact,
                At = now,
                RxDbm = rx,
                OltRxDbm = oltRx,
                StartedAt = started,
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
