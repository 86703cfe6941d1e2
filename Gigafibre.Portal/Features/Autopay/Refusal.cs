namespace Gigafibre.Portal.Features.Autopay;

/// <summary>What a refused charge asks for.</summary>
public enum Refusal
{
    /// <summary>Time may cure it: once more later.</summary>
    Soft,

    /// <summary>The customer has to confirm, or to type the card again: paid by hand, and the agreement goes on.</summary>
    NeedsCustomer,

    /// <summary>This card or account is good for nothing any more.</summary>
    Hard,

    /// <summary>Nothing that the customer did: our team looks.</summary>
    Ours,

    /// <summary>Stripe never heard of it.</summary>
    NeverAsked,
}

/// <summary>Sorts Stripe's codes. One that is not known is soft for a card, which the network limits, and hard for nobody.</summary>
public static class Refusals
{
    private static readonly HashSet<string> Dead =
    [
        "lost_card", "stolen_card", "pickup_card", "incorrect_number", "expired_card", "revocation_of_authorization", "revocation_of_all_authorizations",
        "transaction_not_allowed", "highest_risk_level", "stop_payment_order", "restricted_card", "invalid_account",
        "account_closed", "no_account", "bank_account_restricted", "bank_account_unusable", "debit_not_authorized", "payment_intent_mandate_invalid",
        "billing_invalid_mandate", "payment_method_bank_account_blocked",
    ];

    private static readonly HashSet<string> OurOwn = ["charge_exceeds_transaction_limit",
        "charge_exceeds_source_limit", "charge_exceeds_weekly_limit", "card_decline_rate_limit_exceeded"];

    public static Refusal Of(string? code, string? advice) => (code, advice) switch
    {
        (Payments.PaymentSync.NeverAsked, _) => Refusal.NeverAsked,
        ("authentication_required", _) or (_, "confirm_card_data") => Refusal.NeedsCustomer,
        (_, "do_not_try_again") => Refusal.Hard,
        ({ } known, _) when Dead.Contains(known) => Refusal.Hard,
        ({ } known, _) when OurOwn.Contains(known) => Refusal.Ours,
        ("refer_to_customer", _) => Refusal.NeedsCustomer,
        _ => Refusal.Soft,
    };
}
