using System.Text.Json;
using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.GenieAcs;
using Gigafibre.Portal.Integrations.Oktopus;

namespace Gigafibre.Portal.Features.LineChanges;

public sealed class UspChannel(OktopusClient usp, string id) : ICommandChannel
{
    private static readonly string[] Controls = ["Device.DeviceInfo.", "Device.WiFi.", "Device.IP.Interface.", "Device.PPP.Interface.", "Device.DHCPv4.Client.", "Device.Hosts."];

    public string Source => Sources.Usp;

    public string Id => id;

    public Task<JsonElement?> DocumentAsync(CancellationToken cancel) => AskAsync(Controls, cancel);

    public Task<CommandDelivery> RestartAsync(string key, CancellationToken cancel) => TellAsync(() => usp.OperateAsync(id, "Device.Reboot()", cancel));

    public Task<CommandDelivery> SetAsync(IReadOnlyList<(string Path, object Value)> values, string key, CancellationToken cancel) =>
        TellAsync(() => usp.SetAsync(id, [.. values.Select(v => (v.Path, v.Value is bool b ? b ? "true" : "false" : v.Value.ToString()!))], cancel));

    public Task<JsonElement?> ReadBackAsync(IReadOnlyList<string> names, string key, CancellationToken cancel) => AskAsync(names, cancel);

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
