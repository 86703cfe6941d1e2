using System.Text.Json;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.GenieAcs;
using Gigafibre.Portal.Integrations.ModemBridge;
using Gigafibre.Portal.Integrations.Oktopus;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.LineChanges;

/// <summary>What can be done to a modem; what it cannot do is not in it.</summary>
/// <param name="KeyIsReadable">The bridge can read the present key, so nobody has to type it.</param>
/// <param name="Away">Our own systems do not answer: what the modem can do is not known just now.</param>
/// <param name="DeafSince">The diagnosis that found that the modem hears nothing: nothing is offered until the next one.</param>
public sealed record ModemActions(
    bool Restart, bool Refresh, bool Renew, IReadOnlyList<WifiControl> Networks, WifiControl? Guest, bool KeyCanChange, bool KeyIsReadable, bool SpeedTest,
    bool Away = false, DateTimeOffset? DeafSince = null)
{
    public static readonly ModemActions None = new(false, false, false, [], null, false, false, false);
}

public enum ChangeAnswer
{
    Accepted,

    /// <summary>Somebody's change is under way: the first one wins.</summary>
    Busy,

    /// <summary>This modem cannot, or nothing would change.</summary>
    NotOffered,

    /// <summary>The present key is not known, so it could not be put back.</summary>
    KeyNeeded,

    Away,
}

