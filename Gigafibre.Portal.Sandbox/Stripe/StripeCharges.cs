using System.Globalization;
using System.Text.Json.Nodes;

namespace Gigafibre.Portal.Sandbox.Stripe;

/// <summary>A payment that is asked for with a way to pay that was kept, without a page. As strict as Stripe is; what is not known to be taken is refused.</summary>
public sealed class StripeCharges(StripeAccount account)
{
    private static readonly string[] Parameters =
    [
        "amount", "currency", "customer", "payment_method", "confirm", "off_session", "error_on_requires_action", "allowed_payment_method_types", "mandate", "description",
        "metadata", "payment_method_options", "expand",
    ];

    private static readonly string[] Required = ["amount", "currency", "customer", "payment_method", "confirm"];

    public JsonObject Create(JsonObject form)
    {
        foreach (var (name, _) in form.Where(f => !Parameters.Contains(f.Key)))
        {
            throw Refuse("parameter_unknown", $"Received unknown parameter: {name}", name);
        }

        foreach (var required in Required.Where(r => form[r] is null))
        {
            throw Refuse("parameter_missing", $"Missing required param: {required}.", required);
        }

        var amount = long.Parse(form["amount"]!.ToString(), CultureInfo.InvariantCulture);
        if (amount < 50)
        {
            throw Refuse("amount_too_small", "Amount must be at least $0.50 cad", "amount");
        }

        var customer = form["customer"]!.ToString();
        if (account.Peek(customer) is not { } known || known["deleted"] is not null)
        {
            throw Refuse("resource_missing", $"No such customer: '{customer}'", "customer");
        }

        var id = form["payment_method"]!.ToString();
        if (account.Peek(id) is null)
        {
            throw Refuse("resource_missing", $"No such PaymentMethod: '{id}'", "payment_method");
        }

        var method = account.Find(id, "payment_method");
        if (method["customer"]?.ToString() != customer)
        {
            throw Refuse(null, "The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without "
                + "Customer attachment, or was detached from a Customer. It may not be used again.", "payment_method");
        }

        var kind = method["type"]!.ToString();
        if (form["allowed_payment_method_types"] is JsonArray types && !types.Any(t => t!.ToString() == kind))
        {
            throw Refuse(null, $"The PaymentMethod provided ({kind}) is not allowed for this PaymentIntent.", "payment_method");
        }

        return kind == "card" ? Card(form, method, amount) : Debit(form, method, amount);
    }

    private JsonObject Card(JsonObject form, JsonObject method, long amount)
    {
        var intent = NewIntent(form, "card", amount);
        var number = method[StripeMethods.Number]!.ToString();
        var last4 = method["card"]!["last4"]!.ToString();
        var till = new StripeCashier(account);
        if (number == "4000002760003184")
        {
            throw Declined(till, intent, method, last4, "authentication_required", "authentication_required", null);
        }

        if (method["sandbox_decline"] is JsonObject refusal)
        {
            throw Declined(till, intent, method, last4, refusal["code"]!.ToString(), refusal["decline"]?.ToString(), refusal["advice"]?.ToString());
        }

        var (today, card) = (DateTimeOffset.FromUnixTimeSeconds(StripeObjects.Now) + account.Ahead, method["card"]!);
        if ((StripeObjects.Number(card["exp_year"]), StripeObjects.Number(card["exp_month"])).CompareTo((today.Year, today.Month)) < 0)
        {
            throw Declined(till, intent, method, last4, "expired_card", null, "do_not_try_again");
        }

        if (number == "4000000000000341")
        {
            throw Declined(till, intent, method, last4, "card_declined", "generic_decline", "try_again_later");
        }

        till.TakeCard(intent, method["id"]!.ToString(), last4);
        return intent;
    }

    private JsonObject Debit(JsonObject form, JsonObject method, long amount)
    {
        var mandate = form["mandate"]?.ToString();
        if (mandate is null || account.Peek(mandate) is not { } agreed || agreed["payment_method"]!.ToString() != method["id"]!.ToString()
            || agreed["status"]!.ToString() != "active")
        {
            throw Refuse("payment_intent_mandate_invalid", "The mandate provided is not valid for this PaymentMethod.", "mandate");
        }

        if (form["off_session"] is not null || form["error_on_requires_action"] is not null)
        {
            throw Refuse(null, "A bank debit with a mandate is confirmed without off_session.", "off_session");
        }

        var intent = NewIntent(form, "acss_debit", amount);
        intent["payment_method"] = method["id"]!.DeepClone();
        new StripeCashier(account).StartDebit(null, intent, method[StripeMethods.Number]!.ToString(), (method["sandbox_decline"] as JsonObject)?["code"]?.ToString());
        return intent;
    }

    private JsonObject NewIntent(JsonObject form, string kind, long amount)
    {
        var asIfSession = new JsonObject
        {
            ["amount_total"] = amount,
            ["customer"] = form["customer"]!.DeepClone(),
            ["payment_method_types"] = new JsonArray(kind),
            ["allowed_payment_method_types"] = new JsonArray(kind),
        };
        var intent = account.Add(StripeObjects.Intent(StripeObjects.NewId("pi"), asIfSession,
            new JsonObject { ["metadata"] = form["metadata"]?.DeepClone(), ["description"] = form["description"]?.DeepClone() }));
        account.Tell("payment_intent.created", intent);
        return intent;
    }

    /// <summary>402, with the payment and the way to pay in it; a try to charge is on record.</summary>
    private static StripeRefusalException Declined(StripeCashier till, JsonObject intent, JsonObject method, string last4, string code, string? decline, string? advice)
    {
        till.RefuseCard(intent, code, decline, advice, last4);
        var refusal = new StripeRefusalException(402, "card_error", code, "Your card was declined.");
        var error = refusal.Body["error"]!.AsObject();
        (error["decline_code"], error["charge"], error["payment_intent"]) = (decline, intent["latest_charge"]!.DeepClone(), intent.DeepClone());
        error["payment_method"] = StripeApi.Clean(method);
        if (advice is not null)
        {
            error["advice_code"] = advice;
        }

        return refusal;
    }

    private static StripeRefusalException Refuse(string? code, string message, string? param) => new(400, "invalid_request_error", code, message, param);
}
