using System.Net;
using System.Text.Json;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.Http;

namespace Gigafibre.Portal.Integrations.GenieAcs;

/// <summary>What became of asking a modem itself.</summary>
public enum ModemAnswer
{
    /// <summary>It answered; the document now holds fresh values for whatever the modem has.</summary>
    Answered,

    /// <summary>It refused or did not take the connection.</summary>
    Unreachable,

    /// <summary>It could not be woken for another reason (credentials, another session): its silence proves nothing.</summary>
    NotAsked,
}

/// <summary>A device as GenieACS holds it.</summary>
public sealed record AcsDevice(string Id, CpeSnapshot Cpe);

/// <summary>GenieACS through its NBI. Every method may throw <see cref="IntegrationException"/>. Facts: docs/wire/genieacs.md.</summary>
public sealed partial class GenieAcsClient
{
    private static readonly TimeSpan WakeBudget = TimeSpan.FromSeconds(6);
    private readonly IGenieAcsApi _api;
    private readonly IGenieAcsCommandApi _commands;
    private readonly OutsideCall _call = new(SystemName.GenieAcs);

    internal GenieAcsClient(IGenieAcsApi api, IGenieAcsCommandApi commands) => (_api, _commands) = (api, commands);

    /// <summary>The document of a device by GenieACS's own id; null when it knows none. Only the parts that the readers need.</summary>
    public async Task<JsonElement?> GetAsync(string id, CancellationToken cancel) =>
        await FindAsync(new Dictionary<string, object> { ["_id"] = id }, Projection, cancel).ConfigureAwait(false);

    /// <summary>
    /// The id of the device with this serial or MAC; null for none. GenieACS may hold several records of one modem: the one with the serial that is asked for,
    /// else the one that called last. Only ids are indexed in GenieACS, so callers remember the answer.
    /// </summary>
    public async Task<string?> FindIdAsync(string? serial, MacAddress? mac, CancellationToken cancel) =>
        (await FindRecordAsync(serial, mac, cancel).ConfigureAwait(false))?.Own("_id");

    /// <summary>When the modem last called; null when it is not known here, or never did.</summary>
    public async Task<DateTimeOffset?> FindLastInformAsync(string? serial, MacAddress? mac, CancellationToken cancel) =>
        (await FindRecordAsync(serial, mac, cancel).ConfigureAwait(false))?.Time("_lastInform");

    private async Task<ParameterNode?> FindRecordAsync(string? serial, MacAddress? mac, CancellationToken cancel)
    {
        var ways = new List<Dictionary<string, object>>();
        if (serial is not null)
        {
            var spellings = new[] { serial, serial.ToUpperInvariant(), serial.ToLowerInvariant() }
                .Concat(GponSerial.TryParse(serial, out var gpon) ? [gpon.Text, gpon.Hex] : Array.Empty<string>()).Distinct(StringComparer.Ordinal).ToList();
            ways.Add(new() { ["_deviceId._SerialNumber"] = spellings.Count == 1 ? serial : new Dictionary<string, object> { ["$in"] = spellings } });
        }

        if (mac is { } m)
        {
            ways.Add(new() { ["VirtualParameters.MAC"] = m.ToString() });
            foreach (var path in MacPaths)
            {
                ways.Add(new() { [path] = new Dictionary<string, object> { ["$in"] = new[] { m.ToString(), m.ToString().ToLowerInvariant() } } });
            }
        }

        var found = await ListAsync(new Dictionary<string, object> { ["$or"] = ways }, "_id,_deviceId,_lastInform", MostRecords, cancel).ConfigureAwait(false);
        return found.Select(d => new ParameterNode(d))
            .OrderByDescending(d => serial is not null && string.Equals(d["_deviceId"].Own("_SerialNumber"), serial, StringComparison.OrdinalIgnoreCase))
            .ThenByDescending(d => d.Time("_lastInform")).Select(d => (ParameterNode?)d).FirstOrDefault();
    }

