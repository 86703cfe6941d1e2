using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Payments;

public static class PayText
{
    public static readonly Phrase Title = new("Payer", "Pay");
    public static readonly Phrase Lead = new("Par carte, par débit bancaire ou par Klarna quand il est offert. Jamais de frais.",
        "By card, by bank debit, or by Klarna where offered. Never a fee.");
    public static readonly Phrase WhichBills = new("Quelles factures?", "Which bills?");
    public static readonly Phrase PayThese = new("Payer ces factures", "Pay these bills");
    public static readonly Phrase OtherAmount = new("Un autre montant", "Another amount");
    public static readonly Phrase OtherAmountLabel = new("Montant, en dollars", "Amount, in dollars");
    public static readonly Phrase OtherAmountHint = new("Entre 0,50 $ et {0}. Il va d’abord aux factures les plus anciennes.",
        "Between $0.50 and {0}. It goes to the oldest bills first.");
    public static readonly Phrase PayThis = new("Payer ce montant", "Pay this amount");
    public static readonly Phrase BadAmount = new("Écrivez un montant entre 0,50 $ et {0}.", "Enter an amount between $0.50 and {0}.");
    public static readonly Phrase NoBillChosen = new("Choisissez au moins une facture.", "Choose at least one bill.");
    public static readonly Phrase LinkUnderWay = new("Un paiement est en cours.", "A payment is under way.");
    public static readonly Phrase BillUnderWay = new("La facture {0} est en cours de paiement.", "Bill {0} is being paid.");
    public static readonly Phrase NothingToPay = new("Il n’y a plus rien à payer ici.", "There is nothing left to pay here.");
    public static readonly Phrase Away = new(
        "Le paiement ne peut pas s’ouvrir en ce moment. Rien n’a été débité. Réessayez dans une minute.",
        "Payment cannot be opened right now. Nothing was charged. Try again in a minute.");
    public static readonly Phrase LinkTitle = new("Votre facture Gigafibre", "Your Gigafibre bill");
    public static readonly Phrase LinkBalance = new("Votre solde Gigafibre", "Your Gigafibre balance");
    public static readonly Phrase LinkOver = new("Ce lien n’est plus valable.", "This link is no longer good.");
    public static readonly Phrase LinkOverWhy = new("Il a expiré, a été remplacé, ou a été mal copié. Demandez-en un autre au {0}, ou entrez dans votre compte.",
        "It has expired, was replaced, or was miscopied. Ask for another at {0}, or open your account.");

    public static readonly Phrase StatusTitle = new("Votre paiement", "Your payment");
    public static readonly Phrase OfAmount = new("{0}, {1}", "{0}, {1}");
    public static readonly Phrase RefundedSome = new("Remboursement : {0}.", "Refunded: {0}.");
    public static readonly Phrase Checking = new("Nous vérifions votre paiement.", "We are checking your payment.");
    public static readonly Phrase CheckingWhy = new(
        "Le service de paiement tarde à nous répondre. Ne payez pas une deuxième fois : cette page se met à jour toute seule.",
        "The payment service is slow to answer us. Do not pay a second time: this page updates by itself.");
    public static readonly Phrase VerifyNow = new("Vérifier mon compte bancaire", "Verify my bank account");
    public static readonly Phrase GoOn = new("Continuer le paiement", "Go on paying");
    public static readonly Phrase TryAgain = new("Payer autrement", "Pay another way");
    public static readonly Phrase PaidOn = new("Reçu le {0} par Gigafibre, {1}", "Received {0} by Gigafibre, {1}");
    public static readonly Phrase Receipt = new("Cette page, imprimée, est votre reçu.", "This page, printed, is your receipt.");
    public static readonly Phrase Reference = new("Référence : {0}", "Reference: {0}");
    public static readonly Phrase History = new("Paiements faits ici", "Payments made here");
    public static readonly Phrase BackTitle = new("Le retour de votre service", "Getting your service back");
    public static readonly Phrase BackReceived = new("Paiement reçu", "Payment received");
    public static readonly Phrase BackRecorded = new("Inscrit à votre compte", "Booked to your account");
    public static readonly Phrase BackOn = new("Service rétabli. Laissez le modem allumé : il se rebranche seul.",
        "Service restored. Leave the modem on: it reconnects by itself.");
    public static readonly Phrase BackWaiting = new("Rétablissement en cours. Si rien ne change d’ici une heure, appelez-nous au {0}.",
        "Being restored. If nothing changes within an hour, call us at {0}.");
    public static readonly Phrase Done = new("fait", "done");
    public static readonly Phrase Underway = new("en cours", "under way");

