using System.Net;
using System.Text.Json;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.Http;
using Refit;

namespace Gigafibre.Portal.Integrations.ModemBridge;

internal interface IModemBridgeApi
{
    [Post("/modems/{mac}/read")]
    Task<HttpResponseMessage> Read(string mac, [Body] BridgeQuestion question, CancellationToken cancel);

    [Post("/modems/{mac}/{action}")]
    Task<HttpResponseMessage> Act(string mac, string action, [Body] BridgeQuestion question, CancellationToken cancel);
}

/// <summary>What the bridge is asked: at which address the modem stands, and which parts of it are wanted.</summary>
public sealed record BridgeQuestion(string? Address, IReadOnlyList<string>? Parts = null);

/// <summary>What the bridge answers when it could not: a word of <see cref="PageTrouble"/> in kebab case, and how long to rest.</summary>
public sealed record BridgeProblem(string Error, int? RetryAfterSeconds = null);

/// <summary>The real key of one Wi-Fi network.</summary>
public sealed record WifiKey(string Network, string? Band, bool Guest, string Key);

/// <summary>The modem bridge. Every method may throw <see cref="IntegrationException"/>, its <c>Code</c> the bridge's word. Facts: docs/wire/modem-bridge.md.</summary>
public sealed class ModemBridgeClient
{
    private const string System = SystemName.ModemBridge;
    private static readonly string[] Everything =
        [.. new[] { ModemPart.Device, ModemPart.Optical, ModemPart.Wan, ModemPart.Ports, ModemPart.Wifi, ModemPart.Mesh, ModemPart.Radios, ModemPart.Clients,
            ModemPart.Hosts }.Select(p => p.ToString())];

    private readonly IModemBridgeApi _api;
    private readonly OutsideCall _call = new(System);

    internal ModemBridgeClient(IModemBridgeApi api) => _api = api;

    /// <summary>The modem as its own page shows it now.</summary>
    public Task<CpeSnapshot> ReadAsync(MacAddress mac, string address, CancellationToken cancel) =>
        AskAsync(c => _api.Read(mac.Compact, new BridgeQuestion(address, Everything), c), body => Dev2Reader.Read(Parse(body)), cancel);

    /// <summary>The real keys of its networks. For whoever changes them; never kept, never logged.</summary>
    public Task<IReadOnlyList<WifiKey>> ReadKeysAsync(MacAddress mac, string address, CancellationToken cancel) =>
        AskAsync(c => _api.Read(mac.Compact, new BridgeQuestion(address, [nameof(ModemPart.WifiKeys)]), c), body => Dev2Reader.Keys(Parse(body)), cancel);

    public Task RestartAsync(MacAddress mac, string address, CancellationToken cancel) =>
        AskAsync(c => _api.Act(mac.Compact, "restart", new BridgeQuestion(address), c), _ => true, cancel);

    public Task RenewAsync(MacAddress mac, string address, CancellationToken cancel) =>
        AskAsync(c => _api.Act(mac.Compact, "renew", new BridgeQuestion(address), c), _ => true, cancel);

    private Task<T> AskAsync<T>(Func<CancellationToken, Task<HttpResponseMessage>> call, Func<string, T> read, CancellationToken cancel) =>
        _call.SendAsync(call, (response, body) => response.IsSuccessStatusCode ? read(body) : throw Refused(response, body), cancel);

    private static ModemPageAnswer Parse(string body) => JsonSerializer.Deserialize<ModemPageAnswer>(body, JsonSerializerOptions.Web)!;

    private static IntegrationException Refused(HttpResponseMessage response, string body)
    {
        string? word;
        try
        {
            word = JsonSerializer.Deserialize<BridgeProblem>(body, JsonSerializerOptions.Web)?.Error;
        }
        catch (JsonException)
        {
            word = null;
        }

        var passes = response.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.Locked or HttpStatusCode.TooManyRequests
            or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout;
        return new IntegrationException(System, $"answered {(int)response.StatusCode} {word}", passes || (int)response.StatusCode >= 500,
            mayHaveHappened: response.StatusCode is HttpStatusCode.GatewayTimeout or HttpStatusCode.InternalServerError, code: word);
    }
}
