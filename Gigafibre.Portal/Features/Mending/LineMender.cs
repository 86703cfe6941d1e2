using System.Text.Json;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.GenieAcs;
using Gigafibre.Portal.Integrations.ModemBridge;
using Gigafibre.Portal.Integrations.Oktopus;
using Gigafibre.Portal.Web;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Mending;

/// <summary>What can be done to a modem; what it cannot do is not in it.</summary>
/// <param name="KeyIsReadable">The bridge can read the present key, so nobody has to type it.</param>
/// <param name="Away">Our own systems do not answer: what the modem can do is not known just now.</param>
/// <param name="DeafSince">The diagnosis that found that the modem hears nothing: nothing is offered until the next one.</param>
public sealed record Offers(
    bool Restart, bool Refresh, bool Renew, IReadOnlyList<WifiControl> Networks, WifiControl? Guest, bool KeyCanChange, bool KeyIsReadable, bool SpeedTest, bool Away = false, DateTimeOffset? DeafSince = null)
{
    public static readonly Offers None = new(false, false, false, [], null, false, false, false);
}

public enum Asked
{
    Accepted,

    /// <summary>Somebody's change is under way: the first one wins.</summary>
    Busy,

    /// <summary>This modem cannot, or nothing would change.</summary>
    NotOffered,

    /// <summary>The present key is not known, so it could not be put back.</summary>
    KeyNeeded,

    /// <summary>The systems behind do not answer just now.</summary>
    Away,
}

