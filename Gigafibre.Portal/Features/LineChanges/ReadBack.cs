using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.ModemBridge;

namespace Gigafibre.Portal.Features.LineChanges;

public sealed class ReadBack(ModemBridgeClient bridge, ModemPageAddresses pageAddresses)
{
    /// <summary>How far our clock and GenieACS's may stand apart.</summary>
    private static readonly TimeSpan Drift = TimeSpan.FromSeconds(60);

    public static async Task<bool?> NamesAreAsync(LineChange change, WantedSettings plan, ICommandChannel channel, Func<Setting, string> which, CancellationToken cancel)
    {
        var settings = plan.Settings.Where(s => !s.IsKey).ToList();
        return settings.Count == 0 ? true
            : await channel.ReadBackAsync([.. settings.Select(s => s.Path)], change.TaskKey, cancel) is { } document
                ? settings.TrueForAll(s => Same(ModemControls.ValueOf(document, s.Path), which(s)))
            : null;
    }

    /// <summary>True when there is a page on which the keys may stand.</summary>
    public async Task<bool> HasPageAsync(LineChange change, CancellationToken cancel) => await pageAddresses.FindAsync(MacAddress.Parse(change.Mac), cancel) is not null;

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
            var isGuests = change.Kind == LineChangeKind.GuestWifi;
            // The guests' networks all take one key: each band has to have it.
            return keys.TrueForAll(s => read.Any(k => k.Guest == isGuests && (!isGuests || s.Band is null || k.Band is null || k.Band == s.Band) && k.Key == which(s)));
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
            _ => controls.SessionObjects,
        };
        if (await channel.ReadBackAsync(names, change.TaskKey, cancel) is not { } document)
        {
            return false;
        }

        var cpe = CpeReader.Read(document);
        return change.Kind switch
        {
            LineChangeKind.Restart => cpe.Identity is { Uptime: { } up, ReadAt: { } at } && at - up > change.SentAt - Drift,
            LineChangeKind.Renew => cpe.Internet is { Status: LinkStatus.Up } wan && (wan.Ipv4 ?? wan.Ipv6) is not null && IsSince(change, wan.ReadAt),
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

        return CpeReader.Read(document).Clients.Any(c => IsSince(change, c.ReadAt) && c.Wired is not true && (plan.TellsSignals ? c.RssiDbm is not null : c is
        {
            Wired: false,
            Ip: not null
        })
            && (plan.Bands.Count == 0 || c.Band is null || plan.Bands.Contains(c.Band)));
    }

    /// <summary>What was read before it was sent proves nothing. A source without times answers from the modem itself.</summary>
    private static bool IsSince(LineChange change, DateTimeOffset? readAt) => readAt is null || readAt > change.SentAt - Drift;

    private static bool Same(string? read, string wanted) =>
        wanted is "true" or "false" ? read is not null && (read is "true" or "1") == (wanted == "true") : read == wanted;
}
