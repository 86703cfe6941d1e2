using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.Http;

namespace Gigafibre.Portal.Integrations.Oktopus;

internal sealed record OktopusLogin([property: JsonPropertyName("email")] string Email, [property: JsonPropertyName("password")] string Password);

internal sealed record UspGet([property: JsonPropertyName("param_paths")] IReadOnlyList<string> Paths, [property: JsonPropertyName("max_depth")] int MaxDepth = 0);

internal sealed record UspSet([property: JsonPropertyName("allow_partial")] bool AllowPartial, [property: JsonPropertyName("update_objs")] IReadOnlyList<UspObject> Objects);

internal sealed record UspObject([property: JsonPropertyName("obj_path")] string Path, [property: JsonPropertyName("param_settings")] IReadOnlyList<UspSetting> Settings);

internal sealed record UspSetting([property: JsonPropertyName("param")] string Name, [property: JsonPropertyName("value")] string Value,
    [property: JsonPropertyName("required")] bool Required = true);

internal sealed record UspOperate(
    [property: JsonPropertyName("command")] string Command, [property: JsonPropertyName("command_key")] string Key,
    [property: JsonPropertyName("send_resp")] bool SendResponse = true, [property: JsonPropertyName("input_args")] IReadOnlyDictionary<string, string>? Arguments = null);

/// <summary>A device at the controller.</summary>
public sealed record UspDevice(string Id, string? Model, bool Online);

/// <summary>USP modems through Oktopus CE. Every method may throw <see cref="IntegrationException"/>. Facts: docs/wire/oktopus.md.</summary>
public sealed class OktopusClient
{
    private const string System = SystemName.Oktopus;
    private const int ShortestSerial = 6;
    private static readonly string[] Everything =
    [
        "Device.DeviceInfo.", "Device.Optical.Interface.", "Device.XPON.", "Device.IP.Interface.", "Device.PPP.Interface.", "Device.DHCPv4.Client.", "Device.Ethernet.Interface.",
        "Device.Hosts.Host.", "Device.WiFi.Radio.", "Device.WiFi.SSID.", "Device.WiFi.AccessPoint.", "Device.WiFi.MultiAP.", "Device.WiFi.DataElements.",
    ];

    private readonly IOktopusApi _api;
    private readonly OktopusOptions _options;
    private readonly OktopusSession _session;
    private readonly TimeProvider _clock;
    private readonly OutsideCall _call = new(System);

    internal OktopusClient(IOktopusApi api, OktopusOptions options, OktopusSession session, TimeProvider clock) =>
        (_api, _options, _session, _clock) = (api, options, session, clock);

    /// <summary>The one device whose endpoint carries this serial; null for none or several.</summary>
    public async Task<UspDevice?> FindAsync(string serial, CancellationToken cancel)
    {
        var devices = await AskAsync(
            (token, c) => _api.Devices(serial, token, c),
            (response, body) => response.StatusCode == HttpStatusCode.NotFound ? []
                : JsonElement.Parse(body).GetProperty("devices").EnumerateArray().ToList(), cancel).ConfigureAwait(false);
        var found = devices.Where(d => Text(d, "SN") is { } sn && IsOf(sn, serial)).ToList();
        return found is [var one] ? new UspDevice(Text(one, "SN")!, Text(one, "Model"), one.TryGetProperty("Status", out var status) && status.GetInt32() == 2) : null;
    }

    /// <summary>The modem as it reports itself now. Its data model is TR-181, so the reader of GenieACS reads it.</summary>
    public async Task<CpeSnapshot> ReadAsync(string id, CancellationToken cancel) => CpeReader.Read(await GetAsync(id, Everything, cancel).ConfigureAwait(false));

    /// <summary>Some parameters, as a document with GenieACS's shape, read now.</summary>
    public Task<JsonElement> GetAsync(string id, IReadOnlyList<string> paths, CancellationToken cancel) =>
        OneAtATimeAsync(id, c => AskAsync((token, x) => _api.Get(id, new UspGet(paths), token, x), (_, body) => ToDocument(JsonElement.Parse(body)), c), cancel);

    /// <summary>Sets parameters, all or none.</summary>
    public Task SetAsync(string id, IReadOnlyList<(string Path, string Value)> values, CancellationToken cancel)
    {
        var objects = values.GroupBy(v => v.Path[..(v.Path.LastIndexOf('.') + 1)])
            .Select(g => new UspObject(g.Key, [.. g.Select(v => new UspSetting(v.Path[g.Key.Length..], v.Value))])).ToList();
        return OneAtATimeAsync(id, c => AskAsync((token, x) => _api.Set(id, new UspSet(false, objects), token, x), (_, body) => Check(JsonElement.Parse(body)), c), cancel);
    }

