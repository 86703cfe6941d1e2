using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Gigafibre.Portal.Sandbox.Stripe;

/// <summary>Stripe's objects of API 2026-10-28.endive, whole: every member that the API promises is there, null where it has nothing to say.</summary>
public static class StripeObjects
{
    public const string ApiVersion = "2026-10-28.endive";
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789";

    public static string NewId(string prefix) => prefix + "_" + RandomNumberGenerator.GetString(Letters, 24);

    public static long Now => DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    public static long Number(JsonNode? node) => node is null ? 0 : long.Parse(node.ToString(), System.Globalization.CultureInfo.InvariantCulture);

    public static JsonObject Session(string id, JsonObject form, string url) => new()
    {
        ["id"] = id,
        ["object"] = "checkout.session",
        ["adaptive_pricing"] = new JsonObject { ["enabled"] = false },
        ["after_expiration"] = null,
        ["allow_promotion_codes"] = null,
        ["allowed_payment_method_types"] = form["allowed_payment_method_types"]?.DeepClone(),
        ["amount_subtotal"] = Amount(form),
        ["amount_total"] = Amount(form),
        ["automatic_tax"] = new JsonObject { ["enabled"] = false, ["liability"] = null, ["provider"] = null, ["status"] = null },
        ["billing_address_collection"] = null,
        ["cancel_url"] = form["cancel_url"]?.DeepClone(),
        ["client_reference_id"] = form["client_reference_id"]?.DeepClone(),
        ["client_secret"] = null,
        ["collected_information"] = null,
        ["consent"] = null,
        ["consent_collection"] = null,
        ["created"] = Now,
        ["currency"] = "cad",
        ["currency_conversion"] = null,
        ["custom_fields"] = new JsonArray(),
        ["custom_text"] = new JsonObject { ["after_submit"] = null, ["shipping_address"] = null, ["submit"] = null, ["terms_of_service_acceptance"] = null },
        ["customer"] = form["customer"]?.DeepClone(),
        ["customer_account"] = null,
        ["customer_creation"] = form["customer"] is null ? "if_required" : null,
        ["customer_details"] = null,
        ["customer_email"] = null,
        ["discounts"] = null,
        ["expires_at"] = form["expires_at"] is { } at ? long.Parse(at.ToString(), System.Globalization.CultureInfo.InvariantCulture) : Now + 86400,
        ["integration_identifier"] = null,
        ["invoice"] = null,
        ["invoice_creation"] = null,
        ["livemode"] = false,
        ["locale"] = form["locale"]?.DeepClone(),
        ["managed_payments"] = null,
        ["metadata"] = form["metadata"]?.DeepClone() ?? new JsonObject(),
        ["mode"] = form["mode"]?.DeepClone(),
        ["origin_context"] = null,
        ["payment_intent"] = null,
        ["payment_link"] = null,
        ["payment_method_collection"] = "if_required",
        ["payment_method_configuration_details"] = null,
        ["payment_method_options"] = null,
        ["payment_method_types"] = form["allowed_payment_method_types"]?.DeepClone() ?? new JsonArray("card"),
        ["payment_status"] = "unpaid",
        ["permissions"] = null,
        ["recovered_from"] = null,
        ["saved_payment_method_options"] = null,
        ["setup_intent"] = null,
        ["shipping_address_collection"] = null,
        ["shipping_cost"] = null,
        ["shipping_options"] = new JsonArray(),
        ["status"] = "open",
        ["submit_type"] = form["submit_type"]?.DeepClone(),
        ["subscription"] = null,
        ["success_url"] = form["success_url"]?.DeepClone(),
        ["total_details"] = new JsonObject { ["amount_discount"] = 0, ["amount_shipping"] = 0, ["amount_tax"] = 0 },
        ["ui_mode"] = "hosted_page",
        ["url"] = url,
        ["wallet_options"] = null,
    };

