using System.Globalization;
using System.Text.Json;

namespace Gigafibre.Portal.Tests.Support;

/// <summary>Holds what goes to Stripe and what comes back against the schemas of its published API types. Only what those schemas use is understood.</summary>
public sealed class StripeSchema
{
    private readonly JsonElement _requests;
    private readonly JsonElement _responses;

    public StripeSchema(string file)
    {
        var root = JsonElement.Parse(File.ReadAllText(file));
        (_requests, _responses) = (root.GetProperty("requests"), root.GetProperty("responses"));
    }

    public static string? SharedFile => Repository.SharedData is { } folder ? Path.Combine(folder, "stripe-2026-10-28.endive.schemas.json") : null;

    public IReadOnlyList<string> Request(string route, JsonElement form) =>
        _requests.TryGetProperty(route, out var schema) ? Check(schema, form, route, wire: true) : [$"{route}: no such request"];

    public IReadOnlyList<string> Response(JsonElement answer)
    {
        var kind = answer.GetProperty("object").GetString()!;
        return kind == "list" ? [.. answer.GetProperty("data").EnumerateArray().SelectMany(Response)] : Entity(kind, answer, kind);
    }

    private List<string> Entity(string kind, JsonElement value, string at) =>
        _responses.TryGetProperty(kind.Replace('.', '_'), out var schema) ? Check(schema, value, at, wire: false) : [];

    private List<string> Check(JsonElement schema, JsonElement value, string at, bool wire)
    {
        if (schema.TryGetProperty("anyOf", out var any))
        {
            var tries = any.EnumerateArray().Select(s => Check(s, value, at, wire)).ToList();
            return tries.Exists(t => t.Count == 0) ? [] : tries.MaxBy(t => t.Count == 1 && t[0].EndsWith("type", StringComparison.Ordinal) ? 0 : 1)!;
        }

        if (schema.TryGetProperty("$entity", out var entity))
        {
            return value.ValueKind == JsonValueKind.Object ? Entity(Snake(entity.GetString()!), value, at) : [$"{at}: type"];
        }

        if (schema.TryGetProperty("const", out var constant))
        {
            return constant.ToString() == value.ToString() ? [] : [$"{at}: not {constant}"];
        }

        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(a => a.ToString() == value.ToString()))
        {
            return [$"{at}: '{value}' is not in the enumeration"];
        }

        return schema.TryGetProperty("type", out var type) ? CheckType(schema, type.GetString()!, value, at, wire) : [];
    }

    private List<string> CheckType(JsonElement schema, string type, JsonElement value, string at, bool wire) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object ? CheckMembers(schema, value, at, wire) : [$"{at}: type"],
        "array" => value.ValueKind == JsonValueKind.Array
            ? schema.TryGetProperty("items", out var items) ? [.. value.EnumerateArray().SelectMany((v, i) => Check(items, v, $"{at}[{i}]", wire))] : []
            : [$"{at}: type"],
        "string" => value.ValueKind == JsonValueKind.String ? [] : [$"{at}: type"],
        "number" => value.ValueKind == JsonValueKind.Number || (wire && double.TryParse(value.ToString(), CultureInfo.InvariantCulture, out _)) ? [] : [$"{at}: type"],
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False || (wire && value.ToString() is "true" or "false") ? [] : [$"{at}: type"],
        "null" => value.ValueKind == JsonValueKind.Null ? [] : [$"{at}: type"],
        _ => [],
    };

    private List<string> CheckMembers(JsonElement schema, JsonElement value, string at, bool wire)
    {
        var wrong = new List<string>();
        if (schema.TryGetProperty("required", out var required))
        {
            wrong.AddRange(required.EnumerateArray().Where(r => !value.TryGetProperty(r.GetString()!, out _)).Select(r => $"{at}.{r}: missing"));
        }

        var properties = schema.TryGetProperty("properties", out var p) ? p : default;
        var others = schema.TryGetProperty("additionalProperties", out var o) ? o : default;
        foreach (var member in value.EnumerateObject())
        {
            if (properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(member.Name, out var known))
            {
                wrong.AddRange(Check(known, member.Value, $"{at}.{member.Name}", wire));
            }
            else if (others.ValueKind == JsonValueKind.Object)
            {
                wrong.AddRange(Check(others, member.Value, $"{at}.{member.Name}", wire));
            }
            else if (others.ValueKind == JsonValueKind.False && properties.EnumerateObject().Any())
            {
                wrong.Add($"{at}.{member.Name}: unknown");
            }
        }

        return wrong;
    }

    private static string Snake(string entity) =>
        string.Concat(entity.Select((c, i) => char.IsUpper(c) && i > 0 ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
