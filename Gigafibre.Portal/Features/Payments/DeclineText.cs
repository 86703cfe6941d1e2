using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>Why a payment was refused, in plain words. Of what a bank says to warn a shop, nothing is passed on.</summary>
public static class DeclineText
{
    public static Phrase Why(string code) => code switch
    {
        "insufficient_funds" => new("Il manque des fonds. Essayez un autre montant ou payez autrement.", "The funds are missing. Try another amount, or pay another way."),
        "expired_card" => new("Cette carte est expirée. Payez avec une autre.", "This card has expired. Pay with another."),
        "incorrect_cvc" or "invalid_cvc" => new("Le code de sécurité ne correspond pas. Vérifiez-le au dos de la carte.",
            "The security code does not match. Check it on the back of the card."),
        "incorrect_number" or "invalid_number" => new("Le numéro de carte ne correspond pas. Vérifiez-le.", "The card number does not match. Check it."),
        "authentication_required" or "payment_intent_authentication_failure" => new("Votre banque voulait une confirmation qu’elle n’a pas reçue. Essayez de nouveau.",
            "Your bank wanted a confirmation that it did not get. Try again."),
        "processing_error" or "try_again_later" => new("Le réseau de paiement a eu un raté. Essayez de nouveau dans un instant.",
            "The payment network slipped. Try again in a moment."),
        "payment_method_microdeposit_verification_amounts_mismatch" or "payment_method_microdeposit_failed" =>
            new("Les montants ne correspondaient pas aux petits dépôts. Payez autrement.", "The amounts did not match the small deposits. Pay another way."),
        "payment_method_microdeposit_verification_attempts_exceeded" =>
            new("Les montants ont été essayés trop de fois. Payez autrement.", "The amounts were tried too many times. Pay another way."),
        "payment_method_microdeposit_verification_timeout" =>
            new("Le compte bancaire n’a pas été vérifié à temps. Payez autrement.", "The bank account was not verified in time. Pay another way."),
        "account_closed" or "bank_account_restricted" or "debit_not_authorized" or "no_account" =>
            new("Votre banque n’accepte pas de débit sur ce compte. Payez autrement.", "Your bank takes no debit from this account. Pay another way."),
        _ => new("Votre banque ne nous dit pas pourquoi; elle peut vous le dire. Vous pouvez payer autrement.",
            "Your bank does not tell us why; it can tell you. You can pay another way."),
    };
}