    public static JsonObject Intent(string id, JsonObject session, JsonObject? data) => new()
    {
        ["id"] = id,
        ["object"] = "payment_intent",
        ["allowed_payment_method_types"] = session["allowed_payment_method_types"]?.DeepClone(),
        ["amount"] = session["amount_total"]!.DeepClone(),
        ["amount_capturable"] = 0,
        ["amount_details"] = new JsonObject { ["tip"] = new JsonObject() },
        ["amount_received"] = 0,
        ["application"] = null,
        ["application_fee_amount"] = null,
        ["automatic_payment_methods"] = null,
        ["canceled_at"] = null,
        ["cancellation_reason"] = null,
        ["capture_method"] = "automatic_async",
        ["client_secret"] = $"{id}_secret_{RandomNumberGenerator.GetString(Letters, 20)}",
        ["confirmation_method"] = "automatic",
        ["created"] = Now,
        ["currency"] = "cad",
        ["customer"] = session["customer"]?.DeepClone(),
        ["customer_account"] = null,
        ["description"] = data?["description"]?.DeepClone(),
        ["excluded_payment_method_types"] = null,
        ["last_payment_error"] = null,
        ["latest_charge"] = null,
        ["livemode"] = false,
        ["managed_payments"] = null,
        ["metadata"] = data?["metadata"]?.DeepClone() ?? new JsonObject(),
        ["next_action"] = null,
        ["on_behalf_of"] = null,
        ["payment_method"] = null,
        ["payment_method_configuration_details"] = null,
        ["payment_method_options"] = new JsonObject(),
        ["payment_method_types"] = session["payment_method_types"]!.DeepClone(),
        ["payment_record"] = null,
        ["processing"] = null,
        ["receipt_email"] = null,
        ["review"] = null,
        ["setup_future_usage"] = null,
        ["shipping"] = null,
        ["source"] = null,
        ["statement_descriptor"] = null,
        ["statement_descriptor_suffix"] = null,
        ["status"] = "requires_payment_method",
        ["transfer_group"] = null,
    };

    public static JsonObject Charge(JsonObject intent, string method, string status, string? last4) => new()
    {
        ["id"] = NewId(method == "card" ? "ch" : "py"),
        ["object"] = "charge",
        ["amount"] = intent["amount"]!.DeepClone(),
        ["amount_captured"] = status == "succeeded" ? intent["amount"]!.DeepClone() : 0,
        ["amount_refunded"] = 0,
        ["application"] = null,
        ["application_fee"] = null,
        ["application_fee_amount"] = null,
        ["balance_transaction"] = status == "succeeded" ? NewId("txn") : null,
        ["billing_details"] = new JsonObject { ["address"] = null, ["email"] = null, ["name"] = null, ["phone"] = null, ["tax_id"] = null },
        ["calculated_statement_descriptor"] = null,
        ["captured"] = status == "succeeded",
        ["created"] = Now,
        ["currency"] = "cad",
        ["customer"] = intent["customer"]?.DeepClone(),
        ["description"] = intent["description"]?.DeepClone(),
        ["disputed"] = false,
        ["failure_balance_transaction"] = null,
        ["failure_code"] = null,
        ["failure_message"] = null,
        ["fraud_details"] = new JsonObject(),
        ["livemode"] = false,
        ["metadata"] = intent["metadata"]!.DeepClone(),
        ["on_behalf_of"] = null,
        ["outcome"] = null,
        ["paid"] = status == "succeeded",
        ["payment_intent"] = intent["id"]!.DeepClone(),
        ["payment_method"] = NewId("pm"),
        ["payment_method_details"] = Details(method, last4),
        ["receipt_email"] = null,
        ["receipt_number"] = null,
        ["receipt_url"] = null,
        ["refunded"] = false,
        ["review"] = null,
        ["shipping"] = null,
        ["source"] = null,
        ["source_transfer"] = null,
        ["statement_descriptor"] = null,
        ["statement_descriptor_suffix"] = null,
        ["status"] = status,
        ["transfer_data"] = null,
        ["transfer_group"] = null,
    };

    public static JsonObject Refund(string id, JsonObject charge, long amount, string? reason, string status) => new()
    {
        ["id"] = id,
        ["object"] = "refund",
        ["amount"] = amount,
        ["balance_transaction"] = NewId("txn"),
        ["charge"] = charge["id"]!.DeepClone(),
        ["created"] = Now,
        ["currency"] = "cad",
        ["customer"] = charge["customer"]?.DeepClone(),
        ["customer_account"] = null,
        ["metadata"] = new JsonObject(),
        ["payment_intent"] = charge["payment_intent"]!.DeepClone(),
        ["payment_method"] = charge["payment_method"]!.DeepClone(),
        ["reason"] = reason,
        ["receipt_number"] = null,
        ["source_transfer_reversal"] = null,
        ["status"] = status,
        ["transfer_reversal"] = null,
    };

    public static JsonObject Customer(string id, JsonObject form) => new()
    {
        ["id"] = id,
        ["object"] = "customer",
        ["balance"] = 0,
        ["created"] = Now,
        ["default_source"] = null,
        ["description"] = null,
        ["email"] = form["email"]?.DeepClone(),
        ["invoice_settings"] = new JsonObject { ["custom_fields"] = null, ["default_payment_method"] = null, ["footer"] = null, ["rendering_options"] = null },
        ["livemode"] = false,
        ["metadata"] = form["metadata"]?.DeepClone() ?? new JsonObject(),
        ["shipping"] = null,
    };

