using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Stripe;

namespace Gigafibre.Portal.Integrations.Stripe;

/// <summary>Reads what Stripe posts. Facts: docs/wire/stripe.md.</summary>
public static class StripeWebhook
{
    /// <summary>The API train that our package speaks; an event of another train is not ours to read.</summary>
    public static string Train => StripeConfiguration.ApiVersion[(StripeConfiguration.ApiVersion.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>True when one of the secrets signed this body within the last five minutes.</summary>
    public static bool IsSigned(string body, string? signature, IEnumerable<string> secrets, DateTimeOffset now)
    {
        // The package throws on a missing header.
        if (string.IsNullOrEmpty(signature))
        {
            return false;
        }

        foreach (var secret in secrets.Where(s => s.Length > 0))
        {
            try
            {
                EventUtility.ValidateSignature(body, signature, secret, 300, now.ToUnixTimeSeconds());
                return true;
            }
            catch (StripeException)
            {
                // The next secret may be the one.
            }
        }

        return false;
    }

    /// <summary>
    /// What a body is kept under: its own id or, for a kind of message that we do not know, its fingerprint. Null when it is not even JSON.
    /// </summary>
    public static string? Identify(string body)
    {
        try
        {
            var root = JsonElement.Parse(body);
            return root.ValueKind != JsonValueKind.Object ? null
                : Text(root, "id") is { Length: > 0 and <= 255 } id ? id : $"unknown:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))}";
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null when the body is no event that we know.</summary>
    public static StripeEvent? Read(string body)
    {
        try
        {
            var root = JsonElement.Parse(body);
            if (root.ValueKind != JsonValueKind.Object || Text(root, "object") != "event" || Text(root, "id") is not { Length: > 0 } id || Text(root, "type") is not { } type
                || !root.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object || !data.TryGetProperty("object", out var about)
                    || about.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var kind = Text(about, "object");
            var objectId = Text(about, "id");
            var environment = about.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object ? Text(metadata, "env") : null;
            return new StripeEvent(
                id, type, objectId, kind == "payment_intent" ? objectId : Id(about, "payment_intent"), kind == "checkout.session" ? objectId : null, environment,
                Text(root, "api_version"), root.TryGetProperty("livemode", out var live) && live.ValueKind == JsonValueKind.True);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement e, string name) => e.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString() : null;

    /// <summary>A reference is an id, or the whole object.</summary>
    private static string? Id(JsonElement e, string name) =>
        e.TryGetProperty(name, out var v) ? v.ValueKind switch { JsonValueKind.String => v.GetString(), JsonValueKind.Object => Text(v, "id"), _ => null } : null;
}
