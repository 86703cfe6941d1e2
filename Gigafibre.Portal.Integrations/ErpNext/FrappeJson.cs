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

    /// <summary>A number, as JSON or as text; null where it is absent, or none.</summary>
    public static decimal? Number(this JsonElement row, string field) =>
        decimal.TryParse(row.Text(field), System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A day as Frappe writes and filters it.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A date as <c>2026-09-01</c>; null where it is absent.</summary>
    public static DateOnly? Date(this JsonElement row, string field) =>
        DateOnly.TryParseExact(row.Text(field) is { Length: >= 10 } text ? text[..10] : null, "yyyy-MM-dd", out var date) ? date : null;

    /// <summary>
    /// Throws unless every field that was asked for came. ERPNext drops what the service user may not read without a word, and a value that did not come is neither
    /// no nor zero.
    /// </summary>
    /// <param name="what">The doctype, for whoever mends the rights.</param>
    /// <param name="fields">As asked: <c>customer.disabled as customer_disabled</c> comes as its alias.</param>
    public static JsonElement Demand(this JsonElement row, string what, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            var (path, alias) = field.Split(" as ", 2) is [var p, var a] ? (p, a) : (field, field);
            if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty(alias, out _))
            {
                throw new IntegrationException(SystemName.ErpNext, $"gives no {what}.{path}: the field is not there, or the service user may not read it", isTransient: true,
                    code: FieldMissing);
            }
        }

        return row;
    }

    /// <summary>Filters and fields as they go into an address: an accent stays one letter.</summary>
    public static string Write(object value) => JsonSerializer.Serialize(value, AsIs);

    /// <summary>Values for an <c>in</c> filter, so many at a time that the address stays far below the 4,094 bytes that ERPNext's web server takes.</summary>
    public static IEnumerable<IReadOnlyList<string>> InParts(IEnumerable<string> values)
    {
        var (part, length) = (new List<string>(), 0);
        foreach (var value in values)
        {
            var more = Uri.EscapeDataString(Write(value)).Length + 3;
            if (part.Count > 0 && (length + more > LongestPart || part.Count == MostInPart))
            {
                yield return part;
                (part, length) = ([], 0);
            }

            part.Add(value);
            length += more;
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }

    private const int LongestPart = 2_000;
    private const int MostInPart = 80;
    private static readonly JsonSerializerOptions AsIs = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public const string FieldMissing = "FieldMissing";

    public static bool Flag(this JsonElement row, string field) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(field, out var value)
        && (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.Number && value.GetDouble() != 0));

    public static IEnumerable<JsonElement> Rows(this JsonElement document, string table) =>
        document.ValueKind == JsonValueKind.Object && document.TryGetProperty(table, out var rows) && rows.ValueKind == JsonValueKind.Array
            ? rows.EnumerateArray()
            : [];
}
