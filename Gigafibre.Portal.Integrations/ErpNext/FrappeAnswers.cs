using System.Text.Json;
using Gigafibre.Portal.Integrations.Http;

namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>
/// What stands in the <c>data</c> of Frappe's answers. Throws <see cref="IntegrationException"/> for a refusal, <see cref="JsonException"/> for what is not an answer.
/// </summary>
internal static class FrappeAnswers
{
    public static JsonElement Data(OutsideCall call, HttpResponseMessage response, string body) => !response.IsSuccessStatusCode ? throw FrappeErrors.From(call, response, body)
        : JsonElement.Parse(body) is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("data", out var data) ? data
        : throw new JsonException("No data in the answer.");

    /// <summary>The same for one document; null when Frappe says that it is not there.</summary>
    public static JsonElement? Find(OutsideCall call, HttpResponseMessage response, string body) =>
        FrappeErrors.IsAbsent(response, body) ? null : Data(call, response, body);

    public static List<JsonElement> Rows(OutsideCall call, HttpResponseMessage response, string body) =>
        Data(call, response, body) is { ValueKind: JsonValueKind.Array } rows ? [.. rows.EnumerateArray()] : throw new JsonException("A list was expected.");

    /// <summary>What ERPNext printed, as long as it is whole.</summary>
    public static byte[] Pdf(byte[] body) => body.AsSpan().StartsWith("%PDF-"u8) && body.AsSpan().IndexOf("%%EOF"u8) > 0 ? body : throw new JsonException("Not a whole PDF.");
}
