using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Gigafibre.Portal.Sandbox.GenieAcs;

public sealed class Device(string id, Func<JsonObject> document, ModemBehavior behavior)
{
    private readonly Lock _lock = new();

    /// <summary>Made when somebody looks: of the modems in a world, most are never asked.</summary>
    public JsonObject Document
    {
        get
        {
            lock (_lock)
            {
                return field ??= document();
            }
        }
        set;
    }

    public ModemBehavior Behavior { get; set; } = behavior;

    public string Id => id;

    private readonly ConcurrentDictionary<int, string> _keys = new();

    public int Restarts { get; private set; }

    public int Renewals { get; private set; }

    /// <summary>The real Wi-Fi key of a network, which TR-069 never shows.</summary>
    public string WifiKey(int network) => _keys.GetValueOrDefault(network, "maison-bleue-" + network);

    public void SetWifiKey(int network, string key) => _keys[network] = key;

    public void Restart()
    {
        Restarts++;
        Document["_lastBoot"] = CpeTree.Stamp(DateTimeOffset.UtcNow);
        Document.Set(UptimePath, 0, DateTimeOffset.UtcNow);
    }

    private bool _dropped;

    public void Drop()
    {
        Renewals++;
        _dropped |= Document.Value(SessionPath)?.ToString() == "Connected";
        Document.Set(SessionPath, "Disconnected", DateTimeOffset.UtcNow);
    }

    /// <summary>What was dropped is up again; a session that is refused stays so.</summary>
    public void TakeUp()
    {
        Renewals++;
        if (_dropped)
        {
            Document.Set(SessionPath, "Connected", DateTimeOffset.UtcNow);
        }

        _dropped = false;
    }

    /// <summary>What a management server may write; false for anything else, which modems skip or refuse.</summary>
    public bool Write(string path, string value)
    {
        var parts = path.Split('.');
        if (parts[^1] is "KeyPassphrase" or "PreSharedKey" && Document.Leaf(path) is not null)
        {
            var network = parts.Select(p => int.TryParse(p, out var i) ? i : 0).First(i => i > 0);
            if (path.StartsWith("InternetGatewayDevice.LANDevice", StringComparison.Ordinal))
            {
                network = int.Parse(parts[4], CultureInfo.InvariantCulture);
            }

            SetWifiKey(network, value);
            Disconnect();
            return true;
        }

        var writable = parts[^1] is "SSID" or "Enable" or "Reset" or "Renew" or "DiagnosticsState" or "DownloadURL" or "UploadURL" or "TestFileLength" or "NumberOfConnections";
        if (!writable || Document.Leaf(path) is not { } leaf)
        {
            return false;
        }

        leaf["_value"] = leaf["_value"]?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False
            ? JsonValue.Create(value is "true" or "1") : JsonValue.Create(value);
        leaf["_timestamp"] = CpeTree.Stamp(DateTimeOffset.UtcNow);
        if (parts is ["Device", "WiFi", "AccessPoint", var point, "Enable"])
        {
            // An access point that comes up has an address; one that is down has none.
            var isOn = value is "true" or "1";
            Document.Set($"Device.WiFi.AccessPoint.{point}.Status", isOn ? "Up" : "Down", DateTimeOffset.UtcNow);
            Document.Set($"Device.WiFi.SSID.{point}.BSSID", isOn ? Document.Value("Device.WiFi.SSID.1.BSSID") : "00:00:00:00:00:00", DateTimeOffset.UtcNow);
        }

        switch (parts[^1])
        {
            case "SSID": Disconnect(); break;
            case "Reset" or "Renew": TakeUp(); break;
            case "DiagnosticsState" when value == "Requested": MeasureSpeed(string.Join('.', parts[..^1]) + "."); break;
        }

        return true;
    }

    /// <summary>The line's rate as the modem would measure it (TR-143).</summary>
    public double LineMbps { get; set; } = 480;

    public double UpMbps { get; set; } = 200;

    private void MeasureSpeed(string test)
    {
        var (now, seconds) = (DateTimeOffset.UtcNow, 4.0);
        void Told(string name, JsonNode value) => Document.Leaf(test + name)!["_value"] = value;
        Told("BOMTime", CpeTree.Stamp(now));
        if (test.EndsWith("UploadDiagnostics.", StringComparison.Ordinal))
        {
            seconds = double.Parse(Document.Leaf(test + "TestFileLength")!["_value"]!.ToString(), CultureInfo.InvariantCulture) * 8 / 1_000_000 / UpMbps;
        }
        else
        {
            Told("TestBytesReceived", (long)(LineMbps * 1_000_000 / 8 * seconds));
        }

        Told("EOMTime", CpeTree.Stamp(now.AddSeconds(seconds)));
        Told("DiagnosticsState", "Complete");
    }

    private readonly List<(JsonObject Parent, string Name, JsonNode Client)> _away = [];

    /// <summary>A network that changes its name or key loses its devices.</summary>
    private void Disconnect()
    {
        foreach (var parent in Associations(Document).ToList())
        {
            foreach (var name in parent.Select(p => p.Key).Where(k => k[0] != '_').ToList())
            {
                _away.Add((parent, name, parent[name]!));
                parent.Remove(name);
            }
        }
    }

    /// <summary>Somebody types the new key into a device.</summary>
    public void Reconnect()
    {
        foreach (var (parent, name, client) in _away)
        {
            parent[name] = client.DeepClone();
        }

        _away.Clear();
    }

    private static IEnumerable<JsonObject> Associations(JsonNode? node) => node is not JsonObject o ? []
        : o.SelectMany(p => p.Key == "AssociatedDevice" && p.Value is JsonObject found ? [found] : Associations(p.Value));

    /// <summary>Seconds since it started, as it would answer now.</summary>
    public long Uptime()
    {
        var leaf = Document.Leaf(UptimePath)!;
        return long.Parse(leaf["_value"]!.ToString(), CultureInfo.InvariantCulture) + (long)(
            DateTimeOffset.UtcNow - DateTimeOffset.Parse(leaf["_timestamp"]!.ToString(), CultureInfo.InvariantCulture)).TotalSeconds;
    }

    private const string SessionPath = "Device.PPP.Interface.3.ConnectionStatus";

    private string UptimePath => Document.ContainsKey("Device") ? "Device.DeviceInfo.UpTime" : "InternetGatewayDevice.DeviceInfo.UpTime";

    /// <summary>A modem that answers also calls home by itself, so its last contact is never older than its interval.</summary>
    public void Live(DateTimeOffset now)
    {
        if (Behavior is ModemBehavior.Answers or ModemBehavior.TooLate or ModemBehavior.Faults or ModemBehavior.DiesAfterWrite)
        {
            var last = DateTimeOffset.Parse(Document["_lastInform"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture);
            if (now - last > TimeSpan.FromMinutes(1))
            {
                Document["_lastInform"] = CpeTree.Stamp(now - TimeSpan.FromSeconds((now - last).TotalSeconds % 60));
            }
        }
    }
}
