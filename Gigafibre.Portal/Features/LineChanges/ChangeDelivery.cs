using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.GenieAcs;
using Gigafibre.Portal.Integrations.ModemBridge;

namespace Gigafibre.Portal.Features.LineChanges;

public sealed class ChangeDelivery(SpeedTests speed, ModemBridgeClient bridge, ModemPageAddresses pageAddresses)
{
    /// <summary>Throws <see cref="IntegrationException"/>, which says whether it may have happened all the same.</summary>
    public async Task<CommandDelivery> SendAsync(LineChange change, WantedSettings plan, ICommandChannel channel, CancellationToken cancel)
    {
        switch (change.Kind)
        {
            case LineChangeKind.Restart:
                var sent = await channel.RestartAsync(change.TaskKey, cancel);
                return sent == CommandDelivery.NotDelivered ? await ByPageAsync(change, bridge.RestartAsync, cancel) : sent;
            case LineChangeKind.Renew:
                return await channel.DocumentAsync(cancel) is { } document && ModemControls.Read(document).RenewPath is { } path
                    ? await channel.SetAsync([(path, true)], change.TaskKey, cancel)
                    : await ByPageAsync(change, bridge.RenewAsync, cancel);
            case LineChangeKind.Refresh:
                return CommandDelivery.Delivered;
            case LineChangeKind.SpeedTest:
                return await speed.StartDownAsync(channel, change.TaskKey, cancel);
            default:
                return await SetAsync(change, plan, s => s.Wanted, channel, cancel);
        }
    }

    public static Task<CommandDelivery> SetAsync(LineChange change, WantedSettings plan, Func<Setting, string> which, ICommandChannel channel, CancellationToken cancel) =>
        channel.SetAsync([.. plan.Settings.Select(s => (s.Path, s.IsSwitch ? which(s) == "true" : (object)which(s)))], change.TaskKey, cancel);

    /// <summary>The modem's page may have dropped the session and died before taking it up: renewed once more when it says that it is down, unknown otherwise.</summary>
    public async Task<CommandDelivery> TakeUpAsync(LineChange change, CancellationToken cancel)
    {
        var mac = MacAddress.Parse(change.Mac);
        return await pageAddresses.FindAsync(mac, cancel) is { } address
            && (await bridge.ReadAsync(mac, address, cancel)).Internet is { Status: LinkStatus.Down, ConnectionState: not ("Connecting" or "Authenticating") }
            ? await ByPageAsync(change, bridge.RenewAsync, cancel)
            : CommandDelivery.Unknown;
    }

    private async Task<CommandDelivery> ByPageAsync(LineChange change, Func<MacAddress, string, CancellationToken, Task> act, CancellationToken cancel)
    {
        var mac = MacAddress.Parse(change.Mac);
        if (await pageAddresses.FindAsync(mac, cancel) is not { } address)
        {
            return CommandDelivery.NotDelivered;
        }

        try
        {
            await act(mac, address, cancel);
            return CommandDelivery.Delivered;
        }
        catch (IntegrationException e) when (!e.MayHaveHappened)
        {
            return CommandDelivery.NotDelivered;
        }
    }
}
