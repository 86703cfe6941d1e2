using System.Text.Json.Nodes;

namespace Gigafibre.Portal.Sandbox.Stripe;

/// <summary>Setup intents, ways to pay and mandates of API 2026-10-28.endive, whole.</summary>
public static class StripeMethodObjects
{
    public static JsonObject Setup(JsonObject session)
    {
        var id = StripeObjects.NewId("seti");
        return new()
        {
            ["id"] = id,
            ["object"] = "setup_intent",
            ["allowed_payment_method_types"] = session["allowed_payment_method_types"]?.DeepClone(),
            ["application"] = null,
            ["automatic_payment_methods"] = null,
            ["cancellation_reason"] = null,
            ["client_secret"] = $"{id}_secret_{StripeObjects.NewId("s")[2..]}",
            ["created"] = StripeObjects.Now,
            ["customer"] = session["customer"]!.DeepClone(),
            ["description"] = null,
            ["excluded_payment_method_types"] = null,
            ["last_setup_error"] = null,
            ["latest_attempt"] = null,
            ["livemode"] = false,
            ["mandate"] = null,
            ["metadata"] = session["sandbox_setup_data"]?["metadata"]?.DeepClone() ?? new JsonObject(),
            ["next_action"] = null,
            ["on_behalf_of"] = null,
            ["payment_method"] = null,
            ["payment_method_configuration_details"] = null,
            ["payment_method_options"] = new JsonObject(),
            ["payment_method_types"] = session["payment_method_types"]!.DeepClone(),
            ["single_use_mandate"] = null,
            ["status"] = "requires_payment_method",
            ["usage"] = "off_session",
        };
    }

    public static JsonObject Card(string customer, string number, int year, int month) => Method(customer, "card", number, new()
    {
        ["brand"] = number.StartsWith('5') ? "mastercard" : "visa",
        ["checks"] = new JsonObject { ["address_line1_check"] = null, ["address_postal_code_check"] = null, ["cvc_check"] = "pass" },
        ["country"] = "CA",
        ["display_brand"] = number.StartsWith('5') ? "mastercard" : "visa",
        ["exp_month"] = month,
        ["exp_year"] = year,
        ["fingerprint"] = "fp" + number,
        ["funding"] = "credit",
        ["generated_from"] = null,
        ["last4"] = number[^4..],
        ["networks"] = new JsonObject { ["available"] = new JsonArray("visa"), ["preferred"] = null },
        ["regulated_status"] = null,
        ["three_d_secure_usage"] = new JsonObject { ["supported"] = true },
        ["wallet"] = null,
    });

    public static JsonObject BankAccount(string customer, string bankAccount) => Method(customer, "acss_debit", bankAccount, new()
    {
        ["bank_name"] = "STRIPE TEST BANK",
        ["fingerprint"] = "fp" + bankAccount,
        ["institution_number"] = "000",
        ["last4"] = bankAccount.Length >= 4 ? bankAccount[^4..] : bankAccount,
        ["transit_number"] = "11000",
    });

    public static JsonObject Mandate(string methodId, JsonObject? options) => new()
    {
        ["id"] = StripeObjects.NewId("mandate"),
        ["object"] = "mandate",
        ["customer_acceptance"] = new JsonObject
        {
            ["accepted_at"] = StripeObjects.Now,
            ["online"] = new JsonObject { ["ip_address"] = "203.0.113.7", ["user_agent"] = "Mozilla/5.0" },
            ["type"] = "online",
        },
        ["livemode"] = false,
        ["payment_method"] = methodId,
        ["payment_method_details"] = new JsonObject
        {
            ["acss_debit"] = new JsonObject
            {
                ["interval_description"] = options?["interval_description"]?.DeepClone(),
                ["payment_schedule"] = options?["payment_schedule"]?.DeepClone() ?? "combined",
                ["transaction_type"] = options?["transaction_type"]?.DeepClone() ?? "personal",
            },
            ["type"] = "acss_debit",
        },
        ["multi_use"] = new JsonObject(),
        ["status"] = "pending",
        ["type"] = "multi_use",
    };

    private static JsonObject Method(string customer, string type, string number, JsonObject details) => new()
    {
        ["id"] = StripeObjects.NewId("pm"),
        ["object"] = "payment_method",
        ["allow_redisplay"] = "always",
        ["billing_details"] = new JsonObject { ["address"] = null, ["email"] = null, ["name"] = null, ["phone"] = null, ["tax_id"] = null },
        ["created"] = StripeObjects.Now,
        ["customer"] = customer,
        ["customer_account"] = null,
        ["livemode"] = false,
        ["metadata"] = new JsonObject(),
        ["type"] = type,
        [type] = details,
        [StripeMethods.Number] = number,
    };
}
