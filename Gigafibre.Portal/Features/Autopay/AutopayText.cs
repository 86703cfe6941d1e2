using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Autopay;

public static class AutopayText
{
    public static readonly Phrase Title = new("Paiement automatique", "Automatic payment");
    public static readonly Phrase IsOff = new("Le paiement automatique est désactivé.", "Automatic payment is off.");
    public static readonly Phrase IsOn = new("Le paiement automatique est activé.", "Automatic payment is on.");
    public static readonly Phrase OffLead = new("Vos factures se paient toutes seules. Vous recevez un avis du montant et de la date avant chaque prélèvement, et vous "
        + "arrêtez quand vous voulez.",
        "Your bills pay themselves. You get a notice of the amount and the date before each charge, and you stop whenever you like.");
    public static readonly Phrase NeedsMethod = new("Ajoutez d’abord une carte ou un compte bancaire.", "First add a card or a bank account.");
    public static readonly Phrase NotOffered = new("Le paiement automatique n’est pas offert en ce moment.", "Automatic payment is not offered right now.");
    public static readonly Phrase Held = new("Notre équipe a mis vos prélèvements en attente. Rien n’est débité pour l’instant, même à une date déjà annoncée. Questions : {0}.",
        "Our team has put your charges on hold. Nothing is charged for now, even on an announced date. Questions: {0}.");
    public static readonly Phrase With = new("Avec", "With");
    public static readonly Phrase WhenLabel = new("Quand", "When");
    public static readonly Phrase WhenDue = new("À l’échéance de chaque facture", "On the due date of each bill");
    public static readonly Phrase WhenDay = new("Le {0} du mois, avant l’échéance quand c’est possible", "On day {0} of the month, before the due date where possible");
    public static readonly Phrase LimitLabel = new("Me demander au-dessus de (facultatif)", "Ask me above (optional)");
    public static readonly Phrase LimitHint = new("En dollars. Une facture plus élevée attend votre accord.", "In dollars. A higher bill waits for your word.");
    public static readonly Phrase Continue = new("Lire l’accord", "Read the agreement");
    public static readonly Phrase Sign = new("J’accepte et j’active", "I agree, switch it on");
    public static readonly Phrase NotNow = new("Pas maintenant", "Not now");
    public static readonly Phrase Change = new("Changer", "Change");
    public static readonly Phrase Stop = new("Désactiver", "Switch off");
    public static readonly Phrase StopTitle = new("Désactiver le paiement automatique?", "Switch off automatic payment?");
    public static readonly Phrase StopWhy = new("Dès que vous confirmez, aucun nouveau prélèvement ne part. Un prélèvement déjà parti à la banque se termine. Ensuite, c’est à "
        + "vous de payer vos factures.",
        "Once you confirm, no new charge is made. A charge already sent to the bank runs its course. Your bills are then yours to pay.");
    public static readonly Phrase KeepOn = new("Le garder", "Keep it on");
    public static readonly Phrase Stopped = new("C’est désactivé. Aucun nouveau prélèvement ne partira; celui qui est déjà à la banque, s’il y en a un, se termine.",
        "It is off. No new charge will be made; one already at the bank, if any, runs its course.");
    public static readonly Phrase SignedNow = new("C’est activé. La confirmation vous parvient, et l’accord est ici en PDF.",
        "It is on. A confirmation is on its way, and the agreement is here as a PDF.");
    public static readonly Phrase BadLimit = new("Écrivez la limite comme 120 ou 120,50, à partir de 1 $, ou laissez vide.",
        "Write the limit as 120 or 120.50, from $1, or leave it empty.");
    public static readonly Phrase BadChoice = new("Choisissez un mode de paiement qui peut servir.", "Choose a way to pay that can be used.");
    public static readonly Phrase AgreementTitle = new("Accord de paiement automatique", "Automatic payment agreement");
    public static readonly Phrase AgreementPdf = new("L’accord signé (PDF)", "The signed agreement (PDF)");
    public static readonly Phrase SignedBy = new("Accepté par {0}, le {1}", "Agreed to by {0}, {1}");
    public static readonly Phrase SignedVersion = new("Texte {0}, accord {1}", "Text {0}, agreement {1}");
    public static readonly Phrase OnDueDay = new("à l’échéance de chaque facture", "on the due date of each bill");
    public static readonly Phrase OnDay = new("le {0} du mois, le dernier avant l’échéance",
        "on day {0} of the month, the last one before the due date");
    public static readonly Phrase UpTo = new("Au-dessus de {0}, rien n’est prélevé sans que je l’aie approuvé.", "Above {0}, nothing is charged unless I have approved it.");

