using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Cpe;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.LineChanges;

/// <summary>Asks a modem's document what can be done to it.</summary>
public sealed class ModemActionReader(PortalDb db, ModemChannels channels, ModemPageAddresses pages, IOptions<LineOptions> options, TimeProvider clock)
{
    /// <summary>Nobody looks at an empty page for longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LooksLast = TimeSpan.FromMinutes(10);

    private static readonly VerdictCode[] Deaf =
    [
        VerdictCode.AreaOutage, VerdictCode.AreaPowerOut, VerdictCode.PowerLost, VerdictCode.NoLight, VerdictCode.NotAdmitted, VerdictCode.ModemStuck,
        VerdictCode.ModemSilent, VerdictCode.ModemOffline,
    ];

    public async Task<ModemActions> ReadAsync(string customerId, MacAddress mac, CancellationToken cancel) =>
        await DeafSinceAsync(customerId, mac, cancel) is { } deaf ? ModemActions.None with { DeafSince = deaf } : await ReadAsync(mac, cancel);

    public async Task<ModemActions> ReadAsync(MacAddress mac, CancellationToken cancel)
    {
        try
        {
            return await Deadline.AskAsync("modem", Longest, c => ReadNowAsync(mac, c), cancel);
        }
        catch (IntegrationException)
        {
            return ModemActions.None with { Away = true };
        }
    }

    private async Task<ModemActions> ReadNowAsync(MacAddress mac, CancellationToken cancel)
    {
        if (await channels.FindAsync(mac, cancel) is not { } channel || await channel.DocumentAsync(cancel) is not { } document)
        {
            return ModemActions.None;
        }

        var (controls, page) = (ModemControls.Read(document), await pages.FindAsync(mac, cancel) is not null);
        var main = controls.Networks.Where(n => n is { Guest: false, Enabled: not false }).ToList();
        return new ModemActions(
            Restart: true, Refresh: true, Renew: controls.RenewPath is not null || page, main, controls.Networks.FirstOrDefault(n => n.MaySwitch(n.Enabled is not true)),
            KeyCanChange: main.Exists(n => n.KeyPath is not null), KeyIsReadable: page,
            SpeedTest: controls.DownloadTest is not null && channel.Source == Sources.GenieAcs && options.Value.SpeedTestUrl is not null,
            GuestKeyCanChange: controls.Networks.Where(n => n.MaySwitch(true)).ToList() is { Count: > 0 } guests && guests.TrueForAll(g => g.KeyPath is not null));
    }

    /// <summary>When the last diagnosis found that the modem hears nothing; null when it did not, or is older than ten minutes.</summary>
    private async Task<DateTimeOffset?> DeafSinceAsync(string customerId, MacAddress mac, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - LooksLast;
        var last = await db.Diagnoses.AsNoTracking().Where(d => d.CustomerId == customerId && d.Mac == mac.Compact && d.FinishedAt > since)
            .OrderByDescending(d => d.StartedAt).Select(d => new { d.StartedAt, d.Verdict }).FirstOrDefaultAsync(cancel);
        return last?.Verdict is { } code && Deaf.Contains(code) ? last.StartedAt : null;
    }
}
