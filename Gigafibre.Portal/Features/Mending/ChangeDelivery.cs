using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.GenieAcs;
using Gigafibre.Portal.Integrations.ModemBridge;

namespace Gigafibre.Portal.Features.Mending;

/// <summary>Sends a change to the modem: by its carrier, and by the modem's own page for what the carrier cannot do.</summary>
public sealed class ChangeDelivery(SpeedTests speed, ModemBridgeClient bridge, BridgeDoor door)
{
    /// <summary>Throws <see cref="IntegrationException"/>, which says whether it may have happened all the same.</summary>
    public async Task<CommandDelivery> SendAsync(LineChange change, Plan plan, ICarrier carrier, CancellationToken cancel)
    {
        switch (change.Kind)
        {
            case MendKind.Restart:
                var sent = await carrier.RestartAsync(change.TaskKey, cancel);
                return sent == CommandDelivery.NotDelivered ? await ByPageAsync(change, bridge.RestartAsync, cancel) : sent;
            case MendKind.Renew:
                return await carrier.DocumentAsync(cancel) is { } document && ModemControls.Read(document).RenewPath is { } path
                    ? await carrier.SetAsync([(path, true)], change.TaskKey, cancel)
                    : await ByPageAsync(change, bridge.RenewAsync, cancel);
            case MendKind.Refresh:
                return CommandDelivery.Delivered;
            case MendKind.SpeedTest:
                return await speed.StartDownAsync(carrier, change.TaskKey, cancel);
            default:
                return await SetAsync(change, plan, s => s.Wanted, carrier, cancel);
        }
    }

    public static Task<CommandDelivery> SetAsync(LineChange change, Plan plan, Func<Setting, string> which, ICarrier carrier, CancellationToken cancel) =>
        carrier.SetAsync([.. plan.Settings.Select(s => (s.Path, s.IsSwitch ? which(s) == "true" : (object)which(s)))], change.TaskKey, cancel);

    /// <summary>The modem's page may have dropped the session and died before taking it up: renewed once more when it says that it is down, unknown otherwise.</summary>
    public async Task<CommandDelivery> TakeUpAsync(LineChange change, CancellationToken cancel)
    {
        var mac = MacAddress.Parse(change.Mac);
        return await door.FindAsync(mac, cancel) is { } address && (await bridge.ReadAsync(mac, address, cancel)).Internet is { Status: LinkStatus.Down, ConnectionState: not ("Connecting" or "Authenticating") }
            ? await ByPageAsync(change, bridge.RenewAsync, cancel)
            : CommandDelivery.Unknown;
    }

    /// <summary>A page that cannot be had is a modem that was not reached, whatever kept the bridge away.</summary>
    private async Task<CommandDelivery> ByPageAsync(LineChange change, Func<MacAddress, string, CancellationToken, Task> act, CancellationToken cancel)
    {
        var mac = MacAddress.Parse(change.Mac);
        if (await door.FindAsync(mac, cancel) is not { } address)
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