    public static JsonObject Dispute(JsonObject charge, string reason, string status) => new()
    {
        ["id"] = NewId("du"),
        ["object"] = "dispute",
        ["amount"] = charge["amount"]!.DeepClone(),
        ["balance_transactions"] = new JsonArray(),
        ["charge"] = charge["id"]!.DeepClone(),
        ["created"] = Now,
        ["currency"] = "cad",
        ["enhanced_eligibility_types"] = new JsonArray(),
        ["evidence"] = Evidence(),
        ["evidence_details"] = new JsonObject
        {
            ["due_by"] = null,
            ["enhanced_eligibility"] = new JsonObject(),
            ["has_evidence"] = false,
            ["past_due"] = false,
            ["submission_count"] = 0,
            ["submission_method"] = "not_submitted"
        },
        ["intended_submission_method"] = null,
        ["is_charge_refundable"] = false,
        ["livemode"] = false,
        ["metadata"] = new JsonObject(),
        ["payment_intent"] = charge["payment_intent"]!.DeepClone(),
        ["reason"] = reason,
        ["status"] = status,
    };

    public static JsonObject Event(string type, JsonObject about, string? version = ApiVersion) => new()
    {
        ["id"] = NewId("evt"),
        ["object"] = "event",
        ["api_version"] = version,
        ["created"] = Now,
        ["data"] = new JsonObject { ["object"] = about.DeepClone() },
        ["livemode"] = false,
        ["pending_webhooks"] = 1,
        ["request"] = new JsonObject { ["id"] = null, ["idempotency_key"] = null },
        ["type"] = type,
    };

    private static long Amount(JsonObject form) => (form["line_items"] as JsonArray ?? []).OfType<JsonObject>().Sum(i =>
        long.Parse(i["price_data"]!["unit_amount"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture) * long.Parse(i["quantity"]?.ToString() ?? "1",
            System.Globalization.CultureInfo.InvariantCulture));

    private static JsonObject Details(string method, string? last4) => method switch
    {
        "acss_debit" => new()
        {
            ["type"] = method,
            ["acss_debit"] = new JsonObject
            {
                ["bank_name"] = "STRIPE TEST BANK",
                ["expected_debit_date"] = DateTime.UtcNow.AddDays(5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                ["fingerprint"] = NewId("fp")[3..],
                ["institution_number"] = "000",
                ["last4"] = last4,
                ["mandate"] = NewId("mandate"),
                ["transit_number"] = "11000"
            }
        },
        "klarna" => new()
        {
            ["type"] = method,
            ["klarna"] = new JsonObject
            {
                ["payer_details"] = new JsonObject { ["address"] = new JsonObject { ["country"] = "CA" } },
                ["payment_method_category"] = "pay_over_time",
                ["preferred_locale"] = "fr-CA"
            }
        },
        _ => new() { ["type"] = "card", ["card"] = Card(last4) },
    };

    private static JsonObject Card(string? last4) => new()
    {
        ["amount_authorized"] = null,
        ["authorization_code"] = null,
        ["brand"] = "visa",
        ["checks"] = new JsonObject { ["address_line1_check"] = null, ["address_postal_code_check"] = null, ["cvc_check"] = "pass" },
        ["country"] = "CA",
        ["electronic_commerce_indicator"] = null,
        ["transaction_link_id"] = null,
        ["exp_month"] = 12,
        ["exp_year"] = 2030,
        ["fingerprint"] = "XkP2yQ8Zt1Lw9sVb",
        ["funding"] = "credit",
        ["installments"] = null,
        ["last4"] = last4,
        ["mandate"] = null,
        ["network"] = "visa",
        ["network_token"] = new JsonObject { ["used"] = false },
        ["network_transaction_id"] = null,
        ["regulated_status"] = null,
        ["three_d_secure"] = null,
        ["wallet"] = null,
    };

    private static JsonObject Evidence()
    {
        string[] members = ["access_activity_log", "billing_address", "cancellation_policy", "cancellation_policy_disclosure", "cancellation_rebuttal",
            "customer_communication", "customer_email_address", "customer_name", "customer_purchase_ip", "customer_signature", "duplicate_charge_documentation",
            "duplicate_charge_explanation", "duplicate_charge_id", "product_description", "receipt", "refund_policy", "refund_policy_disclosure",
            "refund_refusal_explanation", "service_date", "service_documentation", "shipping_address", "shipping_carrier", "shipping_date",
            "shipping_documentation", "shipping_tracking_number", "uncategorized_file", "uncategorized_text"];
        var evidence = new JsonObject { ["enhanced_evidence"] = new JsonObject() };
        foreach (var member in members)
        {
            evidence[member] = null;
        }

        return evidence;
    }
}
