using System.Text.Json;
using Gigafibre.Portal.Integrations.Http;
using Refit;

namespace Gigafibre.Portal.Integrations.Hub;

/// <summary>What a photograph of a modem's label says.</summary>
public sealed record LabelReading(IReadOnlyList<MacAddress> Macs, IReadOnlyList<string> Serials)
{
    public bool IsEmpty => Macs.Count + Serials.Count == 0;
}

[Headers("Accept: application/json")]
internal interface IHubApi
{
    [Post("/vision/barcodes")]
    Task<HttpResponseMessage> Barcodes([Body] Dictionary<string, string> photo, CancellationToken cancel);

    [Post("/vision/equipment")]
    Task<HttpResponseMessage> Equipment([Body] Dictionary<string, string> photo, CancellationToken cancel);
}

/// <summary>targo-hub's eyes. Shapes are assumed (docs/wire/hub.md). Throws <see cref="IntegrationException"/>.</summary>
public sealed class HubClient
{
    /// <summary>The code of the failure when it is this very photograph that the hub will not have.</summary>
    public const string PhotoRefused = "photo-refused";

    private static readonly string[] LabelFields = ["mac", "serial"];
    private readonly IHubApi? _api;
    private readonly OutsideCall _call = new(SystemName.Hub);

    internal HubClient(IHubApi? api) => _api = api;

    /// <summary>Reads a photograph: its barcodes and, where they say nothing, what is printed. Reading twice does no harm.</summary>
    /// <param name="type"><c>image/jpeg</c></param>
    public async Task<LabelReading> ReadLabelAsync(byte[] photo, string type, CancellationToken cancel)
    {
        var api = _api ?? throw new IntegrationException(SystemName.Hub, "is not configured", isTransient: false);
        var body = new Dictionary<string, string> { ["image"] = Convert.ToBase64String(photo), ["mimeType"] = type };
        var codes = await _call.SendAsync(c => api.Barcodes(body, c), (response, text) => Texts(response, text, "barcodes"), cancel).ConfigureAwait(false);
        var reading = ToReading(codes);
        return reading.IsEmpty ? ToReading(await _call.SendAsync(c => api.Equipment(body, c), (response, text) => Texts(response, text, null), cancel)
            .ConfigureAwait(false)) : reading;
    }

    private List<string> Texts(HttpResponseMessage response, string body, string? list)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw _call.Refused(response, (int)response.StatusCode is 400 or 413 or 415 or 422 ? PhotoRefused : null);
        }

        var root = JsonElement.Parse(body);
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("An object was expected.");
        }

        return list is null
            ? [.. LabelFields.Select(f => Text(root, f)).OfType<string>()]
            : root.TryGetProperty(list, out var rows) && rows.ValueKind == JsonValueKind.Array
                ? [.. rows.EnumerateArray().Select(r => Text(r, "value")).OfType<string>()] : throw new JsonException("No barcodes in the answer.");
    }

    private static string? Text(JsonElement row, string field) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Labels write <c>MAC: 1C61B4…</c> and <c>S/N 2227…</c>; a barcode may also be an article number or a Wi-Fi key.</summary>
    private static LabelReading ToReading(IEnumerable<string> texts)
    {
        var (macs, serials) = (new List<MacAddress>(), new List<string>());
        foreach (var text in texts)
        {
            var bare = text.Contains(':', StringComparison.Ordinal) && !MacAddress.TryParse(text.Trim(), out _)
                ? text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() : text.Trim();
            if (!IsArticleNumber(bare) && MacAddress.TryParse(bare, out var mac))
            {
                macs.Add(mac);
            }
            else if (bare.Length is >= 8 and <= 20 && bare.All(char.IsAsciiLetterOrDigit) && bare.Any(char.IsAsciiDigit))
            {
                serials.Add(bare);
            }
        }

        return new LabelReading([.. macs.Distinct()], [.. serials.Distinct()]);
    }

    /// <summary>UPC: twelve decimal digits whose last one checks the others. A MAC may be twelve decimal digits too, but hardly these.</summary>
    private static bool IsArticleNumber(string text) =>
        text.Length == 12 && text.All(char.IsAsciiDigit) && text.Reverse().Select((c, i) => (c - '0') * (i % 2 == 0 ? 1 : 3)).Sum() % 10 == 0;
}
