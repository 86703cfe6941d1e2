using System.Globalization;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Lines;

/// <summary>
/// The names of one line at each source: MAC, serial, GPON serial, GenieACS id, row of an OLT. Filled by a gentle nightly sweep and by every diagnosis;
/// an index, never a truth: the row that is read must still carry the serial.
/// </summary>
public sealed class LineIndex(PortalDb db, WorkQueue work, TimeProvider clock)
{
    /// <summary>A walk that is wished for happens at most so often, whoever wishes.</summary>
    private static readonly TimeSpan SweepAgainAfter = TimeSpan.FromHours(6);

    public async Task<LineNames> FindAsync(MacAddress? mac, string? serial, CancellationToken cancel)
    {
        var modem = mac is { } m
            ? await db.Modems.AsNoTracking().SingleOrDefaultAsync(r => r.Mac == m.Compact, cancel)
            : await db.Modems.AsNoTracking().FirstOrDefaultAsync(r => r.Serial == serial, cancel);
        (mac, serial) = (modem is null ? mac : MacAddress.Parse(modem.Mac), serial ?? modem?.Serial);
        var serials = Serials(mac, modem?.GponSerial, serial, modem?.Model).ToList();
        var compact = mac?.Compact;
        var ont = await db.Onts.AsNoTracking().Where(o => (o.Serial != null && serials.Contains(o.Serial)) || (compact != null && o.Mac == compact))
            .OrderByDescending(o => o.SeenAt).FirstOrDefaultAsync(cancel);
        return new LineNames(mac, serial, modem, ont);
    }

    /// <summary>ONTs of the same port, this one perhaps among them: the same list for everybody of the port.</summary>
    public async Task<IReadOnlyList<string>> PortAsync(OntRecord ont, CancellationToken cancel) => ont.Pon is null
        ? []
        : await db.Onts.AsNoTracking().Where(o => o.Olt == ont.Olt && o.Pon == ont.Pon).OrderBy(o => o.Index).Select(o => o.Index).Take(16).ToListAsync(cancel);

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

    public async Task LearnAsync(LineMeasurement measured, CancellationToken cancel)
    {
        var mac = measured.Mac.Compact;
        if (measured.GponSerial is { } gpon)
        {
            await db.Modems.Where(m => m.Mac == mac && m.GponSerial != gpon).ExecuteUpdateAsync(s => s.SetProperty(m => m.GponSerial, gpon), cancel);
        }

        if (measured is { RxDbm: null, OltRxDbm: null, StartedAt: null })
        {
            return;
        }

        var now = clock.GetUtcNow();
        db.LineReadings.Add(new LineReading
        {
            Id = Guid.CreateVersion7(now),
            Mac = mac,
            At = now,
            RxDbm = measured.RxDbm,
            OltRxDbm = measured.OltRxDbm,
            StartedAt = measured.StartedAt,
            DiagnosisId = measured.DiagnosisId,
        });
        await db.SaveChangesAsync(cancel);
        if (measured.FallDb is { } fall)
        {
            await db.Modems.Where(m => m.Mac == mac).ExecuteUpdateAsync(s => s.SetProperty(m => m.FallDb, fall), cancel);
        }
    }

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

        // Some models' serials are made of their addresses.
        if (mac is { } m && ModemModels.Find(model)?.GponPrefix is { } prefix)
        {
            yield return prefix + m.Compact[4..];
        }
    }
}
