using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.ModemBridge;

namespace Gigafibre.Portal.Features.LineChanges;

public enum ChangeAnswer
{
    Accepted,

    Busy,

    NotOffered,

    KeyNeeded,

    Away,
}

/// <summary>Takes wishes about a modem and writes them down; <see cref="LineChangeHandler"/> carries them out.</summary>
public sealed class LineChangeService(
    ModemChannels channels, ModemActionReader actions, LineChangeOrders orders, ModemPageAddresses pages, ModemBridgeClient bridge)
{
    public async Task<ChangeAnswer> AskAsync(MacAddress mac, string customerId, string actor, LineChangeKind kind, CancellationToken cancel)
    {
        var can = await actions.ReadAsync(mac, cancel);
        var offered = kind switch
        {
            LineChangeKind.Restart => can.Restart,
            LineChangeKind.Refresh => can.Refresh,
            LineChangeKind.Renew => can.Renew,
            LineChangeKind.SpeedTest => can.SpeedTest,
            _ => false,
        };
        return !offered ? can.Away ? ChangeAnswer.Away : ChangeAnswer.NotOffered
            : await channels.FindAsync(mac, cancel) is not { } channel ? ChangeAnswer.NotOffered
            : await orders.AddAsync(channel, mac, customerId, actor, kind, new WantedSettings([]), null, cancel);
    }

    /// <param name="key">A password of their own, for when they are switched on; null or empty leaves the one they have.</param>
    public async Task<ChangeAnswer> SwitchGuestAsync(MacAddress mac, string customerId, string actor, bool on, string? key, CancellationToken cancel)
    {
        if (await channels.FindAsync(mac, cancel) is not { } channel || await channel.DocumentAsync(cancel) is not { } document
            || ModemControls.Read(document).Networks.Where(n => n.MaySwitch(on)).ToList() is not { Count: > 0 } guests)
        {
            return ChangeAnswer.NotOffered;
        }

        string Word(bool value) => value ? "true" : "false";
        var settings = guests.SelectMany(g => g.EnablePaths.Select(p => new Setting(p, Word(g.Enabled ?? !on), Word(on), IsSwitch: true))).ToList();
        if (on && !string.IsNullOrEmpty(key))
        {
            if (guests.Exists(g => g.KeyPath is null))
            {
                return ChangeAnswer.NotOffered;
            }

            settings.AddRange(guests.Select(g => new Setting(g.KeyPath!, "", key, IsKey: true, Band: g.Band)));
        }

        return await orders.AddAsync(channel, mac, customerId, actor, LineChangeKind.GuestWifi, new WantedSettings(settings), guests[0].Name, cancel);
    }

    public async Task<ChangeAnswer> ChangeWifiAsync(MacAddress mac, string customerId, string actor, WifiForm form, CancellationToken cancel)
    {
        if (await channels.FindAsync(mac, cancel) is not { } channel || await channel.DocumentAsync(cancel) is not { } document)
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
                keys = await pages.FindAsync(mac, cancel) is { } address ? await bridge.ReadKeysAsync(mac, address, cancel) : [];
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
            : await orders.AddAsync(channel, mac, customerId, actor, LineChangeKind.Wifi, new WantedSettings(settings, signals), string.Join(", ", main.Select(n => n.Name)),
                cancel);
    }
}