/// <summary>Takes wishes about a modem and writes them down; <see cref="LineChangeHandler"/> carries them out. A modem does one thing at a time.</summary>
public sealed class LineChangeService(
    PortalDb db, ModemIndex modems, GenieAcsClient acs, OktopusClient usp, ModemBridgeClient bridge, ModemPageAddresses pageAddresses, Secrets secrets, WorkQueue work,
    IOptions<LineOptions> options, TimeProvider clock)
{
    /// <summary>Nobody looks at an empty page for longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LooksLast = TimeSpan.FromMinutes(10);

    private static readonly VerdictCode[] Deaf =
    [
        VerdictCode.AreaOutage, VerdictCode.AreaPowerOut, VerdictCode.PowerLost, VerdictCode.NoLight, VerdictCode.NotAdmitted, VerdictCode.ModemStuck,
        VerdictCode.ModemSilent, VerdictCode.ModemOffline,
    ];

    /// <summary>How the modem is reached; null when no source that takes commands knows it.</summary>
    public async Task<ICommandChannel?> FindChannelAsync(MacAddress mac, CancellationToken cancel)
    {
        var modem = await modems.FindAsync(mac, cancel);
        if (modem?.UspId is { } endpoint)
        {
            return new UspChannel(usp, endpoint);
        }

        return modem?.AcsId is { } id ? new AcsChannel(acs, id) : null;
    }

    public ICommandChannel ChannelOf(LineChange change) => change.Via == Sources.Usp ? new UspChannel(usp, change.Endpoint) : new AcsChannel(acs, change.Endpoint);

    public async Task<ModemActions> ActionsAsync(string customerId, MacAddress mac, CancellationToken cancel) =>
        await DeafSinceAsync(customerId, mac, cancel) is { } deaf ? ModemActions.None with { DeafSince = deaf } : await ActionsAsync(mac, cancel);

    /// <summary>What the modem can do; the desk may try whatever the last diagnosis said.</summary>
    public async Task<ModemActions> ActionsAsync(MacAddress mac, CancellationToken cancel)
    {
        try
        {
            return await Deadline.AskAsync("modem", Longest, c => ReadActionsAsync(mac, c), cancel);
        }
        catch (IntegrationException)
        {
            return ModemActions.None with { Away = true };
        }
    }

    private async Task<ModemActions> ReadActionsAsync(MacAddress mac, CancellationToken cancel)
    {
        if (await FindChannelAsync(mac, cancel) is not { } channel || await channel.DocumentAsync(cancel) is not { } document)
        {
            return ModemActions.None;
        }

        var (controls, page) = (ModemControls.Read(document), await pageAddresses.FindAsync(mac, cancel) is not null);
        var main = controls.Networks.Where(n => n is { Guest: false, Enabled: not false }).ToList();
        return new ModemActions(
            Restart: true, Refresh: true, Renew: controls.RenewPath is not null || page, main, controls.Networks.FirstOrDefault(n => n.MaySwitch(n.Enabled is not true)),
            KeyCanChange: main.Exists(n => n.KeyPath is not null), KeyIsReadable: page,
            SpeedTest: controls.DownloadTest is not null && channel.Source == Sources.GenieAcs && options.Value.SpeedTestUrl is not null);
    }

    /// <summary>When the last diagnosis found that the modem hears nothing; null when it did not, or is older than ten minutes.</summary>
    private async Task<DateTimeOffset?> DeafSinceAsync(string customerId, MacAddress mac, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - LooksLast;
        var last = await db.Diagnoses.AsNoTracking().Where(d => d.CustomerId == customerId && d.Mac == mac.Compact && d.FinishedAt > since)
            .OrderByDescending(d => d.StartedAt).Select(d => new { d.StartedAt, d.Verdict }).FirstOrDefaultAsync(cancel);
        return last?.Verdict is { } code && Deaf.Contains(code) ? last.StartedAt : null;
    }

    public Task<LineChange?> LatestAsync(string customerId, MacAddress mac, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - TimeSpan.FromHours(1);
        return db.LineChanges.AsNoTracking().Where(c => c.Mac == mac.Compact && c.CustomerId == customerId && (c.IsOpen || c.AskedAt > since))
            .OrderByDescending(c => c.IsOpen).ThenByDescending(c => c.AskedAt).FirstOrDefaultAsync(cancel);
    }

    public async Task<ChangeAnswer> AskAsync(MacAddress mac, string customerId, string actor, LineChangeKind kind, CancellationToken cancel)
    {
        var actions = await ActionsAsync(mac, cancel);
        var offered = kind switch
        {
            LineChangeKind.Restart => actions.Restart,
            LineChangeKind.Refresh => actions.Refresh,
            LineChangeKind.Renew => actions.Renew,
            LineChangeKind.SpeedTest => actions.SpeedTest,
            _ => false,
        };
        return offered ? await WriteAsync(mac, customerId, actor, kind, new WantedSettings([]), null, cancel) : actions.Away ? ChangeAnswer.Away : ChangeAnswer.NotOffered;
    }

    public async Task<ChangeAnswer> SwitchGuestAsync(MacAddress mac, string customerId, string actor, bool on, CancellationToken cancel)
    {
        if (await ControlsAsync(mac, cancel) is not { } controls || controls.Networks.Where(n => n.MaySwitch(on)).ToList() is not { Count: > 0 } guests)
        {
            return ChangeAnswer.NotOffered;
        }

        string Word(bool value) => value ? "true" : "false";
        var settings = guests.SelectMany(g => g.EnablePaths.Select(p => new Setting(p, Word(g.Enabled ?? !on), Word(on), IsSwitch: true))).ToList();
        return await WriteAsync(mac, customerId, actor, LineChangeKind.GuestWifi, new WantedSettings(settings), guests[0].Name, cancel);
    }

    public async Task<ChangeAnswer> ChangeWifiAsync(MacAddress mac, string customerId, string actor, WifiForm form, CancellationToken cancel)
    {
        if (await FindChannelAsync(mac, cancel) is not { } channel || await channel.DocumentAsync(cancel) is not { } document)
        {
            return ChangeAnswer.NotOffered;
        }

        var (controls, signals) = (ModemControls.Read(document), CpeReader.Read(document).Clients.Any(c => c.RssiDbm is not null));
        var main = controls.Networks.Where(n => n is { Guest: false, Enabled: not false }).ToList();
        var settings = main.Where(n => form.Names.GetValueOrDefault(n.NamePath)?.Trim() is { Length: > 0 } wanted && wanted != n.Name)
            .Select(n => new Setting(n.NamePath, n.Name, form.Names[n.NamePath]!.Trim(), Band: n.Band)).ToList();
        if (!string.IsNullOrEmpty(form.NewKey))
        {
            IReadOnlyList<WifiKey> keys;
            try
            {
                keys = await pageAddresses.FindAsync(mac, cancel) is { } address ? await bridge.ReadKeysAsync(mac, address, cancel) : [];
            }
            catch (IntegrationException)
            {
                keys = [];
            }

            foreach (var network in main.Where(n => n.KeyPath is not null))
            {
                if ((keys.FirstOrDefault(k => k.Network == network.Name && !k.Guest)?.Key ?? form.CurrentKey) is not { Length: > 0 } before)
                {
                    return ChangeAnswer.KeyNeeded;
                }

                if (before != form.NewKey)
                {
                    settings.Add(new Setting(network.KeyPath!, before, form.NewKey, IsKey: true, Band: network.Band));
                }
            }
        }

        return settings.Count == 0 ? ChangeAnswer.NotOffered
            : await WriteAsync(mac, customerId, actor, LineChangeKind.Wifi, new WantedSettings(settings, signals), string.Join(", ", main.Select(n => n.Name)), cancel);
    }

    /// <summary>It shall stay, whether a device follows or not: kept at once when the modem is known to have it, otherwise as soon as it is read back.</summary>
    public async Task KeepAsync(string customerId, MacAddress mac, Guid id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var mine = db.LineChanges.Where(c => c.Id == id && c.Mac == mac.Compact
            && c.CustomerId == customerId && c.IsOpen && c.Kind == LineChangeKind.Wifi);
        // The one that is not read back yet first: it may become so between the two.
        var seen = now + LineChangeSteps.SeenWithin;
        await mine.Where(c => c.State == LineChangeState.Sent && c.ProveBy != null)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.State, LineChangeState.Keeping).SetProperty(c => c.ProveBy, seen)
                .SetProperty(c => c.Version, c => c.Version + 1), cancel);
        await mine.Where(c => c.State == LineChangeState.Applied)
            .ExecuteUpdateAsync(
                s => s.SetProperty(c => c.State, LineChangeState.Kept).SetProperty(c => c.IsOpen, false).SetProperty(c => c.EndedAt, now).SetProperty(c => c.Sealed, "")
                    .SetProperty(c => c.Version, c => c.Version + 1), cancel);
    }

    private async Task<ModemControls?> ControlsAsync(MacAddress mac, CancellationToken cancel) =>
        await FindChannelAsync(mac, cancel) is { } channel && await channel.DocumentAsync(cancel) is { } document ? ModemControls.Read(document) : null;

    private async Task<ChangeAnswer> WriteAsync(MacAddress mac, string customerId, string actor, LineChangeKind kind, WantedSettings plan, string? subject,
        CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await FindChannelAsync(mac, cancel) is not { } channel)
        {
            return ChangeAnswer.NotOffered;
        }

        var change = new LineChange
        {
            Id = Guid.CreateVersion7(now),
            Mac = mac.Compact,
            CustomerId = customerId,
            Kind = kind,
            State = LineChangeState.Queued,
            IsOpen = true,
            Via = channel.Source,
            Endpoint = channel.Id,
            Actor = actor,
            Subject = subject,
            Sealed = secrets.Seal(JsonSerializer.Serialize(plan)),
            AskedAt = now,
        };
        db.LineChanges.Add(change);
        work.Add<LineChangeHandler>(LineChangeHandler.Key(change.Id, 0), "", lane: LineChangeHandler.Lane(mac));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate<LineChange>())
        {
            db.ChangeTracker.Clear();
            return ChangeAnswer.Busy;
        }

        work.Wake();
        return ChangeAnswer.Accepted;
    }
}
