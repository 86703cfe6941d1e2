using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.ModemBridge;

namespace Gigafibre.Portal.Features.LineChanges;

/// <summary>What the modem itself says of a change. Every method may throw <see cref="IntegrationException"/> unless it says otherwise.</summary>
public sealed class ReadBack(ModemBridgeClient bridge, ModemPageAddresses pageAddresses)
{
    /// <summary>How far our clock and GenieACS's may stand apart.</summary>
    private static readonly TimeSpan Drift = TimeSpan.FromSeconds(60);

    /// <summary>Everything but keys, read from the modem now; null when it does not answer.</summary>
    public static async Task<bool?> NamesAreAsync(LineChange change, WantedSettings plan, ICommandChannel channel, Func<Setting, string> which, CancellationToken cancel)
    {
        var settings = plan.Settings.Where(s => !s.IsKey).ToList();
        return settings.Count == 0 ? true
            : await channel.ReadBackAsync([.. settings.Select(s => s.Path)], change.TaskKey, cancel) is { } document
                ? settings.TrueForAll(s => Same(ModemControls.ValueOf(document, s.Path), which(s)))
            : null;
    }

    /// <summary>Keys, which only the modem's own page shows; null where that cannot be read.</summary>
    public async Task<bool?> KeysAreAsync(LineChange change, WantedSettings plan, Func<Setting, string> which, CancellationToken cancel)
    {
        var (keys, mac) = (plan.Settings.Where(s => s.IsKey).ToList(), MacAddress.Parse(change.Mac));
        if (keys.Count == 0)
        {
            return true;
        }

        if (await pageAddresses.FindAsync(mac, cancel) is not { } address)
        {
            return null;
        }

        try
        {
            var read = await bridge.ReadKeysAsync(mac, address, cancel);
            return keys.TrueForAll(s => read.Any(k => !k.Guest && k.Key == which(s)));
        }
        catch (IntegrationException)
        {
            return null;
        }
    }

    public static async Task<bool> IsProvenAsync(LineChange change, ICommandChannel channel, CancellationToken cancel)
    {
        if (await channel.DocumentAsync(cancel) is not { } known)
        {
            return false;
        }

        // A modem that cannot be woken says by itself that it started.
        if (change.Kind == LineChangeKind.Restart && CpeReader.Read(known).Identity.LastBoot > change.SentAt)
        {
            return true;
        }

        var controls = ModemControls.Read(known);
        IReadOnlyList<string> names = change.Kind switch
        {
            LineChangeKind.Restart => [controls.UptimePath],
            LineChangeKind.Refresh => [.. controls.RefreshObjects.Select(o => o + ".")],
            _ => [controls.Root == "Device" ? "Device.PPP." : controls.Root + ".WANDevice.", .. controls.Root == "Device" ? new[] { "Device.IP.Interface." } : []],
        };
        if (await channel.ReadBackAsync(names, change.TaskKey, cancel) is not { } document)
        {
            return false;
        }

        var cpe = CpeReader.Read(document);
        return change.Kind switch
        {
            LineChangeKind.Restart => cpe.Identity is { Uptime: { } up, ReadAt: { } at } && at - up > change.SentAt - Drift,
            LineChangeKind.Renew => cpe.Internet is { Status: LinkStatus.Up, Ipv4: not null },
            _ => true,
        };
    }

    public static async Task<bool> IsFollowedAsync(LineChange change, WantedSettings plan, ICommandChannel channel, CancellationToken cancel)
    {
        if (await channel.DocumentAsync(cancel) is not { } known
            || await channel.ReadBackAsync([.. ModemControls.Read(known).RefreshObjects.Select(o => o + ".")], change.TaskKey, cancel) is not { } document)
        {
            return false;
        }

        return CpeReader.Read(document).Clients.Any(c => c.Wired is not true && (plan.TellsSignals ? c.RssiDbm is not null : c is { Wired: false, Ip: not null })
            && (plan.Bands.Count == 0 || c.Band is null || plan.Bands.Contains(c.Band)));
    }

    private static bool Same(string? read, string wanted) => wanted is "true" or "false" ? (read is "true" or "1") == (wanted == "true") : read == wanted;
}
