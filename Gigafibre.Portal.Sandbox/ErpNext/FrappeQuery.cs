using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Gigafibre.Portal.Sandbox.ErpNext;

public sealed partial class FrappeQuery(DocStore store, Doctype doctype, bool v2)
{
    public IEnumerable<JsonObject> Where(IEnumerable<JsonObject> rows, JsonNode? filters) => filters switch
    {
        JsonObject byField =>
            rows.Where(r => byField.All(f => f.Value is JsonArray { Count: 2 } pair && pair[0]?.GetValueKind() == System.Text.Json.JsonValueKind.String && pair[1] is not null
            ? Test(r, doctype.Name, f.Key, pair[0]!.ToString(), pair[1])
            : Test(r, doctype.Name, f.Key, "=", f.Value))),
        JsonArray list => rows.Where(r => list.OfType<JsonArray>().All(f => f.Count == 4
            ? Test(r, f[0]!.ToString(), f[1]!.ToString(), f[2]!.ToString(), f[3])
            : Test(r, doctype.Name, f[0]!.ToString(), f[1]!.ToString(), f[2]))),
        _ => rows,
    };

    public IEnumerable<JsonObject> OrderBy(IEnumerable<JsonObject> rows, string? order)
    {
        if (string.IsNullOrWhiteSpace(order))
        {
            // No order is no order: whoever pages without one must notice.
            return rows.OrderBy(_ => Random.Shared.Next());
        }

        IOrderedEnumerable<JsonObject>? sorted = null;
        foreach (var part in order.Split(',', StringSplitOptions.TrimEntries))
        {
            var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            CheckField(words[0], "order_by");
            var descending = words.Length > 1 ? words[1].Equals("desc", StringComparison.OrdinalIgnoreCase) : v2;
            Func<JsonObject, string> key = r => r[words[0]]?.ToString() ?? "";
            sorted = (sorted, descending) switch
            {
                (null, false) => rows.OrderBy(key, StringComparer.Ordinal),
                (null, true) => rows.OrderByDescending(key, StringComparer.Ordinal),
                (_, false) => sorted.ThenBy(key, StringComparer.Ordinal),
                _ => sorted.ThenByDescending(key, StringComparer.Ordinal),
            };
        }

        return sorted!;
    }

    public JsonObject Select(JsonObject row, IReadOnlyList<string> fields, IReadOnlyList<KeyValuePair<string, JsonNode?>> children)
    {
        var result = new JsonObject();
        foreach (var (table, columns) in children)
        {
            result[table] = new JsonArray([.. (row[table] as JsonArray ?? []).OfType<JsonObject>()
                .Select(r => (JsonNode)new JsonObject(columns!.AsArray().Select(c => KeyValuePair.Create(c!.ToString(), r[c.ToString()]?.DeepClone()))))]);
        }

        foreach (var field in fields)
        {
            var parts = field.Split(" as ", StringSplitOptions.TrimEntries);
            var (path, alias) = (parts[0], parts.Length > 1 ? parts[1] : null);
            if (path == "*")
            {
                foreach (var (key, value) in row.Where(f => !doctype.Tables.ContainsKey(f.Key)))
                {
                    result[key] = value?.DeepClone();
                }
            }
            else if (path.Contains('(', StringComparison.Ordinal))
            {
                throw new FrappeException(417, "ValidationError", $"SQL functions are not allowed as strings in SELECT: {path}. Use dict syntax like {{'COUNT': '*'}} instead.");
            }
            else if (path.Split('.') is [var link, var target])
            {
                if (doctype.Links.TryGetValue(link, out var linked) && Doctype.All[linked].Has(target))
                {
                    if (!store.May(linked, "read"))
                    {
                        continue;
                    }

                    var name = row[link]?.ToString();
                    result[alias ?? target] = name is null ? null : store.Find(linked, name)?[target]?.DeepClone();
                }
                else
                {
                    CheckField(path, "fields");
                }
            }
            else if (doctype.Has(path))
            {
                result[alias ?? path] = row[path]?.DeepClone();
            }
            else
            {
                CheckField(path, "fields");
            }
        }

        return result;
    }

