using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>Why a payment was refused, in plain words. Of what a bank says to warn a shop, nothing is passed on.</summary>
public static class DeclineText
{
    private static readonly Phrase Both = new("{0} {1}", "{0} {1}");
    private static readonly Phrase Otherwise = new("Payez autrement.", "Pay another way.");

    /// <summary>Why, and what the customer can do about it now.</summary>
    public static Phrase Why(string code) => Both.With(Reason(code), code switch
    {
        "insufficient_funds" => new("Essayez un autre montant ou payez autrement.", "Try another amount, or pay another way."),
        "expired_card" => new("Payez avec une autre.", "Pay with another."),
        "incorrect_cvc" or "invalid_cvc" => new("Vérifiez-le au dos de la carte.", "Check it on the back of the card."),
        "incorrect_number" or "invalid_number" => new("Vérifiez-le.", "Check it."),
        "authentication_required" or "payment_intent_authentication_failure" => new("Essayez de nouveau.", "Try again."),
        "processing_error" or "try_again_later" => new("Essayez de nouveau dans un instant.", "Try again in a moment."),
        _ => Otherwise,
    });

    /// <summary>The reason alone: for a charge that nobody stood by.</summary>
    public static Phrase Reason(string code) => code switch
    {
        "insufficient_funds" => new("Le solde ou la limite ne suffisait pas.", "The balance or the limit was too low."),
        "expired_card" => new("Cette carte est expirée.", "This card has expired."),
        "incorrect_cvc" or "invalid_cvc" => new("Le code de sécurité ne correspond pas.", "The security code does not match."),
        "incorrect_number" or "invalid_number" => new("Le numéro de carte n’est pas le bon.", "The card number is not right."),
        "authentication_required" or "payment_intent_authentication_failure" => new("Votre banque voulait une confirmation qu’elle n’a pas reçue.",
            "Your bank wanted a confirmation that it did not get."),
        "processing_error" or "try_again_later" => new("Le réseau de paiement a eu un raté.", "The payment network had a hiccup."),
        "payment_method_microdeposit_verification_amounts_mismatch" or "payment_method_microdeposit_failed" =>
            new("Les montants ne correspondaient pas aux petits dépôts.", "The amounts did not match the small deposits."),
        "payment_method_microdeposit_verification_attempts_exceeded" => new("Les montants ont été essayés trop de fois.", "The amounts were tried too many times."),
        "payment_method_microdeposit_verification_timeout" => new("Le compte bancaire n’a pas été vérifié à temps.", "The bank account was not verified in time."),
        "account_closed" or "bank_account_restricted" or "debit_not_authorized" or "no_account" =>
            new("Votre banque n’accepte pas de débit sur ce compte.", "Your bank takes no debit from this account."),
        "charge_exceeds_transaction_limit" or "charge_exceeds_source_limit" or "charge_exceeds_weekly_limit" or "card_decline_rate_limit_exceeded" =>
            new("Ce refus ne vient pas de vous.", "This refusal is not your doing."),
        _ => new("Le paiement a été refusé; votre banque peut vous dire pourquoi.", "The payment was refused; your bank can tell you why."),
    };
}
