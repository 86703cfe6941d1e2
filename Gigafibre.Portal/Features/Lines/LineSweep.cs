using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.GenieAcs;
using Gigafibre.Portal.Integrations.Olt;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Lines;

/// <summary>
/// Joins the sources by night: one walk of each OLT's serials, and a reading of what GenieACS already holds, a page at a time. No modem is woken for it.
/// </summary>
public sealed class LineSweepHandler(PortalDb db, OltClient olts, GenieAcsClient acs, LineBaselines history, TimeProvider clock) : IWorkHandler
{
    public const string AcsRun = "acs";
    public const string OltRun = "olt-";

    /// <summary>Somebody asked about a modem that no walk has seen.</summary>
    public const string WantedRun = "wanted";

    public static string Kind => "line-sweep";

    public static bool IsPassing => true;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var run = job.Key[..job.Key.LastIndexOf(':')];
        if (run == AcsRun)
        {
            await SweepAcsAsync(cancel);
        }
        else if (run == WantedRun)
        {
            foreach (var name in olts.Names)
            {
                try
                {
                    await SweepOltAsync(name, cancel);
                }
                catch (IntegrationException)
                {
                    // Its own walk comes tonight; the modem may hang on the next one.
                }
            }
        }
        else if (run[OltRun.Length..] is var olt && olts.Names.Contains(olt))
        {
            await SweepOltAsync(olt, cancel);
        }
    }

    private async Task SweepOltAsync(string olt, CancellationToken cancel)
    {
        var rows = await olts.ListAsync(olt, cancel);
        if (rows.Count == 0)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var known = await db.Onts.Where(o => o.Olt == olt).ToDictionaryAsync(o => o.Index, cancel);
        foreach (var row in rows)
        {
            if (!known.Remove(row.Index, out var ont))
            {
                ont = new OntRecord { Olt = olt, Index = row.Index };
                db.Onts.Add(ont);
            }

            (ont.Pon, ont.Serial, ont.Mac, ont.SeenAt) = (row.Pon, row.Serial?.Text, row.Mac?.Compact, now);
        }

        db.Onts.RemoveRange(known.Values);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    private async Task SweepAcsAsync(CancellationToken cancel)
    {
        await foreach (var page in acs.ListAsync(cancel))
        {
            var macs = page.Select(d => d.Cpe.Identity.Mac?.Compact).OfType<string>().ToList();
            var modems = await db.Modems.Where(m => macs.Contains(m.Mac)).ToDictionaryAsync(m => m.Mac, cancel);
            var now = clock.GetUtcNow();
            foreach (var device in page)
            {
                if (device.Cpe.Identity.Mac is not { } mac || !modems.TryGetValue(mac.Compact, out var modem))
                {
                    continue;
                }

                // What is known is not taken over by whoever reports the same address.
                modem.AcsId ??= device.Id;
                if (modem.AcsId != device.Id)
                {
                    continue;
                }

                modem.GponSerial = device.Cpe.Identity.GponSerial?.Text ?? modem.GponSerial;
                var (light, since) = (device.Cpe.Optical, now - TimeSpan.FromHours(20));

                // Only what the modem told since the last sweep, at the time it told it.
                if (light is { RxDbm: { } rx, ReadAt: { } at } && at > since && !await db.LineReadings.AnyAsync(r => r.Mac == modem.Mac && r.At >= at, cancel))
                {
                    var started = device.Cpe.Identity is { Uptime: { } up, ReadAt: { } told } ? told - up : (DateTimeOffset?)null;
                    db.LineReadings.Add(new LineReading { Id = Guid.CreateVersion7(now), Mac = modem.Mac, At = at, RxDbm = rx, StartedAt = started });
                    modem.FallDb = (await history.BaselineAsync(mac, cancel)).UsualRxDbm - rx;
                }
            }

            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }
}