    /// <summary>SUM and COUNT in v16's dict syntax, over all rows.</summary>
    public JsonObject Aggregate(IEnumerable<JsonObject> rows, JsonArray fields)
    {
        var all = rows.ToList();
        var result = new JsonObject();
        foreach (var field in fields.OfType<JsonObject>())
        {
            var (function, argument) = field.Where(f => f.Key != "as").Select(f => (f.Key.ToUpperInvariant(), f.Value?.ToString() ?? "")).First();
            var alias = field["as"]?.ToString() ?? argument;
            result[alias] = (JsonNode?)(function switch
            {
                "COUNT" => JsonValue.Create(all.Count),
                "SUM" when all.Count == 0 => null,
                "SUM" => JsonValue.Create(all.Sum(r => r[argument] is { } n ? decimal.Parse(n.ToString(), CultureInfo.InvariantCulture) : 0m)),
                _ => throw new FrappeException(417, "ValidationError", $"Unsupported function {function}"),
            });
        }

        return result;
    }

    private bool Test(JsonObject row, string type, string field, string op, JsonNode? wanted)
    {
        if (type == doctype.Name)
        {
            CheckField(field, "filters");
            return Compare(row[field], op, wanted);
        }

        var table = doctype.Tables.FirstOrDefault(t => t.Value == type).Key
            ?? throw new FrappeException(417, "ValidationError", $"{type} is not a child table of {doctype.Name}");
        return row[table] is JsonArray rows && rows.OfType<JsonObject>().Any(r => Compare(r[field], op, wanted));
    }

    /// <summary>v2 drops unknown fields from the answer without a word; everywhere else they are refused.</summary>
    private void CheckField(string field, string where)
    {
        if (doctype.Has(field) || (v2 && where == "fields"))
        {
            return;
        }

        throw v2
            ? new FrappeException(403, "PermissionError",
                $"Error parsing nested filters: [[…]]. You do not have permission to access field: <strong>{doctype.Name}.{field}</strong>")
            : new FrappeException(417, "DataError", $"Field not permitted in query: {field}");
    }

    private bool Compare(JsonNode? have, string op, JsonNode? want)
    {
        var (left, right) = (have?.ToString() ?? "", want?.ToString() ?? "");
        return op.ToLowerInvariant() switch
        {
            "=" => store.IsSame(left, right),
            "!=" => !store.IsSame(left, right),
            ">" => Order(left, right) > 0,
            "<" => Order(left, right) < 0,
            ">=" => Order(left, right) >= 0,
            "<=" => Order(left, right) <= 0,
            "in" => Values(want).Any(v => store.IsSame(left, v)),
            "not in" => !Values(want).Any(v => store.IsSame(left, v)),
            "is" => right == "set" ? left.Length > 0 : left.Length == 0,
            "like" or "ilike" => Like(left, right),
            "not like" => !Like(left, right),
            "between" when want is JsonArray { Count: 2 } range => Order(left, range[0]!.ToString()) >= 0 && Order(left, range[1]!.ToString()) <= 0,
            _ => throw new FrappeException(417, "ValidationError", $"Invalid operator {op}"),
        };
    }

    private static string[] Values(JsonNode? node) => node is JsonArray list
        ? [.. list.Select(v => v?.ToString() ?? "")] : node?.ToString().Split(',', StringSplitOptions.TrimEntries) ?? [];

    private static int Order(string left, string right) =>
        double.TryParse(left, CultureInfo.InvariantCulture, out var a) && double.TryParse(right, CultureInfo.InvariantCulture, out var b) ? a.CompareTo(b)
            : string.CompareOrdinal(left, right);

    private static bool Like(string text, string pattern) =>
        Regex.IsMatch(text, "^" + AnyText().Replace(Regex.Escape(pattern), ".*").Replace("_", ".", StringComparison.Ordinal) + "$", RegexOptions.IgnoreCase);

    [GeneratedRegex("%")]
    private static partial Regex AnyText();
}