    /// <summary>
    /// Wakes the modem and has it report the values that change. What could not be delivered is taken out of the queue again.
    /// </summary>
    public async Task<ModemAnswer> RefreshAsync(JsonElement document, CancellationToken cancel)
    {
        var names = LiveParameters.Of(document);
        if (names.Count == 0 || !document.TryGetProperty("_id", out var id))
        {
            return ModemAnswer.NotAsked;
        }

        var task = AcsTask.Read(names, "portal-diagnosis");
        var (answer, queued) = await _call.SendAsync(
            c => _api.AddTask(id.GetString()!, (int)WakeBudget.TotalMilliseconds, task, c),
            (response, body) => response.StatusCode switch
            {
                HttpStatusCode.OK => (ModemAnswer.Answered, null),
                HttpStatusCode.Accepted => (Reason(response.ReasonPhrase), TaskId(body)),
                _ => throw _call.Refused(response, null),
            },
            cancel).ConfigureAwait(false);
        if (queued is not null)
        {
            // Left alone it would run at the modem's next contact, perhaps hours later.
            await _call.SendAsync(c => _api.DeleteTask(queued, c), (_, _) => true, cancel).ConfigureAwait(false);
        }

        return answer;
    }

    /// <summary>The model of a device, and the address at which its management server reaches it; null where it does not say.</summary>
    public async Task<(string? Model, string? Address)> FindAddressAsync(string id, CancellationToken cancel)
    {
        var found = await FindAsync(
            new Dictionary<string, object> { ["_id"] = id },
            "Device.DeviceInfo.ModelName,Device.ManagementServer.ConnectionRequestURL,"
            + "InternetGatewayDevice.DeviceInfo.ModelName,InternetGatewayDevice.ManagementServer.ConnectionRequestURL", cancel).ConfigureAwait(false);
        var tree = new ParameterNode(found ?? default);
        var url = tree.FirstText("Device.ManagementServer.ConnectionRequestURL", "InternetGatewayDevice.ManagementServer.ConnectionRequestURL");
        return (tree.FirstText("Device.DeviceInfo.ModelName", "InternetGatewayDevice.DeviceInfo.ModelName"),
            Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.IdnHost : null);
    }

