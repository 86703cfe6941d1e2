using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.SavedMethods;

public static class MethodText
{
    /// <summary>In the agreement of a bank account, on Stripe's page.</summary>
    public static readonly Phrase Schedule = new("quand vous le demandez, et à la date annoncée de chaque facture si le paiement automatique est activé",
        "when you ask for it, and on the announced date of each bill if automatic payment is on");

    public static readonly Phrase Title = new("Modes de paiement", "Ways to pay");
    public static readonly Phrase Lead = new("Une carte ou un compte bancaire enregistré sert à payer d’une touche. Les numéros restent chez Stripe; nous ne les voyons jamais.",
        "A saved card or bank account lets you pay in one tap. The numbers stay at Stripe; we never see them.");
    public static readonly Phrase None = new("Vous n’avez rien d’enregistré.", "You have nothing saved.");
    public static readonly Phrase Add = new("Ajouter une carte ou un compte", "Add a card or an account");
    public static readonly Phrase AddWhy = new("La page sécurisée de Stripe s’ouvre; rien n’est débité.", "Stripe’s secure page opens; nothing is charged.");
    public static readonly Phrase TooMany = new("Vous ne pouvez rien ajouter pour le moment. Retirez d’abord un mode de paiement, ou appelez-nous au {0}.",
        "You cannot add anything right now. Remove a way to pay first, or call us at {0}.");
    public static readonly Phrase Away = new("Le service de paiement ne répond pas. Rien n’a changé; réessayez dans une minute.",
        "The payment service is not answering. Nothing has changed; try again in a minute.");
    public static readonly Phrase Added = new("C’est enregistré : {0}.", "Saved: {0}.");
    public static readonly Phrase AddedVerify = new("Il reste une étape : vérifier votre compte bancaire.", "One step is left: verify your bank account.");
    public static readonly Phrase NotAdded = new("Rien n’a été enregistré.", "Nothing was saved.");
    public static readonly Phrase NotKnownYet = new("Stripe n’a pas encore confirmé. Rouvrez cette page dans une minute, avant d’ajouter de nouveau.",
        "Stripe has not confirmed yet. Open this page again in a minute, before adding anything again.");
    public static readonly Phrase Removed = new("C’est retiré. Aucun nouveau débit n’y sera fait.", "Removed. No new charge will be made to it.");
    public static readonly Phrase FirstNow = new("C’est maintenant votre mode de paiement principal.", "This is now your main way to pay.");
    public static readonly Phrase First = new("Principal", "Main");
    public static readonly Phrase PutFirst = new("En faire le principal", "Make it the main one");
    public static readonly Phrase Remove = new("Retirer", "Remove");
    public static readonly Phrase RemoveTitle = new("Retirer {0}?", "Remove {0}?");
    public static readonly Phrase RemoveWhy = new("Plus rien n’y sera débité. Un débit déjà parti à la banque se termine. Vous pourrez l’ajouter de nouveau quand vous voudrez.",
        "Nothing more will be charged to it. A debit already sent to the bank runs its course. You can add it again whenever you like.");
    public static readonly Phrase Keep = new("Garder", "Keep it");
    public static readonly Phrase Verify = new("Vérifier le compte", "Verify the account");
    public static readonly Phrase VerifyWhy = new("Deux petits dépôts arrivent d’ici deux jours ouvrables. Revenez ici avec leurs montants, dans les dix jours; vous avez "
        + "trois essais.",
        "Two small deposits arrive within two business days. Come back here with their amounts, within ten days; you have three tries.");
    public static readonly Phrase BankConfirms = new("Votre banque confirme le compte.", "Your bank is confirming the account.");
    public static readonly Phrase Expired = new("Expirée. Ajoutez la nouvelle carte; si celle-ci sert au paiement automatique, choisissez-y la nouvelle avant de la retirer.",
        "Expired. Add the new card; if automatic payment uses this one, choose the new one there before removing it.");
    public static readonly Phrase ExpiresSoon = new("Expire le {0}.", "Expires {0}.");
    public static readonly Phrase ExpiresLater = new("Jusqu’en {0}", "Until {0}");
    public static readonly Phrase Unusable = new("Votre banque n’accepte plus de débit ici. Ajoutez un autre mode de paiement.",
        "Your bank takes no more debits here. Add another way to pay.");
    public static readonly Phrase Agreed = new("Accord donné le {0}.", "Agreed to on {0}.");
    public static readonly Phrase ByMail = new("Pour voir et changer vos modes de paiement, entrez avec un code reçu par texto ou par appel : une boîte courriel s’ouvre "
        + "plus facilement qu’un téléphone.",
        "To see and change your ways to pay, sign in with a code by text or call: a mailbox is easier to open than a telephone.");
    public static readonly Phrase Failed = new("{0} n’a pas pu être vérifié. Ajoutez-le de nouveau pour réessayer.", "{0} could not be verified. Add it again to retry.");
    public static readonly Phrase PayWith = new("Payer avec", "Pay with");
    public static readonly Phrase PayNowWith = new("Payer {0} avec {1}", "Pay {0} with {1}");
    public static readonly Phrase OtherWay = new("Autrement (carte, banque, Klarna)", "Another way (card, bank, Klarna)");