    private static readonly Phrase LinkSmsBody = new("Gigafibre : pour payer, sans compte ni mot de passe : {0}", "Gigafibre: to pay, without account or password: {0}");
    private static readonly Phrase LinkMailBody = new(
        "Bonjour,\n\nVoici un lien pour payer, sans compte ni mot de passe :\n\n{0}\n\nIl ne montre ni votre nom ni votre adresse, et ne sert qu’à payer. Si vous "
            + "n’attendiez pas ce message, appelez-nous avant de l’ouvrir.\n\nGigafibre\n",
        "Hello,\n\nHere is a link to pay, without account or password:\n\n{0}\n\nIt shows neither your name nor your address, and is good for paying only. If you "
            + "did not expect this message, call us before opening it.\n\nGigafibre\n");

    public static readonly Phrase LinkSubject = new("Votre lien de paiement Gigafibre", "Your Gigafibre payment link");

    public static string LinkSms(Uri url, Language language) => LinkSmsBody.In(language, url);

    public static string LinkMail(Uri url, Language language) => LinkMailBody.In(language, url);

    public static Phrase LineItem(IReadOnlyList<string> invoices) => invoices.Count == 1
        ? new($"Facture Gigafibre {invoices[0]}", $"Gigafibre bill {invoices[0]}")
        : new($"{invoices.Count} factures Gigafibre", $"{invoices.Count} Gigafibre bills");

    public static Phrase Method(string? method) => method switch
    {
        "card" => new("par carte", "by card"),
        "klarna" => new("par Klarna", "by Klarna"),
        "acss_debit" => new("par débit bancaire", "by bank debit"),
        _ => new("en ligne", "online"),
    };

    public static Phrase State(PaymentAttempt attempt) => attempt switch
    {
        { Dispute: "lost" or "needs_response" or "under_review" } => new("Votre banque a repris ce paiement.", "Your bank took this payment back."),
        { RefundedCents: var back, AmountCents: var all } when back >= all && back > 0 => new("Ce paiement vous a été remboursé.", "This payment was refunded to you."),
        { State: PaymentState.New or PaymentState.Open } => new("Ce paiement n’est pas terminé.", "This payment is not finished."),
        { State: PaymentState.Processing, VerifyUrl: not null } => new("Votre compte bancaire doit être vérifié.", "Your bank account must be verified."),
        { State: PaymentState.Processing } => new("Votre débit bancaire est en route.", "Your bank debit is on its way."),
        { State: PaymentState.Paid } => new("Paiement reçu. Merci!", "Payment received. Thank you!"),
        { State: PaymentState.Recorded } => new("Paiement reçu et inscrit. Merci!", "Payment received and booked. Thank you!"),
        { State: PaymentState.Failed, FailureCode: "canceled" } => new("Ce paiement a été annulé.", "This payment was cancelled."),
        { State: PaymentState.Failed } => new("Ce paiement a été refusé.", "This payment was refused."),
        _ => new("Ce paiement a été abandonné.", "This payment was abandoned."),
    };

