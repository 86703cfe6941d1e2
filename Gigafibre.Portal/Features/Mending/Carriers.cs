using System.Text.Json;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.GenieAcs;
using Gigafibre.Portal.Integrations.Oktopus;

namespace Gigafibre.Portal.Features.Mending;

/// <summary>A way to a modem by which it can be told something. A command that cannot be delivered leaves nothing behind in any queue.</summary>
public interface ICarrier
{
    string Source { get; }

    /// <summary>The modem's name at the source.</summary>
    string Id { get; }

    /// <summary>The modem's document as the source holds it; null when it does not know the modem.</summary>
    Task<JsonElement?> DocumentAsync(CancellationToken cancel);

    Task<CommandDelivery> RestartAsync(string key, CancellationToken cancel);

    Task<CommandDelivery> SetAsync(IReadOnlyList<(string Path, object Value)> values, string key, CancellationToken cancel);

    /// <summary>Has the modem itself report these leaves, or whole objects (names ending with a dot), and gives its document; null when it does not answer.</summary>
    Task<JsonElement?> ReadBackAsync(IReadOnlyList<string> names, string key, CancellationToken cancel);

    /// <summary>Takes out whatever still waits under this key.</summary>
    Task TakeOutAsync(string key, CancellationToken cancel);
}

public sealed class AcsCarrier(GenieAcsClient acs, string id) : ICarrier
{
    public string Source => Sources.GenieAcs;

    public string Id => id;

    public Task<JsonElement?> DocumentAsync(CancellationToken cancel) => acs.GetAsync(id, cancel);

    public Task<CommandDelivery> RestartAsync(string key, CancellationToken cancel) => acs.RebootAsync(id, key, cancel);

    public Task<CommandDelivery> SetAsync(IReadOnlyList<(string Path, object Value)> values, string key, CancellationToken cancel) => acs.SetAsync(id, values, key, cancel);

    public async Task<JsonElement?> ReadBackAsync(IReadOnlyList<string> names, string key, CancellationToken cancel)
    {
        var (leaves, objects) = (names.Where(n => !n.EndsWith('.')).ToList(), names.Where(n => n.EndsWith('.')).ToList());
        if (leaves.Count > 0 && await acs.ReadAsync(id, leaves, key + "-read", cancel) != CommandDelivery.Delivered)
        {
            return null;
        }

        foreach (var name in objects)
        {
            if (await acs.RefreshObjectAsync(id, name.TrimEnd('.'), key + "-read", cancel) != CommandDelivery.Delivered)
            {
                return null;
            }
        }

        return await acs.GetAsync(id, cancel);
    }

    public async Task TakeOutAsync(string key, CancellationToken cancel)
    {
        await acs.TakeOutAsync(id, key, cancel);
        await acs.TakeOutAsync(id, key + "-read", cancel);
    }
}

public sealed class UspCarrier(OktopusClient usp, string id) : ICarrier
{
    private static readonly string[] Controls = ["Device.DeviceInfo.", "Device.WiFi.", "Device.PPP.Interface.", "Device.DHCPv4.Client.", "Device.Hosts."];

    public string Source => Sources.Usp;

    public string Id => id;

    public Task<JsonElement?> DocumentAsync(CancellationToken cancel) => AskAsync(Controls, cancel);

    public Task<CommandDelivery> RestartAsync(string key, CancellationToken cancel) => TellAsync(() => usp.OperateAsync(id, "Device.Reboot()", cancel));

    public Task<CommandDelivery> SetAsync(IReadOnlyList<(string Path, object Value)> values, string key, CancellationToken cancel) =>
        TellAsync(() => usp.SetAsync(id, [.. values.Select(v => (v.Path, v.Value is bool b ? b ? "true" : "false" : v.Value.ToString()!))], cancel));

    public Task<JsonElement?> ReadBackAsync(IReadOnlyList<string> names, string key, CancellationToken cancel) => AskAsync(names, cancel);

    /// <summary>Null when the modem itself does not answer.</summary>
    private async Task<JsonElement?> AskAsync(IReadOnlyList<string> names, CancellationToken cancel)
    {
        try
        {
            return await usp.GetAsync(id, names, cancel);
        }
        catch (IntegrationException e) when (e.Code is "offline" or "timeout")
        {
            return null;
        }
    }

    /// <summary>USP has no queue: a message is delivered now or never.</summary>
    public Task TakeOutAsync(string key, CancellationToken cancel) => Task.CompletedTask;

    private static async Task<CommandDelivery> TellAsync(Func<Task> tell)
    {
        try
        {
            await tell();
            return CommandDelivery.Delivered;
        }
        catch (IntegrationException e) when (e.Code == "offline")
        {
            return CommandDelivery.NotDelivered;
        }
        catch (IntegrationException e) when (e is { IsTransient: false, Code: not null })
        {
            return CommandDelivery.Refused;
        }
    }
}