/// <summary>Takes wishes about a modem and writes them down; <see cref="LineChangeHandler"/> carries them out. A modem does one thing at a time.</summary>
public sealed class LineMender(
    PortalDb db, ModemDirectory modems, GenieAcsClient acs, OktopusClient usp, ModemBridgeClient bridge, BridgeDoor door, Secrets secrets, WorkQueue work,
    IOptions<LineOptions> options, TimeProvider clock)
{
    /// <summary>Nobody looks at an empty page for longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LooksLast = TimeSpan.FromMinutes(10);

    private static readonly VerdictCode[] Deaf =
    [
        VerdictCode.AreaOutage, VerdictCode.AreaPowerOut, VerdictCode.PowerLost, VerdictCode.NoLight, VerdictCode.NotAdmitted, VerdictCode.ModemStuck, VerdictCode.ModemSilent, VerdictCode.ModemOffline,
    ];

    /// <summary>How the modem is reached; null when no source that takes commands knows it.</summary>
    public async Task<ICarrier?> FindCarrierAsync(MacAddress mac, CancellationToken cancel)
    {
        var modem = await modems.RecallAsync(mac, cancel);
        if (modem?.UspId is { } endpoint)
        {
            return new UspCarrier(usp, endpoint);
        }

        return modem?.AcsId is { } id ? new AcsCarrier(acs, id) : null;
    }

    /// <summary>The carrier of a change that is under way: the one it was begun with.</summary>
    public ICarrier CarrierOf(LineChange change) => change.Via == Sources.Usp ? new UspCarrier(usp, change.Endpoint) : new AcsCarrier(acs, change.Endpoint);

    /// <summary>What its customer is offered; nothing while the modem hears nothing.</summary>
    public async Task<Offers> OffersAsync(string customerId, MacAddress mac, CancellationToken cancel) =>
        await DeafSinceAsync(customerId, mac, cancel) is { } deaf ? Offers.None with { DeafSince = deaf } : await OffersAsync(mac, cancel);

    /// <summary>What the modem can do; the desk may try whatever the last diagnosis said.</summary>
    public async Task<Offers> OffersAsync(MacAddress mac, CancellationToken cancel)
    {
        try
        {
            return await Patience.AskAsync("modem", Longest, c => ReadOffersAsync(mac, c), cancel);
        }
        catch (IntegrationException)
        {
            return Offers.None with { Away = true };
        }
    }

    private async Task<Offers> ReadOffersAsync(MacAddress mac, CancellationToken cancel)
    {
        if (await FindCarrierAsync(mac, cancel) is not { } carrier || await carrier.DocumentAsync(cancel) is not { } document)
        {
            return Offers.None;
        }

        var (controls, page) = (ModemControls.Read(document), await door.FindAsync(mac, cancel) is not null);
        var main = controls.Networks.Where(n => n is { Guest: false, Enabled: not false }).ToList();
        return new Offers(
            Restart: true, Refresh: true, Renew: controls.RenewPath is not null || page, main, controls.Networks.FirstOrDefault(n => n.Guest),
            KeyCanChange: main.Exists(n => n.KeyPath is not null), KeyIsReadable: page,
            SpeedTest: controls.DownloadTest is not null && carrier.Source == Sources.GenieAcs && options.Value.SpeedTestUrl is not null);
    }

    /// <summary>When the last diagnosis found that the modem hears nothing; null when it did not, or is older than ten minutes.</summary>
    private async Task<DateTimeOffset?> DeafSinceAsync(string customerId, MacAddress mac, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - LooksLast;
        var last = await db.Diagnoses.AsNoTracking().Where(d => d.CustomerId == customerId && d.Mac == mac.Compact && d.FinishedAt > since)
            .OrderByDescending(d => d.StartedAt).Select(d => new { d.StartedAt, d.Verdict }).FirstOrDefaultAsync(cancel);
        return last is not null && Enum.TryParse<VerdictCode>(last.Verdict, out var code) && Deaf.Contains(code) ? last.StartedAt : null;
    }

    /// <summary>The change that is under way, or the last one of the last hour.</summary>
    public Task<LineChange?> LatestAsync(string customerId, MacAddress mac, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - TimeSpan.FromHours(1);
        return db.LineChanges.AsNoTracking().Where(c => c.Mac == mac.Compact && c.CustomerId == customerId && (c.IsOpen || c.AskedAt > since))
            .OrderByDescending(c => c.IsOpen).ThenByDescending(c => c.AskedAt).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Asks for something that needs no settings.</summary>
    public async Task<Asked> AskAsync(MacAddress mac, string customerId, string actor, MendKind kind, CancellationToken cancel)
    {
        var offers = await OffersAsync(mac, cancel);
        var offered = kind switch
        {
            MendKind.Restart => offers.Restart,
            MendKind.Refresh => offers.Refresh,
            MendKind.Renew => offers.Renew,
            MendKind.SpeedTest => offers.SpeedTest,
            _ => false,
        };
        return offered ? await WriteAsync(mac, customerId, actor, kind, new Plan([]), null, cancel) : offers.Away ? Asked.Away : Asked.NotOffered;
    }

    public async Task<Asked> SwitchGuestAsync(MacAddress mac, string customerId, string actor, bool on, CancellationToken cancel)
    {
        if (await ControlsAsync(mac, cancel) is not { } controls || controls.Networks.Where(n => n.Guest).ToList() is not { Count: > 0 } guests)
        {
            return Asked.NotOffered;
        }

        string Word(bool value) => value ? "true" : "false";
        var settings = guests.SelectMany(g => g.EnablePaths.Select(p => new Setting(p, Word(g.Enabled ?? !on), Word(on), IsSwitch: true))).ToList();
        return await WriteAsync(mac, customerId, actor, MendKind.GuestWifi, new Plan(settings), guests[0].Name, cancel);
    }

    public async Task<Asked> ChangeWifiAsync(MacAddress mac, string customerId, string actor, WifiForm form, CancellationToken cancel)
    {
        if (await FindCarrierAsync(mac, cancel) is not { } carrier || await carrier.DocumentAsync(cancel) is not { } document)
        {
            return Asked.NotOffered;
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
                keys = await door.FindAsync(mac, cancel) is { } address ? await bridge.ReadKeysAsync(mac, address, cancel) : [];
            }
            catch (IntegrationException)
            {
                keys = [];
            }

            foreach (var network in main.Where(n => n.KeyPath is not null))
            {
                if ((keys.FirstOrDefault(k => k.Network == network.Name && !k.Guest)?.Key ?? form.CurrentKey) is not { Length: > 0 } before)
                {
                    return Asked.KeyNeeded;
                }

                if (before != form.NewKey)
                {
                    settings.Add(new Setting(network.KeyPath!, before, form.NewKey, IsKey: true, Band: network.Band));
                }
            }
        }

        return settings.Count == 0 ? Asked.NotOffered : await WriteAsync(mac, customerId, actor, MendKind.Wifi, new Plan(settings, signals), string.Join(", ", main.Select(n => n.Name)), cancel);
    }

    /// <summary>It shall stay, whether a device follows or not: kept at once when the modem is known to have it, otherwise as soon as it is read back.</summary>
    public async Task KeepAsync(string customerId, MacAddress mac, Guid id, CancellationToken cancel)
    {
        var (now, mine) = (clock.GetUtcNow(), db.LineChanges.Where(c => c.Id == id && c.Mac == mac.Compact && c.CustomerId == customerId && c.IsOpen && c.Kind == MendKind.Wifi));
        // The one that is not read back yet first: it may become so between the two.
        var seen = now + LineChangeHandler.Patience;
        await mine.Where(c => c.State == ChangeState.Sent && c.ProveBy != null)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.State, ChangeState.Keeping).SetProperty(c => c.ProveBy, seen).SetProperty(c => c.Version, c => c.Version + 1), cancel);
        await mine.Where(c => c.State == ChangeState.Applied)
            .ExecuteUpdateAsync(
                s => s.SetProperty(c => c.State, ChangeState.Kept).SetProperty(c => c.IsOpen, false).SetProperty(c => c.EndedAt, now).SetProperty(c => c.Sealed, "")
                    .SetProperty(c => c.Version, c => c.Version + 1), cancel);
    }

    private async Task<ModemControls?> ControlsAsync(MacAddress mac, CancellationToken cancel) =>
        await FindCarrierAsync(mac, cancel) is { } carrier && await carrier.DocumentAsync(cancel) is { } document ? ModemControls.Read(document) : null;

    private async Task<Asked> WriteAsync(MacAddress mac, string customerId, string actor, MendKind kind, Plan plan, string? subject, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await FindCarrierAsync(mac, cancel) is not { } carrier)
        {
            return Asked.NotOffered;
        }

        var change = new LineChange
        {
            Id = Guid.CreateVersion7(now),
            Mac = mac.Compact,
            CustomerId = customerId,
            Kind = kind,
            State = ChangeState.Queued,
            IsOpen = true,
            Via = carrier.Source,
            Endpoint = carrier.Id,
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
        catch (DbUpdateException e) when (e.IsDuplicate(nameof(PortalDb.LineChanges)))
        {
            db.ChangeTracker.Clear();
            return Asked.Busy;
        }

        work.Wake();
        return Asked.Accepted;
    }
}
