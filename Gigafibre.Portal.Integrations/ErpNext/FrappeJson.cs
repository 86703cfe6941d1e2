using System.Text.Json;

namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>Frappe's values as they really come: absent means null, a check is 0 or 1, a child table an array.</summary>
internal static class FrappeJson
{
    public static string? Text(this JsonElement row, string field) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(field, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            }
            : null;

    public static bool Flag(this JsonElement row, string field) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(field, out var value)
        && (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.Number && value.GetDouble() != 0));

    public static IEnumerable<JsonElement> Rows(this JsonElement document, string table) =>
        document.ValueKind == JsonValueKind.Object && document.TryGetProperty(table, out var rows) && rows.ValueKind == JsonValueKind.Array
            ? rows.EnumerateArray()
            : [];
}
