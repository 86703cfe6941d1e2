using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace Gigafibre.Portal.Sandbox.Stripe;

public static class StripeForm
{
    public static JsonObject Read(IEnumerable<KeyValuePair<string, StringValues>> form)
    {
        var root = new JsonObject();
        foreach (var (key, values) in form)
        {
            var path = key.Split(['[', ']'], StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < values.Count; i++)
            {
                Put(root, key.EndsWith("[]", StringComparison.Ordinal) ? [.. path, i.ToString(System.Globalization.CultureInfo.InvariantCulture)] : path, values[i] ?? "");
            }
        }

        return root;
    }

    private static void Put(JsonObject at, ReadOnlySpan<string> path, string value)
    {
        JsonNode node = at;
        for (var i = 0; i < path.Length; i++)
        {
            var last = i == path.Length - 1;
            JsonNode Next(ReadOnlySpan<string> p) => last ? JsonValue.Create(value) : int.TryParse(p[i + 1], out _) ? new JsonArray() : new JsonObject();
            if (node is JsonArray array)
            {
                var index = int.Parse(path[i], System.Globalization.CultureInfo.InvariantCulture);
                while (array.Count <= index)
                {
                    array.Add(Next(path));
                }

                node = array[index]!;
            }
            else
            {
                var owner = node.AsObject();
                owner[path[i]] ??= Next(path);
                node = owner[path[i]]!;
            }
        }
    }
}
