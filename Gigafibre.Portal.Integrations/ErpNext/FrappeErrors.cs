using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gigafibre.Portal.Integrations.Http;

namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>Frappe's error envelopes: v1 carries <c>exc_type</c>, v2 a list of <c>errors</c>; a proxy's page carries neither.</summary>
internal static partial class FrappeErrors
{
    /// <summary>Conflicts that pass when asked again, though Frappe reports them as business errors.</summary>
    private static readonly string[] PassingErrors = ["TimestampMismatchError", "DocumentLockedError"];

    /// <summary>A web server's own page for a request that it will never take: malformed or too long.</summary>
    private static readonly int[] OurFault = [400, 405, 413, 414, 431];

    private const int LongestSentence = 300;

    public static string? Code(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            if (root.TryGetProperty("exc_type", out var v1))
            {
                return v1.GetString();
            }

            return root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0
                && errors[0].TryGetProperty("type", out var type)
                ? type.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// ERPNext's own sentence, without its markup: v2's first <c>errors[].message</c>, v1's <c>_server_messages</c> (JSON in JSON in JSON). Never <c>exception</c>, which
    /// is a traceback. Null when it says nothing.
    /// </summary>
    public static string? Said(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            if (root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array)
            {
                return Plain(errors.EnumerateArray().Select(e => e.Text("message")).FirstOrDefault(m => m is not null));
            }

            if (root.Text("_server_messages") is { } wrapped)
            {
                using var messages = JsonDocument.Parse(wrapped);
                using var message = JsonDocument.Parse(messages.RootElement[0].GetString()!);
                return Plain(message.RootElement.Text("message"));
            }

            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or IndexOutOfRangeException or ArgumentNullException)
        {
            return null;
        }
    }

    /// <summary>Text without its markup; null when nothing is left.</summary>
    public static string? Plain(string? html)
    {
        var text = Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(html ?? "", " ")), " ").Trim();
        return text.Length == 0 ? null : text.Length <= LongestSentence ? text : text[..LongestSentence];
    }

    /// <summary>The lines of an address as Frappe prints it.</summary>
    public static IReadOnlyList<string> AddressLines(string? html) => [.. Breaks().Split(html ?? "").Select(Plain).OfType<string>()];

    /// <summary>Only a JSON answer that says so means that a document is absent; an HTML 404 is a wrong host name.</summary>
    public static bool IsAbsent(HttpResponseMessage response, string body) =>
        response.StatusCode == HttpStatusCode.NotFound && Code(body) == "DoesNotExistError";

    public static IntegrationException From(OutsideCall call, HttpResponseMessage response, string body)
    {
        var code = Code(body);
        var refused = call.Refused((int)response.StatusCode, code);

        // A page instead of JSON comes from something before ERPNext (a proxy while it restarts), and passes; except where it says that the request itself is wrong.
        var passes = PassingErrors.Contains(code) || (!refused.IsTransient && code is null && !IsJson(response) && !OurFault.Contains((int)response.StatusCode));
        return new IntegrationException(
            refused.System, $"answered {(int)response.StatusCode}{(code is null ? "" : " " + code)}", passes || refused.IsTransient, refused.MayHaveHappened,
                code)
        { Said = Said(body) };
    }

    [GeneratedRegex(@"<br\s*/?>|\n", RegexOptions.IgnoreCase)]
    private static partial Regex Breaks();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    private static bool IsJson(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType == "application/json";
}
