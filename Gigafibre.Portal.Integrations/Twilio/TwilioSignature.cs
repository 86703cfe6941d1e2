using System.Security.Cryptography;
using System.Text;

namespace Gigafibre.Portal.Integrations.Twilio;

/// <summary>
/// Checks <c>X-Twilio-Signature</c>: HMAC-SHA1 under the auth token of the URL followed by every form field, names in ordinal order.
/// Twilio is not consistent about writing the port, so both spellings of the URL are tried.
/// </summary>
public static class TwilioSignature
{
    public static string Compute(string authToken, string url, IEnumerable<KeyValuePair<string, IEnumerable<string>>> fields)
    {
        var text = new StringBuilder(url);
        foreach (var (name, values) in fields.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            foreach (var value in values.Distinct().Order(StringComparer.Ordinal))
            {
                text.Append(name).Append(value);
            }
        }

#pragma warning disable CA5350 // Twilio's scheme is SHA-1; as an HMAC it is not broken.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(text.ToString())));
#pragma warning restore CA5350
    }

    public static bool IsValid(string authToken, Uri url, IReadOnlyCollection<KeyValuePair<string, IEnumerable<string>>> fields, string? signature)
    {
        if (string.IsNullOrEmpty(signature))
        {
            return false;
        }

        var given = Encoding.ASCII.GetBytes(signature);
        return Spellings(url).Any(u => CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(Compute(authToken, u, fields))));
    }

    private static IEnumerable<string> Spellings(Uri url)
    {
        var credentials = url.UserInfo.Length > 0 ? url.UserInfo + "@" : "";
        yield return $"{url.Scheme}://{credentials}{url.Host}:{url.Port}{url.PathAndQuery}";
        yield return $"{url.Scheme}://{credentials}{url.Host}{url.PathAndQuery}";
    }
}
