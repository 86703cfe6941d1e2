using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Gigafibre.Portal.Sandbox.GenieAcs;

public static class MongoQuery
{
    public static bool Matches(JsonObject document, JsonObject query) => query.All(clause => clause.Key switch
    {
        "$or" => clause.Value!.AsArray().Any(q => Matches(document, q!.AsObject())),
        "$and" => clause.Value!.AsArray().All(q => Matches(document, q!.AsObject())),
        _ => Test(Find(document, clause.Key), clause.Value),
    });

    /// <summary>A key whose last part has no underscore means the leaf's value.</summary>
    private static JsonNode? Find(JsonObject document, string key)
    {
        JsonNode? node = document;
        var parts = key.Split('.');
        foreach (var part in parts)
        {
            node = (node as JsonObject)?[part];
        }

        return parts[^1].StartsWith('_') ? node : (node as JsonObject)?["_value"];
    }

    private static bool Test(JsonNode? have, JsonNode? want)
    {
        if (want is JsonObject operators)
        {
            return operators.All(o => o.Key switch
            {
                "$in" => o.Value!.AsArray().Any(v => Same(have, v)),
                "$ne" => !Same(have, o.Value),
                "$exists" => have is not null == o.Value!.GetValue<bool>(),
                "$gt" => have is not null && Order(have, o.Value!) > 0,
                "$gte" => have is not null && Order(have, o.Value!) >= 0,
                "$lt" => have is not null && Order(have, o.Value!) < 0,
                "$lte" => have is not null && Order(have, o.Value!) <= 0,
                _ => throw new BadHttpRequestException($"Operator {o.Key} not supported"),
            });
        }

        return have is JsonArray list ? list.Any(v => Same(v, want)) : Same(have, want);
    }

    private static bool Same(JsonNode? have, JsonNode? want)
    {
        if (have is null || want is null)
        {
            return have is null && want is null;
        }

        var (left, right) = (have.ToString(), want.ToString());
        if (right.Length > 2 && right[0] == '/' && right.LastIndexOf('/') is > 0 and var end)
        {
            return Regex.IsMatch(left, right[1..end], right.EndsWith('i') ? RegexOptions.IgnoreCase : RegexOptions.None, TimeSpan.FromSeconds(1));
        }

        return right.Contains('*', StringComparison.Ordinal)
            ? Regex.IsMatch(left, "^" + Regex.Escape(right).Replace("\\*", ".*", StringComparison.Ordinal) + "$", RegexOptions.None, TimeSpan.FromSeconds(1))
            : left == right;
    }

    private static int Order(JsonNode have, JsonNode want) =>
        double.TryParse(have.ToString(), CultureInfo.InvariantCulture, out var a) && double.TryParse(want.ToString(), CultureInfo.InvariantCulture, out var b)
            ? a.CompareTo(b)
            : string.CompareOrdinal(have.ToString(), want.ToString());

    /// <summary>Writes only the projected paths; a parent brings its children, <c>_id</c> always comes.</summary>
    public static string Project(JsonObject document, string? projection)
    {
        if (string.IsNullOrEmpty(projection))
        {
            return document.ToJsonString();
        }

        var wanted = new Branch();
        foreach (var path in projection.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Append("_id"))
        {
            wanted.Add(path.Split('.'));
        }

        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, document, wanted);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, JsonObject node, Branch wanted)
    {
        writer.WriteStartObject();
        foreach (var (name, branch) in wanted.Children)
        {
            switch (node[name])
            {
                case JsonObject inner when branch.Children.Count > 0 && !branch.Whole:
                    writer.WritePropertyName(name);
                    Write(writer, inner, branch);
                    break;
                case { } whole when branch.Whole:
                    writer.WritePropertyName(name);
                    whole.WriteTo(writer);
                    break;
            }
        }

        writer.WriteEndObject();
    }

    private sealed class Branch
    {
        public Dictionary<string, Branch> Children { get; } = [];

        public bool Whole { get; private set; }

        public void Add(ReadOnlySpan<string> path)
        {
            if (path.IsEmpty)
            {
                Whole = true;
                return;
            }

            if (!Children.TryGetValue(path[0], out var next))
            {
                Children[path[0]] = next = new Branch();
            }

            next.Add(path[1..]);
        }
    }
}