    public static readonly Phrase Next = new("Prochains prélèvements", "Next charges");
    public static readonly Phrase NoneNext = new("Rien n’est prévu. Vous serez avisé avant le prochain.", "Nothing is planned. You will be told before the next one.");
    public static readonly Phrase Planning = new("Nous regardons vos factures; cette page se met à jour toute seule.",
        "We are looking at your bills; this page updates by itself.");
    public static readonly Phrase Past = new("Prélèvements passés", "Past charges");
    public static readonly Phrase DebitLine = new("Facture {0}", "Bill {0}");
    public static readonly Phrase PartLine = new("Versement de votre entente",
        "Instalment of your arrangement");
    public static readonly Phrase Move = new("Reporter", "Move");
    public static readonly Phrase MoveTo = new("Reporter au", "Move to");
    public static readonly Phrase MoveWhy = new("Une fois, jusqu’au {0}.", "Once, up to {0}.");
    public static readonly Phrase Skip = new("Sauter", "Skip");
    public static readonly Phrase SkipTitle = new("Sauter ce prélèvement de {0}?", "Skip this charge of {0}?");
    public static readonly Phrase SkipWhy = new("C’est alors à vous de payer la facture {0}. Les suivantes continuent d’être prélevées.",
        "Bill {0} is then yours to pay. The next ones go on being charged.");
    public static readonly Phrase Approve = new("D’accord, prélevez {0}", "Yes, charge {0}");
    public static readonly Phrase PayInstead = new("La payer autrement", "Pay it another way");
    public static readonly Phrase MovedNow = new("C’est reporté.", "It is moved.");
    public static readonly Phrase SkippedNow = new("C’est sauté. La facture reste à payer.", "It is skipped. The bill is still to be paid.");
    public static readonly Phrase ApprovedNow = new("C’est noté : ce montant sera prélevé.", "Noted: this amount will be charged.");
    public static readonly Phrase TooLate = new("C’est trop tard pour ce prélèvement, ou cette date ne convient pas. Questions : {0}.",
        "It is too late for this charge, or that date does not suit. Questions: {0}.");
    public static readonly Phrase ConsequenceOfRemoving = new("C’est lui qui paie vos factures : le paiement automatique s’arrête aussi.",
        "It pays your bills: automatic payment stops, too.");
    public static readonly Phrase OnTheAccount = new("Paiement automatique : {0} le {1}.", "Automatic payment: {0} on {1}.");
    public static readonly Phrase Invite = new("Vos factures peuvent se payer toutes seules.", "Your bills can pay themselves.");
    public static readonly Phrase ByMail = new("Pour activer ou changer le paiement automatique, entrez avec un code reçu par texto ou par appel.",
        "To switch on or change automatic payment, sign in with a code by text or call.");

    public static readonly Phrase PageAction = new("Mon paiement automatique", "My automatic payment");
    public static readonly Phrase PayAction = new("Payer", "Pay");

