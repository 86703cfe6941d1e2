using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Gigafibre.Portal.Integrations.Cpe;

/// <summary>
/// A place in a device document. Reading what is not there gives null, and so does what the modem writes instead of a value:
/// an empty text, <c>-</c>, <c>NULL</c>, a leaf whose name was discovered but never read.
/// </summary>
internal readonly struct ParameterNode(JsonElement element)
{
    private static readonly HashSet<string> Blanks = new(["", "-", "--", "*", "null", "(null)", "<null>", "nil", "undefined", "n/a", "unknown"], StringComparer.OrdinalIgnoreCase);

    private static readonly string[] OthersAddresses = ["DNS", "Gateway", "Router", "Server", "Prefix", "NextHop", "Dest"];

    /// <summary>A text as it is meant: null for what stands in place of one.</summary>
    public static string? Meant(string? text) => text?.Trim() is { } trimmed && !Blanks.Contains(trimmed) ? trimmed : null;

    public bool Exists => element.ValueKind == JsonValueKind.Object;

    /// <summary>The node under a dotted path.</summary>
    public ParameterNode this[string path]
    {
        get
        {
            var at = element;
            foreach (var part in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
            {
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(part, out at))
                {
                    return default;
                }
            }

            return new ParameterNode(at);
        }
    }

    /// <summary>Numbered children in number order; numbers have holes.</summary>
    public IEnumerable<(int Index, ParameterNode Node)> Instances(string path)
    {
        var parent = this[path];
        return parent.Children()
            .Select(c => (Index: int.TryParse(c.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var i) ? i : -1, c.Node))
            .Where(c => c.Index >= 0)
            .OrderBy(c => c.Index);
    }

    public IEnumerable<(string Name, ParameterNode Node)> Children() => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().Where(p => p.Name[0] != '_' && p.Value.ValueKind == JsonValueKind.Object).Select(p => (p.Name, new ParameterNode(p.Value)))
        : [];

    public string? Text(string path)
    {
        if (!this[path].TryGetValue(out var value))
        {
            return null;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => "",
        };
        return Blanks.Contains(text) ? null : text;
    }

    /// <summary>The first of several leaves that says something.</summary>
    public string? FirstText(params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
        {
            if (Text(path) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    public double? Number(string path) => ParseNumber(Text(path));

    /// <summary>A number as modems write it, with a point or with a comma.</summary>
    public static double? ParseNumber(string? text) =>
        double.TryParse(text?.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>True when the leaf says one of these words, in whatever letters the maker writes them.</summary>
    public bool Is(string path, params ReadOnlySpan<string> words)
    {
        var text = Text(path);
        foreach (var word in words)
        {
            if (string.Equals(text, word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A state in the spelling of the standard; as written when it is none of these.</summary>
    public string? State(string path, params ReadOnlySpan<string> standard)
    {
        var text = Text(path);
        foreach (var word in standard)
        {
            if (string.Equals(text, word, StringComparison.OrdinalIgnoreCase))
            {
                return word;
            }
        }

        return text;
    }

    /// <summary>A global IPv6 address (2000::/3) anywhere under this node, in leaves that speak of IPv6; null when there is none.</summary>
    public string? Ipv6(int depth = 4)
    {
        foreach (var (name, child) in Children())
        {
            if (name.Contains("IPv6", StringComparison.OrdinalIgnoreCase) && !IsAboutOthers(name) && child.AnyIpv6(depth) is { } address)
            {
                return address;
            }
        }

        return null;
    }

    private string? AnyIpv6(int depth)
    {
        if (TryGetValue(out var value))
        {
            return value.ValueKind == JsonValueKind.String ? GlobalIpv6(value.GetString()) : null;
        }

        return depth == 0 ? null : Children().Where(c => !IsAboutOthers(c.Name)).Select(c => c.Node.AnyIpv6(depth - 1)).FirstOrDefault(a => a is not null);
    }

    public static string? GlobalIpv6(string? text) => IPAddress.TryParse(text?.Trim().Split('/')[0], out var ip) && ip.AddressFamily == AddressFamily.InterNetworkV6
        && (ip.GetAddressBytes()[0] & 0xE0) == 0x20 ? ip.ToString() : null;

    /// <summary>An address of somebody else, or a whole network: a name server's, the router's before us, a prefix.</summary>
    private static bool IsAboutOthers(string name) => OthersAddresses.Any(o => name.Contains(o, StringComparison.OrdinalIgnoreCase));

    public int? Integer(string path) => Number(path) is { } n and > int.MinValue and < int.MaxValue ? (int)n : null;

    /// <summary>A length of time in seconds; counters that wrapped or were never set are no time.</summary>
    public TimeSpan? Seconds(string path) => Number(path) is >= 0 and < 1_000_000_000 and var seconds ? TimeSpan.FromSeconds(seconds) : null;

    public bool? Flag(string path) => ToFlag(Text(path));

    public static bool? ToFlag(string? text) => text?.ToLowerInvariant() switch
    {
        "true" or "1" or "enabled" or "enable" or "up" or "yes" or "on" or "active" => true,
        "false" or "0" or "disabled" or "disable" or "down" or "no" or "off" or "inactive" => false,
        _ => null,
    };

    /// <summary>Whether a status says that it works; null for words that no standard has, which are no fault.</summary>
    public bool? Works(string path) => Text(path)?.ToLowerInvariant() switch
    {
        "up" or "enabled" or "connected" or "running" or "online" or "active" => true,
        "down" or "disabled" or "nolink" or "no_link" or "lowerlayerdown" or "notpresent" or "dormant" or "offline" or "inactive" => false,
        { } text when text.StartsWith("error", StringComparison.Ordinal) => false,
        _ => null,
    };

    public string? Ipv4(string path) => HostIpv4(Text(path));

    /// <summary>An IPv4 address that a host can have; modems write 0.0.0.0 and 169.254 for none.</summary>
    public static string? HostIpv4(string? text) =>
        IPAddress.TryParse(text, out var ip) && ip.AddressFamily == AddressFamily.InterNetwork
        && !ip.Equals(IPAddress.Any) && ip.GetAddressBytes() is not [169, 254, ..] and not [255, ..]
            ? ip.ToString()
            : null;

    /// <summary>True for a leaf that was read.</summary>
    public bool IsValue => TryGetValue(out _);

    /// <summary>True when the value was read, even if it is blank.</summary>
    public bool HasValue(string path) => this[path].TryGetValue(out _);

    public MacAddress? Mac(string path) => MacAddress.TryParse(Text(path), out var mac) ? mac : null;

    /// <summary>When the modem gave this value.</summary>
    public DateTimeOffset? ReadAt(string path)
    {
        var node = this[path];
        return node.TryGetValue(out _) ? node.Time("_timestamp") : null;
    }

    /// <summary>The newest of the values under this node that were read at all.</summary>
    public DateTimeOffset? Newest(params ReadOnlySpan<string> paths)
    {
        DateTimeOffset? newest = null;
        foreach (var path in paths)
        {
            if (ReadAt(path) is { } at && (newest is null || at > newest))
            {
                newest = at;
            }
        }

        return newest;
    }

    /// <summary>The newest of this node's own leaves.</summary>
    public DateTimeOffset? NewestLeaf()
    {
        DateTimeOffset? newest = null;
        foreach (var (_, leaf) in Children())
        {
            if (leaf.TryGetValue(out _) && leaf.Time("_timestamp") is { } at && (newest is null || at > newest))
            {
                newest = at;
            }
        }

        return newest;
    }

    /// <summary>A time of GenieACS's own (<c>_lastInform</c>, <c>_timestamp</c>); the year 1 stands for unknown.</summary>
    public DateTimeOffset? Time(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.Year > 1
            ? time
            : null;

    /// <summary>True for a leaf, whether or not its value was ever read.</summary>
    public bool IsLeaf(string path)
    {
        var node = this[path];
        return node.Exists && !node.Children().Any();
    }

    /// <summary>A field beside the tree, such as <c>_id</c>.</summary>
    public string? Own(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private bool TryGetValue(out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty("_value", out value);
    }
}