    public static readonly Phrase Share = new("Utiliser aussi pour un autre compte Gigafibre", "Use it for another Gigafibre account too");
    public static readonly Phrase ShareTitle = new("Utiliser {0} pour un autre de vos comptes Gigafibre?", "Use {0} for another of your Gigafibre accounts?");
    public static readonly Phrase ShareWhy = new("Toute personne qui a accès à l’autre compte Gigafibre pourra s’en servir pour en payer les factures. Le paiement automatique "
        + "n’y est pas activé pour autant. Vous pouvez mettre fin à ce partage ici, quand vous voulez.",
        "Anyone with access to the other Gigafibre account will be able to pay its bills with it. This does not turn on automatic payment there. You can stop sharing here "
        + "whenever you like.");
    public static readonly Phrase ShareWith = new("Pour quel compte Gigafibre?", "For which Gigafibre account?");
    public static readonly Phrase ShareNow = new("Oui, l’utiliser pour ce compte", "Yes, use it for that account");
    public static readonly Phrase SharedNow = new("C’est fait. Ce mode de paiement apparaît maintenant dans l’autre compte.", "Done. It now appears in the other account.");
    public static readonly Phrase SharedWith = new("Sert aussi à un autre compte : {0}.", "Also used for another account: {0}.");
    public static readonly Phrase SharedFrom = new("Ce mode de paiement vient d’un autre compte Gigafibre, qui vous permet de vous en servir.",
        "This comes from another Gigafibre account, which lets you use it.");
    public static readonly Phrase UnshareAsk = new("Ne plus utiliser {0} pour le compte {1}?", "Stop using {0} for the account {1}?");
    public static readonly Phrase UnshareWhy = new("Si le paiement automatique de ce compte s’en sert, il s’arrête aussi; ses factures seront à payer autrement.",
        "If that account’s automatic payment uses it, it stops too; its bills will have to be paid another way.");
    public static readonly Phrase Unshare = new("Ne plus l’utiliser pour ce compte", "Stop using it for that account");
    public static readonly Phrase UnshareHere = new("Ne plus l’utiliser ici", "Stop using it here");
    public static readonly Phrase UnsharedNow = new("C’est fait. Ce compte Gigafibre ne s’en servira plus. Un débit déjà parti à la banque se termine.",
        "Done. That Gigafibre account will no longer use it. A debit already sent to the bank runs its course.");
    public static readonly Phrase ReadTerms = new("Lire l’accord de débit préautorisé", "Read the pre-authorized debit agreement");
    public static readonly Phrase Terms = new("Le {0}, vous avez autorisé Gigafibre à débiter ce compte bancaire {1}. C’est un accord de débit préautorisé {2}. Pour y mettre "
        + "fin, retirez ce compte bancaire ici. Un débit déjà parti à la banque se termine; il n’y en aura pas d’autre.",
        "On {0}, you authorized Gigafibre to debit this bank account {1}. It is a {2} pre-authorized debit agreement. To end it, remove this bank account here. A debit already "
        + "sent to the bank runs its course; there will be no other.");
    public static readonly Phrase Personal = new("personnel", "personal");
    public static readonly Phrase Business = new("d’entreprise", "business");
    public static readonly Phrase Recourse = new("Vous avez certains droits de recours si un débit n’est pas conforme au présent accord. Par exemple, vous avez le droit de "
        + "recevoir le remboursement de tout débit qui n’est pas autorisé ou qui n’est pas compatible avec le présent accord de débit préautorisé. Pour obtenir plus "
        + "d’information sur vos droits de recours, communiquez avec votre institution financière ou visitez www.paiements.ca.",
        "You have certain recourse rights if any debit does not comply with this agreement. For example, you have the right to receive reimbursement for any debit that is not "
        + "authorized or is not consistent with this pre-authorized debit agreement. To obtain more information on your recourse rights, contact your financial institution or "
        + "visit www.payments.ca.");

