using Gigafibre.Portal.Features.Payments.Checkout;
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
    public static readonly Phrase OtherAmountHint = new("Entre 0,50 $ et {0}. Il va d’abord aux factures les plus anciennes.",
        "Between $0.50 and {0}. It goes to the oldest bills first.");
    public static readonly Phrase PayThis = new("Payer ce montant", "Pay this amount");
    public static readonly Phrase BadAmount = new("Écrivez un montant entre 0,50 $ et {0}.", "Enter an amount between $0.50 and {0}.");
    public static readonly Phrase NoBillChosen = new("Choisissez au moins une facture.", "Choose at least one bill.");
    public static readonly Phrase LinkUnderWay = new("Un paiement est en cours.", "A payment is under way.");
    public static readonly Phrase BillUnderWay = new("La facture {0} est en cours de paiement.", "Bill {0} is being paid.");
    public static readonly Phrase NothingToPay = new("Il n’y a plus rien à payer ici.", "There is nothing left to pay here.");
    public static readonly Phrase Away = new(
        "Le paiement ne peut pas s’ouvrir en ce moment. Rien n’a été débité. Réessayez dans une minute.",
        "Payment cannot be opened right now. Nothing was charged. Try again in a minute.");
    public static readonly Phrase LinkTitle = new("Votre facture Gigafibre", "Your Gigafibre bill");
    public static readonly Phrase LinkBalance = new("Votre solde Gigafibre", "Your Gigafibre balance");
    public static readonly Phrase LinkOver = new("Ce lien n’est plus valide.", "This link is no longer good.");
    public static readonly Phrase LinkOverWhy = new("Il a expiré, a été remplacé, ou a été mal copié. Demandez-en un autre au {0}, ou entrez dans votre compte.",
        "It has expired, was replaced, or was miscopied. Ask for another at {0}, or open your account.");

    public static readonly Phrase InTwoSteps = new("Vos factures se paient en deux fois : d’abord {0}, puis {1}.", "Your bills are paid in two steps: first {0}, then {1}.");
    public static readonly Phrase ManyBills = new("Vous avez {0} factures à payer; les {1} plus anciennes sont listées ici.",
        "You have {0} bills to pay; the {1} oldest are listed here.");
    public static readonly Phrase PayAll = new("Payer les {0} factures, {1}", "Pay all {0} bills, {1}");

    /// <summary><c>{0}</c> the bill it is about, <c>{1}</c> our telephone.</summary>
    public static Phrase Refusal(ChargeRefusal why) => why switch
    {
        ChargeRefusal.AccountClosed => new("Ce compte ne peut pas être payé en ligne en ce moment. Rien n’a été débité. Appelez-nous au {1}.",
            "This account cannot be paid online right now. Nothing was charged. Call us at {1}."),
        ChargeRefusal.NotCad => new("La facture {0} n’est pas en dollars canadiens. Appelez-nous au {1} pour la payer.",
            "Bill {0} is not in Canadian dollars. Call us at {1} to pay it."),
        ChargeRefusal.BooksClosed => new("Nos livres sont fermés pour le moment. Rien n’a été débité; revenez plus tard ou appelez-nous au {1}.",
            "Our books are closed for now. Nothing was charged; come back later or call us at {1}."),
        ChargeRefusal.CreditCovers => new("Votre crédit couvre tout : il n’y a rien à payer.", "Your credit covers everything: there is nothing to pay."),
        ChargeRefusal.HeldElsewhere => new("La facture {0} est déjà en prélèvement automatique.", "Bill {0} is already being debited automatically."),
        _ => new("Moins de 0,50 $ : ce montant est reporté à votre prochaine facture.", "Under $0.50: this amount is carried to your next bill."),
    };

    /// <summary>How a payment was made, with the last digits that people know it by.</summary>
    public static Phrase How(PaymentAttempt attempt) => (attempt.Method, attempt.Last4) switch
    {
        ("card", { } last) when attempt.Brand is null => new($"Carte se terminant par {last}", $"Card ending in {last}"),
        ("card", { } last) => new($"{Brand(attempt.Brand)} se terminant par {last}", $"{Brand(attempt.Brand)} ending in {last}"),
        ("acss_debit", { } last) => new($"compte bancaire se terminant par {last}", $"bank account ending in {last}"),
        _ => Method(attempt.Method),
    };

    public static string Brand(string? brand) => brand switch
    {
        "visa" => "Visa",
        "mastercard" => "Mastercard",
        "amex" => "American Express",
        "interac" => "Interac",
        { Length: > 0 } other => char.ToUpperInvariant(other[0]) + other[1..],
        _ => "Carte",
    };

    public static readonly Phrase StatusTitle = new("Votre paiement", "Your payment");
    public static readonly Phrase OfAmount = new("{0}, {1}", "{0}, {1}");
    public static readonly Phrase RefundOnItsWay = new("Un remboursement de {0} est en route.", "A refund of {0} is on its way.");
    public static readonly Phrase PayAmountOtherwise = new("Payer {0} autrement", "Pay {0} another way");
    public static readonly Phrase NotHere = new("Entrez dans votre compte, ou rouvrez votre lien, pour voir ce paiement.",
        "Open your account, or your link again, to see this payment.");
    public static readonly Phrase RefundedSome = new("Remboursement : {0}.", "Refunded: {0}.");
    public static readonly Phrase Checking = new("Nous vérifions votre paiement.", "We are checking your payment.");
    public static readonly Phrase CheckingWhy = new(
        "Le service de paiement tarde à nous répondre. Ne payez pas une deuxième fois : cette page se met à jour toute seule.",
        "The payment service is slow to answer us. Do not pay a second time: this page updates by itself.");
    public static readonly Phrase VerifyNow = new("Vérifier mon compte bancaire", "Verify my bank account");
    public static readonly Phrase GoOn = new("Continuer le paiement", "Go on paying");
    public static readonly Phrase TryAgain = new("Payer autrement", "Pay another way");
    public static readonly Phrase PaidOn = new("Reçu le {0} par Gigafibre, {1}", "Received {0} by Gigafibre, {1}");
    public static readonly Phrase ReceiptTitle = new("Reçu", "Receipt");
    public static readonly Phrase ReceiptPdf = new("Télécharger (PDF)", "Download (PDF)");
    public static readonly Phrase ReceiptByMail = new("Me l’envoyer par courriel", "Send it to me by e-mail");
    public static readonly Phrase ReceiptMailed = new("Le reçu part à l’adresse courriel de votre dossier.", "The receipt is on its way to the e-mail address on your file.");
    public static readonly Phrase ReceiptNoAddress = new("Votre dossier n’a pas d’adresse courriel. Téléchargez le reçu, ou appelez-nous au {0} pour en ajouter une.",
        "Your file has no e-mail address. Download the receipt, or call us at {0} to add one.");
    public static readonly Phrase ReceiptNotMailed = new("Le reçu ne peut pas partir en ce moment. Téléchargez-le, ou réessayez dans une minute.",
        "The receipt cannot be sent right now. Download it, or try again in a minute.");
    public static readonly Phrase ReceiptSubject = new("Votre reçu Gigafibre {2}", "Your Gigafibre receipt {2}");
    public static readonly Phrase ReceiptMail = new(
        "Bonjour,\n\nVoici le reçu de votre paiement de {0}, reçu le {1}. Sa référence : {2}.\n\nMerci, et à bientôt.\n\nGigafibre",
        "Hello,\n\nHere is the receipt for your payment of {0}, received {1}. Its reference: {2}.\n\nThank you.\n\nGigafibre");
    public static readonly Phrase ReceiptShort = new("Gigafibre : reçu de {0} du {1}, référence {2}.", "Gigafibre: receipt for {0}, received {1}, reference {2}.");
    public static readonly Phrase PaidStamp = new("PAYÉ", "PAID");
    public static readonly Phrase ReceivedFrom = new("Reçu de", "Received from");
    public static readonly Phrase TotalPaid = new("Total payé", "Total paid");
    public static readonly Phrase RefundedSince = new("Remboursé depuis", "Refunded since");
    public static readonly Phrase TaxNumbers = new("TPS : {0} · TVQ : {1}", "GST: {0} · QST: {1}");
    public static readonly Phrase Reference = new("Référence : {0}", "Reference: {0}");
    public static readonly Phrase History = new("Paiements faits ici", "Payments made here");
    public static readonly Phrase BackTitle = new("Le retour de votre service", "Getting your service back");
    public static readonly Phrase BackReceived = new("Paiement reçu", "Payment received");
    public static readonly Phrase BackRecorded = new("Inscrit à votre compte", "Booked to your account");
    public static readonly Phrase BackOn = new("Service rétabli. Laissez le modem allumé : il se reconnecte tout seul.",
        "Service restored. Leave the modem on: it reconnects by itself.");
    public static readonly Phrase BackWaiting = new("Rétablissement en cours. Si rien ne change d’ici une heure, appelez-nous au {0}.",
        "Being restored. If nothing changes within an hour, call us at {0}.");
    public static readonly Phrase ServiceComesBack = new("Paiement reçu : votre service se rétablit.", "Payment received: your service is being restored.");
    public static readonly Phrase ServiceComesBackWhy = new("Nous l’avons reçu {0}. Laissez le modem allumé. Si rien ne change d’ici une heure, appelez-nous au {1}.",
        "We received it {0}. Leave the modem on. If nothing changes within an hour, call us at {1}.");
    public static readonly Phrase DebitComes = new("Votre débit bancaire est en route.", "Your bank debit is on its way.");
    public static readonly Phrase DebitComesWhy = new("Votre service est suspendu jusqu’à son arrivée, au plus tard le {0}. Pour le ravoir plus tôt, appelez-nous au {1}.",
        "Your service is suspended until it arrives, by {0} at the latest. To have it back sooner, call us at {1}.");
    public static readonly Phrase Done = new("fait", "done");
    public static readonly Phrase Underway = new("en cours", "under way");

    public static readonly Phrase LinkName = new("Lien de paiement", "Payment link");
    public static readonly Phrase LinkAction = new("Payer", "Pay");
    public static readonly Phrase LinkShort = new("Gigafibre : pour payer, sans compte ni mot de passe : {0}", "Gigafibre: to pay, without account or password: {0}");
    public static readonly Phrase LinkMail = new(
        "Bonjour,\n\nVoici un lien pour payer, sans compte ni mot de passe :\n\n{0}\n\nIl ne montre ni votre nom ni votre adresse, et ne sert qu’à payer. Si vous "
            + "n’attendiez pas ce message, n’ouvrez pas le lien et appelez-nous.\n\nGigafibre",
        "Hello,\n\nHere is a link to pay, without account or password:\n\n{0}\n\nIt shows neither your name nor your address, and is good for paying only. If you "
            + "did not expect this message, do not open the link; call us.\n\nGigafibre");

    public static readonly Phrase LinkSubject = new("Votre lien de paiement Gigafibre", "Your Gigafibre payment link");

    public static readonly Phrase DebitReceivedTitle = new("Débit bancaire reçu", "Bank debit received");
    public static readonly Phrase DebitReceivedSubject = new("Votre paiement de {0} est arrivé", "Your payment of {0} has arrived");
    public static readonly Phrase DebitReceivedMail = new(
        "Bonjour,\n\nVotre banque nous a remis les {0} de votre débit. "
            + "Ils sont inscrits à votre compte; vous n’avez rien à faire. Référence : {1}.\n\n{2}\n\nMerci,\nGigafibre",
        "Hello,\n\nYour bank has sent us the {0} of your debit. "
            + "It is booked to your account; there is nothing for you to do. Reference: {1}.\n\n{2}\n\nThank you,\nGigafibre");
    public static readonly Phrase DebitReceivedShort = new("Gigafibre : votre paiement de {0} est arrivé. Merci! Référence {1}. {2}",
        "Gigafibre: your payment of {0} has arrived. Thank you! Reference {1}. {2}");
    public static readonly Phrase DebitReceivedAction = new("Voir le paiement", "See the payment");
    public static readonly Phrase DebitTakenBackTitle = new("Paiement annulé par la banque", "Payment reversed by the bank");
    public static readonly Phrase DebitTakenBackSubject = new("Votre banque a annulé votre paiement de {0}", "Your bank reversed your payment of {0}");
    public static readonly Phrase DebitTakenBackMail = new(
        "Bonjour,\n\nVotre banque a repris {0} de votre débit du {1}. Si vous n’avez pas payé autrement depuis, "
            + "ce montant est de nouveau à payer.\n\nElle seule peut vous dire pourquoi. "
            + "Gigafibre ne demande pas de frais; si votre banque en demande, c’est elle qui peut vous les expliquer.\n\n{2}\n\nGigafibre",
        "Hello,\n\nYour bank took back {0} of your debit dated {1}. Unless you have paid another way since, this amount is due again.\n\nOnly the bank can tell you why. "
            + "Gigafibre charges no fee; if your bank does, it is the one to explain it.\n\n{2}\n\nGigafibre");
    public static readonly Phrase DebitTakenBackBrief = new("Gigafibre : votre banque a repris {0} de votre débit du {1}. Ce montant est à payer : {2}",
        "Gigafibre: your bank took back {0} of your debit dated {1}. That amount is to be paid: {2}");
    public static readonly Phrase DebitFailedTitle = new("Débit bancaire refusé ou impossible", "Bank debit did not go through");
    public static readonly Phrase DebitFailedSubject = new("Votre paiement de {0} n’est pas passé", "Your payment of {0} did not go through");
    public static readonly Phrase DebitFailedMail = new(
        "Bonjour,\n\nLe débit bancaire de {0} n’a pas pu se faire. {1}\n\nNous n’avons rien reçu. Si vous n’avez pas payé autrement depuis, ce montant reste à payer. "
            + "Gigafibre ne demande pas de frais; si votre banque en demande, c’est elle qui peut vous les expliquer.\n\n{2}\n\nGigafibre",
        "Hello,\n\nThe bank debit of {0} could not be made. {1}\n\nWe received nothing. Unless you have paid another way since, this amount is still due. "
            + "Gigafibre charges no fee; if your bank does, it is the one to explain it.\n\n{2}\n\nGigafibre");
    public static readonly Phrase DebitFailedShort = new("Gigafibre : le débit de {0} n’a pas pu se faire. Votre facture reste à payer : {2}",
        "Gigafibre: the debit of {0} could not be made. Your bill is still to be paid: {2}");
    public static readonly Phrase DebitFailedAction = new("Voir le paiement", "See the payment");

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

    public static readonly Phrase PaidBy = new("Par {0}.", "By {0}.");

    /// <summary>Who opened the payment page, for the staff.</summary>
    public static Phrase Who(Payer payer) => payer.Kind switch
    {
        PayerKind.Customer => new("par le client", "by the customer"),
        PayerKind.Mail => new("par le client, entré par courriel", "by the customer, signed in by e-mail"),
        PayerKind.Link => new("par un lien de paiement", "by a payment link"),
        PayerKind.Person => new("par une personne autorisée", "by an authorised person"),
        PayerKind.Autopay => new("par prélèvement automatique", "by automatic payment"),
        _ => new("par notre équipe", "by our team"),
    };

    private static Phrase Refused(string? method) => method switch
    {
        "klarna" => new("Klarna a refusé. Rien n’a été débité.", "Klarna refused. Nothing was debited."),
        "acss_debit" => new("Votre banque a refusé. Rien n’a été débité.", "Your bank refused. Nothing was debited."),
        _ => new("Votre carte a été refusée. Rien n’a été débité.", "Your card was refused. Nothing was debited."),
    };

    public static Phrase State(PaymentAttempt attempt) => attempt switch
    {
        { Dispute: "lost" } => new("Votre banque a repris ce paiement.", "Your bank took this payment back."),
        _ when DisputeStates.IsOpen(attempt.Dispute) => new("Ce paiement est contesté à votre banque.", "This payment is disputed at your bank."),
        { State: PaymentState.Open, FailureCode: not null } => Refused(attempt.Method),
        { RefundedCents: var back, AmountCents: var all } when back >= all && back > 0 => new("Ce paiement vous a été remboursé.", "This payment was refunded to you."),
        { State: PaymentState.New or PaymentState.Open } => new("Ce paiement n’est pas terminé.", "This payment is not finished."),
        { IsGivenUp: true } => new("Ce débit n’a pas été confirmé.", "This debit was not confirmed."),
        { IsUnknown: true } => Checking,
        { State: PaymentState.Processing, VerifyUrl: not null } => new("Votre compte bancaire doit être vérifié.", "Your bank account must be verified."),
        { State: PaymentState.Processing } => new("Votre débit bancaire est en route.", "Your bank debit is on its way."),
        { State: PaymentState.Paid } => new("Paiement reçu. Merci!", "Payment received. Thank you!"),
        { State: PaymentState.Recorded } => new("Paiement reçu et inscrit. Merci!", "Payment received and booked. Thank you!"),
        { State: PaymentState.Failed, FailureCode: "canceled" } => new("Ce paiement a été annulé.", "This payment was cancelled."),
        { State: PaymentState.Failed } => Refused(attempt.Method),
        _ => new("Ce paiement a été abandonné.", "This payment was abandoned."),
    };

    public static Phrase StateWhy(PaymentAttempt attempt) => attempt switch
    {
        { IsTakenBack: true } => new("Ce qu’elle a repris est de nouveau dû. Appelez-nous au {1}.", "What it took back is due again. Call us at {1}."),
        { Dispute: "lost" } => new("Votre compte dit ce qui reste à payer.", "Your account says what is left to pay."),
        _ when DisputeStates.IsOpen(attempt.Dispute) => new("Rien à payer d’ici sa réponse. Questions : {1}.", "Nothing to pay until it answers. Questions: {1}."),
        { State: PaymentState.Open, FailureCode: { } code } => DeclineText.Why(code),
        { RefundPendingCents: > 0 } => new("L’argent arrive à votre compte en trois à dix jours ouvrables.", "The money reaches your account in three to ten business days."),
        { State: PaymentState.New or PaymentState.Open } => new("Rien n’a été débité. Vous pouvez continuer où vous étiez.",
            "Nothing was charged. You can go on where you were."),
        { IsGivenUp: true } => new(
            "Ne confirmez plus ce débit : vous avez choisi de payer autrement. Il s’annule seul vers le {2}; si vous le confirmez quand même, le montant reste à votre crédit.",
            "Do not confirm this debit any more: you chose to pay another way. It ends by itself around {2}; if you confirm it all the same, the amount stays as your credit."),
        { IsUnknown: true } => CheckingWhy,
        { State: PaymentState.Processing, VerifyUrl: not null } => new(
            "Deux petits dépôts arrivent à votre compte d’ici deux jours ouvrables. Revenez ici avec leurs montants. Sans eux, ce débit s’annule seul vers le {2}.",
            "Two small deposits reach your account within two business days. Come back here with their amounts. Without them this debit ends by itself around {2}."),
        { State: PaymentState.Processing } => new(
            "Votre banque prend jusqu’à cinq jours ouvrables, au plus tard le {0}. Vous n’avez rien à faire; ne payez pas une deuxième fois.",
            "Your bank takes up to five business days, by {0} at the latest. There is nothing to do; do not pay a second time."),
        { State: PaymentState.Paid, Trouble: not null } => new(
            "Nous avons votre argent. Une personne de notre équipe l’inscrit à votre compte. Vous n’avez rien à faire.",
            "We have your money. Somebody on our team is booking it to your account. There is nothing to do."),
        { State: PaymentState.Paid } => new(
            "Nous avons votre argent; il s’inscrit à votre compte dès que notre système de facturation répond. Vous n’avez rien à faire.",
            "We have your money; it is booked to your account as soon as our billing system answers. There is nothing to do."),
        { RefundedCents: > 0 } => new("L’argent est rendu. Votre relevé le montre.", "The money is back. Your statement shows it."),
        { State: PaymentState.Recorded } => new("Il est sur votre relevé.", "It is on your statement."),
        { State: PaymentState.Failed, FailureCode: { } code } when code != "canceled" => DeclineText.Why(code),
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
        { Dispute: { } dispute } when DisputeStates.IsLostOrOpen(dispute) => "bad",
        { State: PaymentState.Open, FailureCode: not null } => "bad",
        { State: PaymentState.Paid or PaymentState.Recorded } => "good",
        { State: PaymentState.Failed } => "bad",
        { State: PaymentState.Processing } => "warn",
        _ => "quiet",
    };

    public static Phrase WordForDesk(PaymentState state) => state switch
    {
        PaymentState.New => new("préparé", "prepared"),
        PaymentState.Open => new("page ouverte", "page open"),
        PaymentState.Processing => new("en route", "on its way"),
        PaymentState.Expired => new("abandonné", "given up"),
        PaymentState.Failed => new("refusé", "refused"),
        PaymentState.Paid => new("payé, pas encore inscrit", "paid, not booked yet"),
        _ => new("payé et inscrit", "paid and booked"),
    };
}