    /// <summary>Every device, a page at a time by id, with what the sweep needs of it: names, light, uptime. Wakes nobody.</summary>
    public async IAsyncEnumerable<IReadOnlyList<AcsDevice>> ListAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        for (var last = ""; ;)
        {
            var query = JsonSerializer.Serialize(new Dictionary<string, object> { ["_id"] = new Dictionary<string, object> { ["$gt"] = last } });
            var page = await _call.SendAsync(
                c => _api.Devices(query, SweepProjection, PageSize, c, """{"_id":1}"""),
                (response, body) => !response.IsSuccessStatusCode ? throw _call.Refused(response, null)
                    : JsonElement.Parse(body).EnumerateArray().Select(d => new AcsDevice(d.GetProperty("_id").GetString()!, CpeReader.Read(d))).ToList(),
                cancel).ConfigureAwait(false);
            if (page.Count > 0)
            {
                yield return page;
                last = page[^1].Id;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }
        }
    }

    /// <summary>Throws unless the NBI answers.</summary>
    public Task CheckAsync(CancellationToken cancel) =>
        FindAsync(new Dictionary<string, object> { ["_id"] = "health-check" }, "_id", cancel);

    /// <summary>The one document that an id names.</summary>
    private async Task<JsonElement?> FindAsync(Dictionary<string, object> query, string projection, CancellationToken cancel) =>
        (await ListAsync(query, projection, 1, cancel).ConfigureAwait(false)) is [var device, ..] ? device : null;

    private Task<List<JsonElement>> ListAsync(Dictionary<string, object> query, string projection, int limit, CancellationToken cancel) =>
        _call.DownloadAsync(
            c => _api.Devices(JsonSerializer.Serialize(query), projection, limit, c),
            (response, body) => !response.IsSuccessStatusCode ? throw _call.Refused(response, null)
                : JsonElement.Parse(body) is { ValueKind: JsonValueKind.Array } devices ? devices.EnumerateArray().ToList()
                : throw new JsonException("A list was expected."),
            cancel);

    /// <summary>The reason phrase is where the NBI says what happened.</summary>
    private static ModemAnswer Reason(string? phrase) => phrase switch
    {
        "Device is offline" => ModemAnswer.Unreachable,
        "Task faulted" => ModemAnswer.Answered,
        _ => ModemAnswer.NotAsked,
    };

    private static string? TaskId(string body)
    {
        try
        {
            return JsonElement.Parse(body).TryGetProperty("_id", out var id) && id.GetString() is { Length: 24 } text && text.All(char.IsAsciiHexDigit) ? text : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static readonly string[] MacPaths =
    [
        .. Enumerable.Range(1, 6).Select(i => $"Device.Ethernet.Interface.{i}.MACAddress"),
        .. Enumerable.Range(1, 4).Select(i => $"InternetGatewayDevice.LANDevice.1.LANEthernetInterfaceConfig.{i}.MACAddress"),
    ];

    private const int PageSize = 100;

    /// <summary>Records of one modem; more than a few are one address that many claim.</summary>
    private const int MostRecords = 50;

    private static readonly string SweepProjection = string.Join(',',
    [
        "_id", "_deviceId", "_lastInform", "_lastBoot", "Device.DeviceInfo.UpTime", "InternetGatewayDevice.DeviceInfo.UpTime",
        "InternetGatewayDevice.DeviceInfo.SerialNumber", "InternetGatewayDevice.DeviceInfo.X_HW_SerialNumber", "Device.DeviceInfo.SerialNumber",
        "Device.Optical.Interface", "Device.XPON", "Device.Ethernet.Interface", "InternetGatewayDevice.LANDevice.1.LANEthernetInterfaceConfig",
        "InternetGatewayDevice.WANDevice.1", "InternetGatewayDevice.X_ALU_OntOpticalParam", "InternetGatewayDevice.X_ALU_COM",
        "InternetGatewayDevice.X_CMCC_GponInterfaceConfig", "InternetGatewayDevice.Optical.Interface", "InternetGatewayDevice.X_CU_Optical",
        "Device.X_ALU_COM", "Device.X_ALU_OntOpticalParam", "VirtualParameters.RXPower", "VirtualParameters.RxPower", "VirtualParameters.redaman", "VirtualParameters.TXPower",
    ]);

    private static readonly string Projection = string.Join(',',
    [
        "_id", "_deviceId", "_lastInform", "_lastBoot", "VirtualParameters.MAC",
        .. new[] { "Manufacturer", "ModelName", "ProductClass", "SerialNumber", "SoftwareVersion", "UpTime", "X_TP_DeviceModel", "X_HW_SerialNumber" }
            .SelectMany(l => new[] { $"Device.DeviceInfo.{l}", $"InternetGatewayDevice.DeviceInfo.{l}" }),
        "Device.Optical.Interface", "Device.XPON", "Device.IP.Interface", "Device.PPP.Interface", "Device.DHCPv4.Client", "Device.Ethernet",
        "Device.Routing.Router", "Device.Hosts.Host", "Device.WiFi.Radio", "Device.WiFi.SSID", "Device.WiFi.AccessPoint", "Device.WiFi.MultiAP",
        "Device.WiFi.DataElements", "Device.X_TP_EasyMesh", "Device.X_TP_GPON", "Device.USB.Interface", "Device.ManagementServer.PeriodicInformInterval",
        "InternetGatewayDevice.WANDevice", "InternetGatewayDevice.LANDevice", "InternetGatewayDevice.Layer3Forwarding", "InternetGatewayDevice.X_HW_APDevice",
        "InternetGatewayDevice.X_ALU_OntOpticalParam", "InternetGatewayDevice.X_ALU_COM", "InternetGatewayDevice.X_CMCC_GponInterfaceConfig",
        "InternetGatewayDevice.Optical.Interface", "InternetGatewayDevice.X_CU_Optical",
        "Device.X_ALU_COM", "Device.X_ALU_OntOpticalParam", "VirtualParameters.RXPower", "VirtualParameters.RxPower", "VirtualParameters.redaman", "VirtualParameters.TXPower",
        "InternetGatewayDevice.ManagementServer.PeriodicInformInterval",
        "Device.IP.Diagnostics.DownloadDiagnostics", "Device.IP.Diagnostics.UploadDiagnostics", "InternetGatewayDevice.DownloadDiagnostics",
        "InternetGatewayDevice.UploadDiagnostics",
    ]);
}