    /// <summary>Runs a command of the data model, such as <c>Device.Reboot()</c>.</summary>
    public Task OperateAsync(string id, string command, CancellationToken cancel) =>
        OneAtATimeAsync(id, c => AskAsync((token, x) => _api.Operate(id, new UspOperate(command, "portal"), token, x), (_, body) => Check(JsonElement.Parse(body)), c), cancel);

    /// <summary>Oktopus matches answers by device, not by question: two at once would be exchanged.</summary>
    private async Task<T> OneAtATimeAsync<T>(string id, Func<CancellationToken, Task<T>> ask, CancellationToken cancel)
    {
        var lane = _session.Lane(id);
        await lane.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            return await ask(cancel).ConfigureAwait(false);
        }
        finally
        {
            lane.Release();
        }
    }

    private async Task<T> AskAsync<T>(Func<string, CancellationToken, Task<HttpResponseMessage>> call, Func<HttpResponseMessage, string, T> read, CancellationToken cancel)
    {
        for (var again = true; ; again = false)
        {
            var token = _session.Token ??= await LogInAsync(cancel).ConfigureAwait(false);
            var (denied, answer) = await _call.SendAsync(
                c => call(token, c),
                (response, body) => response.StatusCode switch
                {
                    HttpStatusCode.Unauthorized when again => (true, default(T)!),
                    HttpStatusCode.OK or HttpStatusCode.NotFound => (false, read(response, body)),
                    HttpStatusCode.ServiceUnavailable => throw new IntegrationException(System, "the device is offline", isTransient: true, code: "offline"),
                    HttpStatusCode.GatewayTimeout => throw new IntegrationException(System, "the device did not answer in time", isTransient: true,
                        mayHaveHappened: true, code: "timeout"),
                    _ => throw _call.Refused(response, null),
                }, cancel).ConfigureAwait(false);
            if (!denied)
            {
                return answer;
            }

            _session.Token = null;
        }
    }

    /// <summary>The token is a JSON string, and goes into the header without a scheme.</summary>
    private Task<string> LogInAsync(CancellationToken cancel) => _call.SendAsync(
        c => _api.LogIn(new OktopusLogin(_options.Email!, _options.Password!), c),
        (response, body) => response.IsSuccessStatusCode && JsonSerializer.Deserialize<string>(body) is { Length: > 0 } token ? token
            : throw _call.Refused(response, null), cancel);

    private JsonElement ToDocument(JsonElement answer)
    {
        Check(answer);
        var (root, at) = (new JsonObject(), _clock.GetUtcNow().ToString("O"));
        foreach (var asked in answer.GetProperty("req_path_results").EnumerateArray()
            .Where(r => r.TryGetProperty("resolved_path_results", out var rows) && rows.ValueKind == JsonValueKind.Array))
        {
            foreach (var row in asked.GetProperty("resolved_path_results").EnumerateArray())
            {
                var node = row.GetProperty("resolved_path").GetString()!.Split('.', StringSplitOptions.RemoveEmptyEntries)
                    .Aggregate(root, (parent, name) => parent[name] as JsonObject ?? (JsonObject)(parent[name] = new JsonObject())!);
                foreach (var value in row.GetProperty("result_params").EnumerateObject())
                {
                    var leaf = value.Name.Split('.').Aggregate(node, (parent, name) => parent[name] as JsonObject ?? (JsonObject)(parent[name] = new JsonObject())!);
                    (leaf["_value"], leaf["_timestamp"]) = (value.Value.ToString(), at);
                }
            }
        }

        return JsonElement.Parse(root.ToJsonString());
    }

    /// <summary>USP's own errors come with status 200.</summary>
    private static bool Check(JsonElement answer)
    {
        if (answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("err_code", out var code) && code.ToString() is var text and not ("0" or ""))
        {
            throw new IntegrationException(System, $"the device answered error {text}", isTransient: text is "7003" or "7005", code: text);
        }

        return true;
    }

    /// <summary>The endpoint is the serial, or ends with it behind a separator: half a serial is somebody else's.</summary>
    private static bool IsOf(string endpoint, string serial) => serial.Length >= ShortestSerial && endpoint.EndsWith(serial, StringComparison.OrdinalIgnoreCase)
        && (endpoint.Length == serial.Length || endpoint[^(serial.Length + 1)] is '-' or ':');

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        ? value.GetString() : null;
}