    public static readonly Phrase OnTitle = new("Paiement automatique activé", "Automatic payment on");
    public static readonly Phrase OnSubject = new("Votre paiement automatique est activé", "Your automatic payment is on");
    public static readonly Phrase OnMail = new(
        "Bonjour,\n\nÀ partir de maintenant, vos factures Gigafibre sont prélevées {1}, sur {0}. Un avis du montant et de la date vous parvient avant chaque prélèvement.\n\n"
            + "L’accord que vous avez accepté est sur cette page, en PDF. Vous pouvez y reporter ou sauter un prélèvement, et arrêter en tout temps :\n\n{2}\n\nGigafibre",
        "Hello,\n\nFrom now on your Gigafibre bills are charged {1}, to {0}. A notice of the amount and the date reaches you before each charge.\n\n"
            + "The agreement that you accepted is on this page, as a PDF. There you can move or skip a charge, and stop at any time:\n\n{2}\n\nGigafibre");
    public static readonly Phrase OnShort = new("Gigafibre : paiement automatique activé, sur {0}. L’accord et les dates : {2}",
        "Gigafibre: automatic payment is on, with {0}. Agreement, dates and stop: {2}");
    public static readonly Phrase OffTitle = new("Paiement automatique désactivé", "Automatic payment off");
    public static readonly Phrase OffSubject = new("Votre paiement automatique est désactivé", "Your automatic payment is off");
    public static readonly Phrase OffMail = new("Bonjour,\n\n{0} Aucun nouveau prélèvement ne partira; c’est à vous de payer vos factures. Pour le "
        + "réactiver :\n\n{1}\n\nGigafibre",
        "Hello,\n\n{0} No new charge will be made; your bills are yours to pay. To switch it on again:\n\n{1}\n\nGigafibre");
    public static readonly Phrase OffShort = new("Gigafibre : {0} C’est à vous de payer vos factures : {1}", "Gigafibre: {0} Your bills are yours to pay: {1}");
    public static readonly Phrase NoticeTitle = new("Avis de prélèvement", "Notice of a charge");
    public static readonly Phrase NoticeSubject = new("Prélèvement de {0} le {1}", "Charge of {0} on {1}");
    public static readonly Phrase NoticeMail = new(
        "Bonjour,\n\nLe {1}, {0} seront prélevés sur {2} pour votre facture {3}. Si vous payez autrement d’ici là, ou si un crédit arrive, seul le reste est prélevé.\n\n"
            + "Pour reporter, sauter ou arrêter :\n\n{4}\n\nGigafibre",
        "Hello,\n\nOn {1}, {0} will be charged to {2} for your bill {3}. If you pay another way before, or a credit arrives, only the rest is charged.\n\n"
            + "To move it, skip it or stop:\n\n{4}\n\nGigafibre");
    public static readonly Phrase NoticeShort = new("Gigafibre : {0} seront prélevés le {1} sur {2}, facture {3}. Reporter ou annuler : {4}",
        "Gigafibre: {0} will be charged on {1} to {2}, bill {3}. Move or stop: {4}");
    public static readonly Phrase OverLimitTitle = new("Prélèvement qui attend votre accord", "Charge that waits for your word");
    public static readonly Phrase OverLimitSubject = new("Votre facture dépasse votre limite", "Your bill is above your limit");
    public static readonly Phrase OverLimitMail = new("Bonjour,\n\nVotre facture {1} est de {0} : plus que la limite que vous avez fixée. Rien n’est prélevé sans votre "
        + "accord. Approuvez-la ou payez-la ici :\n\n{2}\n\nGigafibre",
        "Hello,\n\nYour bill {1} is {0}: more than the limit that you set. Nothing is charged without your word. Approve it or pay it here:\n\n{2}\n\nGigafibre");
    public static readonly Phrase OverLimitShort = new("Gigafibre : votre facture {1} de {0} dépasse votre limite. Rien n’est prélevé sans votre accord : {2}",
        "Gigafibre: your bill {1} of {0} is above your limit. Nothing is charged without your word: {2}");
    public static readonly Phrase PaidTitle = new("Prélèvement fait", "Charge made");
    public static readonly Phrase PaidSubject = new("{0} prélevés, merci", "{0} charged, thank you");
    public static readonly Phrase PaidMail = new("Bonjour,\n\n{0} ont été prélevés sur {1}. Vous n’avez rien à faire. Référence : {2}.\n\n{3}\n\nMerci,\nGigafibre",
        "Hello,\n\n{0} was charged to {1}. There is nothing to do. Reference: {2}.\n\n{3}\n\nThank you,\nGigafibre");
    public static readonly Phrase PaidShort = new("Gigafibre : {0} prélevés sur {1}. Merci! Référence {2}. {3}", "Gigafibre: {0} charged to {1}. Thank you! Reference {2}. {3}");
    public static readonly Phrase AgainTitle = new("Prélèvement refusé, nouvel essai", "Charge refused, tried again");
    public static readonly Phrase AgainSubject = new("Prélèvement de {0} refusé : nouvel essai le {2}",
        "Charge of {0} refused: new try on {2}");
    public static readonly Phrase AgainMail = new(
        "Bonjour,\n\nLe prélèvement de {0} n’est pas passé. {1} Il sera présenté une nouvelle fois, pour le même montant, le {2}. Vous pouvez payer avant, ou arrêter, "
            + "ici :\n\n{3}\n\n"
            + "Gigafibre ne demande aucuns frais; si votre banque en demande, c’est elle qui peut vous les expliquer.\n\nGigafibre",
        "Hello,\n\nThe charge of {0} did not go through. {1} It will be presented once more, for the same amount, on {2}. You can pay before, or stop, here:\n\n{3}\n\n"
            + "Gigafibre charges no fee; if your bank does, it is the one to explain it.\n\nGigafibre");
    public static readonly Phrase AgainShort = new("Gigafibre : le prélèvement de {0} n’est pas passé. Nouvel essai le {2}, sans frais. Payer avant ou annuler : {3}",
        "Gigafibre: the charge of {0} did not go through. Tried again on {2}, no fee. Pay before or stop: {3}");
    public static readonly Phrase ByHandTitle = new("Prélèvement refusé, à payer", "Charge refused, to be paid");
    public static readonly Phrase ByHandSubject = new("Prélèvement de {0} refusé : à vous de payer",
        "Charge of {0} refused: yours to pay");
    public static readonly Phrase ByHandMail = new("Bonjour,\n\nLe prélèvement de {0} n’est pas passé. {1} Nous ne le présenterons plus; vous pouvez "
        + "payer ce montant ici :\n\n{2}\n\nGigafibre ne "
        + "demande aucuns frais; si votre banque en demande, c’est elle qui peut vous les expliquer.\n\nGigafibre",
        "Hello,\n\nThe charge of {0} did not go through. {1} We will not present it again; you can pay this "
            + "amount here:\n\n{2}\n\nGigafibre charges no fee; if your bank does, it is the one to explain "
            + "it.\n\nGigafibre");
    public static readonly Phrase ByHandShort = new("Gigafibre : le prélèvement de {0} n’est pas passé. Ce montant est à payer : {2}",
        "Gigafibre: the charge of {0} did not go through. This amount is yours to pay: {2}");

