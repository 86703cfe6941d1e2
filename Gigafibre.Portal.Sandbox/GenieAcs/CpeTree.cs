using System.Globalization;
using System.Text.Json.Nodes;

namespace Gigafibre.Portal.Sandbox.GenieAcs;

public static class CpeTree
{
    public static JsonObject Set(this JsonObject document, string path, object? value, DateTimeOffset at)
    {
        var parts = path.Split('.');
        var node = document;
        foreach (var part in parts[..^1])
        {
            if (node[part] is not JsonObject next)
            {
                node[part] = next = new JsonObject { ["_object"] = true, ["_writable"] = false, ["_timestamp"] = Stamp(at) };
            }

            node = next;
        }

        node[parts[^1]] = new JsonObject
        {
            ["_object"] = false,
            ["_writable"] = false,
            ["_value"] = value switch
            {
                string s => JsonValue.Create(s),
                bool b => JsonValue.Create(b),
                int i => JsonValue.Create(i),
                long l => JsonValue.Create(l),
                _ => throw new ArgumentException($"A leaf cannot hold {value}.", nameof(value)),
            },
            ["_type"] = value switch { string => "xsd:string", bool => "xsd:boolean", _ => "xsd:int" },
            ["_timestamp"] = Stamp(at),
        };
        return document;
    }

    public static JsonObject? Leaf(this JsonObject document, string path)
    {
        JsonNode? node = document;
        foreach (var part in path.Split('.'))
        {
            node = (node as JsonObject)?[part];
        }

        return node as JsonObject;
    }

    public static object? Value(this JsonObject document, string path) => document.Leaf(path)?["_value"]?.ToString();

    public static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    /// <summary>Every time in the document, moved by the same amount; the year 1 stays the year 1.</summary>
    public static void Shift(JsonNode? node, TimeSpan by)
    {
        switch (node)
        {
            case JsonObject o:
                foreach (var key in o.Select(p => p.Key).ToList())
                {
                    if (key is "_timestamp" or "_lastInform" or "_lastBoot" or "_lastBootstrap" or "_registered" && Time(o[key]) is { } time)
                    {
                        o[key] = Stamp(time + by);
                    }
                    else
                    {
                        Shift(o[key], by);
                    }
                }

                break;
            case JsonArray a:
                foreach (var item in a)
                {
                    Shift(item, by);
                }

                break;
        }
    }

    public static DateTimeOffset? Newest(JsonNode? node) => node switch
    {
        JsonObject o => o.Where(p => p.Key is not "_value")
            .Select(p => p.Key[0] == '_' && p.Value is JsonValue ? (p.Key is "_timestamp" or "_lastInform" or "_lastBoot" ? Time(p.Value) : null) : Newest(p.Value)).Max(),
        _ => null,
    };

    private static DateTimeOffset? Time(JsonNode? node) =>
        node is JsonValue && DateTimeOffset.TryParse(node.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.Year > 1 ? time : null;
}
