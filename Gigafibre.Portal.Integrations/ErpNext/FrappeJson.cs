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

    /// <summary>An amount in dollars; null where it is absent.</summary>
    public static Money? Money(this JsonElement row, string field) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(field, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.Number => Integrations.Money.FromDollars(value.GetDecimal()),
                JsonValueKind.String when decimal.TryParse(value.GetString(), System.Globalization.CultureInfo.InvariantCulture, out var dollars) =>
                    Integrations.Money.FromDollars(dollars),
                _ => null,
            }
            : null;

    /// <summary>A date as <c>2026-09-01</c>; null where it is absent.</summary>
    public static DateOnly? Date(this JsonElement row, string field) =>
        DateOnly.TryParseExact(row.Text(field) is { Length: >= 10 } text ? text[..10] : null, "yyyy-MM-dd", out var date) ? date : null;

    public static bool Flag(this JsonElement row, string field) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(field, out var value)
        && (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.Number && value.GetDouble() != 0));

    public static IEnumerable<JsonElement> Rows(this JsonElement document, string table) =>
        document.ValueKind == JsonValueKind.Object && document.TryGetProperty(table, out var rows) && rows.ValueKind == JsonValueKind.Array
            ? rows.EnumerateArray()
            : [];
}