    public static readonly Phrase ExpiresTitle = new("Carte qui expire", "Card about to expire");
    public static readonly Phrase ExpiresSubject = new("Votre carte enregistrée expire bientôt", "Your saved card expires soon");
    public static readonly Phrase ExpiresMail = new(
        "Bonjour,\n\nVotre {0}, enregistrée chez Gigafibre, expire le {1}. Si votre banque vous en envoie une nouvelle, le réseau la met souvent à jour tout seul; sinon, "
            + "ajoutez-la ici :\n\n{2}\n\nGigafibre",
        "Hello,\n\nYour {0}, saved at Gigafibre, expires {1}. When your bank sends you a new one, the network often updates it by itself; if not, add it "
            + "here:\n\n{2}\n\nGigafibre");
    public static readonly Phrase ExpiresShort = new("Gigafibre : votre {0} expire le {1}. Pour la remplacer : {2}", "Gigafibre: your {0} expires {1}. To replace it: {2}");
    public static readonly Phrase ExpiresAction = new("Mes modes de paiement", "My ways to pay");

    /// <summary><c>Visa se terminant par 4242</c>, <c>compte Desjardins se terminant par 6789</c>.</summary>
    public static Phrase Name(SavedMethod method) => Name(method.Kind, method.Brand, method.Last4);

    public static Phrase Yours(string? kind, string? brand, string? last4) => Owned(kind, brand, last4, ("votre", "votre"), "your");

    public static Phrase Mine(string? kind, string? brand, string? last4) => Owned(kind, brand, last4, ("mon", "ma"), "my");

    public static Phrase Name(string? kind, string? brand, string? last4) => kind == SavedMethod.BankDebit
        ? new($"compte bancaire se terminant par {last4}", $"bank account ending in {last4}")
        : brand is null ? new($"carte se terminant par {last4}", $"card ending in {last4}")
        : new($"{PayText.Brand(brand)} se terminant par {last4}", $"{PayText.Brand(brand)} ending in {last4}");

    private static Phrase Owned(string? kind, string? brand, string? last4, (string Account, string Card) french, string english) => kind == SavedMethod.BankDebit
        ? new($"{french.Account} compte bancaire se terminant par {last4}", $"{english} bank account ending in {last4}")
        : brand is null ? new($"{french.Card} carte se terminant par {last4}", $"{english} card ending in {last4}")
        : new($"{french.Card} carte {PayText.Brand(brand)} se terminant par {last4}", $"{english} {PayText.Brand(brand)} card ending in {last4}");
}
