using System.Net;
using System.Text.Json;
using Gigafibre.Portal.Integrations.Http;

namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>Frappe's error envelopes: v1 carries <c>exc_type</c>, v2 a list of <c>errors</c>; a proxy's page carries neither.</summary>
internal static class FrappeErrors
{
    /// <summary>Conflicts that pass when asked again, though Frappe reports them as business errors.</summary>
    private static readonly string[] PassingErrors = ["TimestampMismatchError", "DocumentLockedError"];

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

    /// <summary>Only a JSON answer that says so means that a document is absent; an HTML 404 is a wrong host name.</summary>
    public static bool IsAbsent(HttpResponseMessage response, string body) =>
        response.StatusCode == HttpStatusCode.NotFound && Code(body) == "DoesNotExistError";

    public static IntegrationException From(OutsideCall call, HttpResponseMessage response, string body)
    {
        var code = Code(body);
        var refused = call.Refused(response, code);

        // A page instead of JSON comes from something before ERPNext (a proxy while it restarts), and passes.
        return PassingErrors.Contains(code) || (!refused.IsTransient && code is null && !IsJson(response))
            ? new IntegrationException(refused.System, refused.Message, isTransient: true, mayHaveHappened: false, code)
            : refused;
    }

    private static bool IsJson(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType == "application/json";
}
