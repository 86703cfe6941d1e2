using System.Net.Mail;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Gigafibre.Portal.Sandbox.ErpNext;

/// <summary>What a Contact refuses when it is saved, in the order in which the real one does.</summary>
internal static partial class ContactRules
{
    public static void Check(JsonObject change)
    {
        foreach (var phone in Rows(change, "phone_nos").Select(r => r["phone"]?.ToString() ?? ""))
        {
            if (phone.Length > 20 || !Phone().IsMatch(phone))
            {
                throw new FrappeException(417, "InvalidPhoneNumberError", $"{phone} is not a valid Phone Number");
            }
        }

        foreach (var mail in Rows(change, "email_ids").Select(r => r["email_id"]?.ToString() ?? ""))
        {
            if (!MailAddress.TryCreate(mail, out var address) || !address.Host.Contains('.', StringComparison.Ordinal))
            {
                throw new FrappeException(417, "InvalidEmailAddressError", $"{mail} is not a valid Email Address");
            }
        }

        One(change, "email_ids", "is_primary", "Email ID");
        One(change, "phone_nos", "is_primary_phone", "Primary Phone");
        One(change, "phone_nos", "is_primary_mobile_no", "Primary Mobile No.");
    }

    private static void One(JsonObject change, string rows, string flag, string label)
    {
        if (Rows(change, rows).Count(r => r[flag]?.ToString() is "1" or "true") > 1)
        {
            throw new FrappeException(417, "ValidationError", $"Only one <strong>{label}</strong> can be set as primary.");
        }
    }

    private static IEnumerable<JsonObject> Rows(JsonObject change, string field) => change[field] is JsonArray rows ? rows.OfType<JsonObject>() : [];

    [GeneratedRegex(@"^[0-9 +_\-,.*#()]+$")]
    private static partial Regex Phone();
}