    public static Phrase StateWhy(PaymentAttempt attempt) => attempt switch
    {
        { Dispute: "lost" or "needs_response" or "under_review" } => new("Le montant est de nouveau dû. Appelez-nous au {1}.", "The amount is due again. Call us at {1}."),
        { RefundedCents: > 0 } => new("L’argent arrive à votre compte en trois à dix jours ouvrables.", "The money reaches your account in three to ten business days."),
        { State: PaymentState.New or PaymentState.Open } => new("Rien n’a été débité. Vous pouvez continuer où vous étiez.",
            "Nothing was charged. You can go on where you were."),
        { State: PaymentState.Processing, VerifyUrl: not null } => new(
            "Deux petits dépôts arrivent à votre compte d’ici deux jours ouvrables. Revenez ici avec leurs montants.",
            "Two small deposits reach your account within two business days. Come back here with their amounts."),
        { State: PaymentState.Processing } => new(
            "Votre banque prend jusqu’à cinq jours ouvrables, vers le {0}. Vous n’avez rien à faire; ne payez pas une deuxième fois.",
            "Your bank takes up to five business days, until about {0}. There is nothing to do; do not pay a second time."),
        { State: PaymentState.Paid, Trouble: not null } => new(
            "Nous avons votre argent. Une personne de notre équipe l’inscrit à votre compte. Vous n’avez rien à faire.",
            "We have your money. Somebody on our team is booking it to your account. There is nothing to do."),
        { State: PaymentState.Paid } => new(
            "Nous avons votre argent; il s’inscrit à votre compte dès que notre système de facturation répond. Vous n’avez rien à faire.",
            "We have your money; it is booked to your account as soon as our billing system answers. There is nothing to do."),
        { State: PaymentState.Recorded } => new("Votre facture est à jour.", "Your bill is up to date."),
        { State: PaymentState.Failed, FailureCode: "insufficient_funds" } => new(
            "Aucun montant n’a été prélevé : provision insuffisante. Vous pouvez payer autrement.", "No money moved: the funds were missing. You can pay another way."),
        { State: PaymentState.Failed } => new("Aucun montant n’a été prélevé. Vous pouvez payer autrement.", "No money moved. You can pay another way."),
        _ => new("Aucun montant n’a été prélevé.", "No money moved."),
    };

    public static Phrase StateForOthers(PaymentAttempt attempt) => attempt.State switch
    {
        PaymentState.Failed or PaymentState.Expired => new("L’autre paiement n’a pas abouti.", "The other payment did not go through."),
        PaymentState.Recorded => new("Un paiement est inscrit.", "A payment is booked."),
        _ => new("Quelqu’un paie déjà cette facture.", "Somebody is paying this bill already."),
    };

    public static Phrase WhyForOthers(PaymentAttempt attempt) => attempt.State switch
    {
        PaymentState.Failed or PaymentState.Expired => new("Vous pouvez payer avec votre lien.", "You can pay with your link."),
        PaymentState.Recorded => new("Votre lien dit ce qui reste à payer.", "Your link says what is left to pay."),
        _ => new("Ne payez pas une deuxième fois.", "Do not pay a second time."),
    };

    public static string Tone(PaymentAttempt attempt) => attempt switch
    {
        { Dispute: "lost" or "needs_response" or "under_review" } => "bad",
        { State: PaymentState.Paid or PaymentState.Recorded } => "good",
        { State: PaymentState.Failed } => "bad",
        { State: PaymentState.Processing } => "warn",
        _ => "quiet",
    };

    public static string ForDesk(PaymentState state, Language language) => (state switch
    {
        PaymentState.New => new Phrase("préparé", "prepared"),
        PaymentState.Open => new("page ouverte", "page open"),
        PaymentState.Processing => new("en route", "on its way"),
        PaymentState.Expired => new("abandonné", "given up"),
        PaymentState.Failed => new("refusé", "refused"),
        PaymentState.Paid => new("payé, pas encore inscrit", "paid, not booked yet"),
        _ => new Phrase("payé et inscrit", "paid and booked"),
    }).In(language);
}