    public static Phrase When(int? day) => day is { } d ? OnDay.With(Day(d)) : OnDueDay;

    /// <summary>The first of a month is not said as the others are.</summary>
    public static Phrase Day(int day) => day == 1 ? new("1er", "1") : Phrase.Verbatim(day.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static Phrase EndedBecause(AutopayEnd end) => end switch
    {
        AutopayEnd.Customer => new("Vous avez désactivé le paiement automatique.", "You switched off automatic payment."),
        AutopayEnd.Staff => new("Notre équipe a désactivé votre paiement automatique.", "Our team switched off your automatic payment."),
        AutopayEnd.MethodRemoved => new("Le mode de paiement a été retiré : le paiement automatique est désactivé.", "The way to pay was removed: automatic payment is off."),
        AutopayEnd.MethodRefused => new("Votre banque n’accepte plus ce mode de paiement : le paiement automatique est désactivé.",
            "Your bank no longer takes this way to pay: automatic payment is off."),
        AutopayEnd.TakenBack => new("Un paiement est contesté ou repris par votre banque : le paiement automatique est désactivé.",
            "A payment is disputed or was taken back by your bank: automatic payment is off."),
        _ => new("Un nouvel accord remplace l’ancien.", "A new agreement takes the place of the old one."),
    };

    public static Phrase About(AutopayDebit debit) => debit.IsPart ? PartLine : DebitLine.With(debit.InvoiceName);

    /// <summary>How a charge stands, for the customer and the desk alike.</summary>
    public static Phrase State(AutopayDebit debit) => debit.State switch
    {
        DebitState.Announced => new("annoncé", "announced"),
        DebitState.OverLimit => new("attend votre accord", "waits for your word"),
        DebitState.Sent => new("parti", "sent"),
        DebitState.Paid => new("payé", "paid"),
        DebitState.Failed => new("refusé", "refused"),
        DebitState.Skipped => new("sauté", "skipped"),
        DebitState.NotNeeded => new("plus nécessaire", "no longer needed"),
        _ => new("arrêté", "stopped"),
    };

    public static string Tone(AutopayDebit debit) => debit.State switch
    {
        DebitState.Paid => "good",
        DebitState.Failed or DebitState.OverLimit => "warn",
        _ => "quiet",
    };
}
