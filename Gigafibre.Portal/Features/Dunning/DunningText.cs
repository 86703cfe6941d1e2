using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Dunning;

public static class DunningText
{
    public static readonly Phrase Today = new("aujourd’hui", "today");
    public static readonly Phrase On = new("le {0}", "on {0}");
    public static readonly Phrase PayAction = new("Payer", "Pay");
    public static readonly Phrase TimeAction = new("Payer ou prendre du temps", "Pay or take time");

    public static readonly Phrase SoonTitle = new("Facture bientôt due", "Bill due soon");
    public static readonly Phrase SoonSubject = new("{0} à payer {1}", "{0} due {1}");
    public static readonly Phrase SoonMail = new("Bonjour,\n\nUn petit rappel : {0} sont à payer {1} (facture {2}).\n\n{3}\n\nUn chèque ou un virement met quelques jours à nous "
        + "parvenir : s’il est en route, vous n’avez rien à faire.\n\nGigafibre",
        "Hello,\n\nA small reminder: {0} are due {1} (bill {2}).\n\n{3}\n\nA cheque or a transfer takes a few days to reach us: if it is on its way, there is nothing to "
        + "do.\n\nGigafibre");
    public static readonly Phrase SoonShort = new("Gigafibre : {0} à payer {1}, facture {2}. {3}", "Gigafibre: {0} due {1}, bill {2}. {3}");
    public static readonly Phrase LateTitle = new("Montant en retard", "Amount past due");
    public static readonly Phrase LateSubject = new("{0} en retard depuis le {1}", "{0} past due since {1}");
    public static readonly Phrase LateMail = new("Bonjour,\n\nIl nous manque {0}; le plus ancien montant était à payer le {1} (facture {2}). Il n’y a pas de frais de "
        + "retard.\n\n{3}\n\n{5}\n\nUn chèque ou un virement met quelques jours à nous parvenir : s’il est en route, vous n’avez rien à faire.\n\nGigafibre",
        "Hello,\n\n{0} is missing; the oldest amount was due {1} (bill {2}). There is no late fee.\n\n{3}\n\n{5}\n\nA cheque or a transfer takes a few days to reach us: if "
        + "it is on its way, there is nothing to do.\n\nGigafibre");
    public static readonly Phrase OrTime = new("Si c’est un oubli, payez en une minute. Si c’est un mauvais moment, choisissez d’autres dates ou plusieurs parts, sans appeler "
        + "personne :",
        "If you forgot, it takes a minute to pay. If the moment is bad, choose other dates or parts, without calling anybody:");
    public static readonly Phrase OrCall = new("Si c’est un oubli, payez en une minute. Si c’est un mauvais moment, appelez-nous au {0} : une personne peut convenir d’autres "
        + "dates "
        + "avec vous.",
        "If you forgot, it takes a minute to pay. If the moment is bad, call us at {0}: a person can agree on other dates with you.");
    public static readonly Phrase OrTimeShort = new("Payer ou prendre du temps :", "Pay or take time:");
    public static readonly Phrase OrCallShort = new("Payer :", "Pay:");
    public static readonly Phrase LateShort = new("Gigafibre : {0} en retard, le plus ancien depuis le {1}, sans frais. {4} {5}",
        "Gigafibre: {0} past due, the oldest since {1}, no fee. {4} {5}");
    public static readonly Phrase NoticeTitle = new("Avis de suspension", "Notice of suspension");
    public static readonly Phrase NoticeSubject = new("Votre service pourrait être suspendu le {2}", "Your service may be suspended on {2}");
    public static readonly Phrase NoticeMail = new("Bonjour,\n\nVotre compte a {0} en retard, le plus ancien montant depuis le {1}. Sans paiement ni entente, votre service "
        + "pourrait être suspendu le "
        + "{2}.\n\nPour l’éviter, payez, ou étalez le montant sur les dates qui vous conviennent :\n\n{3}\n\nIl n’y a ni frais de retard ni frais de remise en service. Vous "
        + "contestez ce montant, ou voulez nous parler? Appelez-nous au {4}, ou écrivez à {5}. C’est une personne qui décide d’une suspension; elle lira ce que vous nous "
        + "dites.\n\nGigafibre",
        "Hello,\n\nYour account has {0} past due, the oldest amount since {1}. Without a payment or an arrangement, your service may be suspended on {2}.\n\nTo avoid it, pay, "
        + "or spread the "
        + "amount over dates that suit you:\n\n{3}\n\nThere is no late fee and no fee to restore service. You dispute the amount, or want to talk to us? Call us at {4}, "
        + "or write to {5}. A person decides on a suspension, and will read what you tell us.\n\nGigafibre");
    public static readonly Phrase NoticeShort = new("Gigafibre : {0} en retard. Sans paiement ni entente, suspension possible le {2}. Payer ou étaler : {3} Contester : {4}",
        "Gigafibre: {0} past due. Without payment or arrangement, suspension possible on {2}. Pay or spread it: {3} Dispute: {4}");
    public static readonly Phrase LastTitle = new("Dernier avis de suspension", "Last notice of suspension");
    public static readonly Phrase LastSubject = new("Dernier avis : suspension le {2}", "Last notice: suspension on {2}");
    public static readonly Phrase LastMail = new("Bonjour,\n\nVotre compte a toujours {0} en retard. Sans paiement ni entente, notre équipe pourra suspendre votre service le "
        + "{2}.\n\nIl est encore temps de payer, ou d’étaler le montant :\n\n{3}\n\nIl n’y a ni frais de retard ni frais de remise en service. Vous contestez ce montant? "
        + "Dites-le-nous avant cette date, au {4} ou par écrit à {5} : rien n’est coupé pendant que nous regardons.\n\nGigafibre",
        "Hello,\n\nYour account still has {0} past due. Without a payment or an arrangement, our team may suspend your service on {2}.\n\nThere is still time to pay, or to spread "
        + "the amount:\n\n{3}\n\nThere is no late fee and no fee to restore service. You dispute the amount? Tell us before that date, at {4} or in writing to {5}: nothing "
        + "is cut while we look.\n\nGigafibre");
    public static readonly Phrase LastShort = new("Gigafibre, dernier avis : {0} en retard. Suspension possible le {2}. Payer ou étaler : {3} Contester : {4}",
        "Gigafibre, last notice: {0} past due. Suspension possible on {2}. Pay or spread it: {3} Dispute: {4}");
    public static readonly Phrase GraceTitle = new("Du temps pour payer", "Time to pay");
    public static readonly Phrase GraceSubject = new("C’est noté : vous avez jusqu’au {0}", "Noted: you have until {0}");
    public static readonly Phrase GraceMail = new("Bonjour,\n\nVous avez pris du temps jusqu’au {0}. D’ici là, aucun rappel et aucune suspension. Le montant reste le même : il "
        + "n’y a pas de frais.\n\n{1}\n\nGigafibre",
        "Hello,\n\nYou took time until {0}. Until then, no reminder and no suspension. The amount stays the same: there is no fee.\n\n{1}\n\nGigafibre");
    public static readonly Phrase GraceShort = new("Gigafibre : vous avez jusqu’au {0}, sans frais ni rappel. {1}", "Gigafibre: you have until {0}, no fee, no reminder. {1}");
    public static readonly Phrase MadeTitle = new("Entente de paiement", "Payment arrangement");
    public static readonly Phrase MadeSubject = new("Votre entente de paiement", "Your payment arrangement");
    public static readonly Phrase MadeMail = new("Bonjour,\n\nVous payez {0} en plusieurs fois : {1}. {2} Tant que chaque part est payée à temps, il n’y a ni rappel, ni "
        + "suspension, ni frais.\n\nVos dates et vos paiements :\n\n{3}\n\nGigafibre",
        "Hello,\n\nYou pay {0} in parts: {1}. {2} As long as each part is paid in time, there is no reminder, no suspension and no fee.\n\nYour dates and "
        + "payments:\n\n{3}\n\nGigafibre");
    public static readonly Phrase MadeShort = new("Gigafibre : entente notée pour {0}. Vos dates : {3}", "Gigafibre: arrangement noted for {0}. Your dates: {3}");
    public static readonly Phrase ByHand = new("Chaque part est à payer vous-même; nous vous le rappelons deux jours avant.",
        "Each part is yours to pay; we remind you two days before.");
    public static readonly Phrase ByItself = new("Le paiement automatique prélève chaque part à sa date.", "Automatic payment charges each part on its date.");
    public static readonly Phrase PartTitle = new("Part d’une entente bientôt due", "Part of an arrangement due soon");
    public static readonly Phrase PartSubject = new("Votre entente : {0} à payer le {1}", "Your arrangement: {0} due {1}");
    public static readonly Phrase PartMail = new("Bonjour,\n\nLa prochaine part de votre entente, {0}, est à payer le {1} :\n\n{2}\n\nUn empêchement? Écrivez-nous ou appelez-nous "
        + "avant cette date : nous trouverons.\n\nGigafibre",
        "Hello,\n\nThe next part of your arrangement, {0}, is due {1}:\n\n{2}\n\nSomething came up? Write or call before that date: we will find a way.\n\nGigafibre");
    public static readonly Phrase PartShort = new("Gigafibre : la prochaine part de votre entente, {0}, est à payer le {1} : {2}",
        "Gigafibre: the next part of your arrangement, {0}, is due {1}: {2}");
    public static readonly Phrase BrokenTitle = new("Entente non respectée", "Arrangement not kept");
    public static readonly Phrase BrokenSubject = new("Nous n’avons pas reçu la part du {1}", "We have not received the part of {1}");
    public static readonly Phrase BrokenMail = new("Bonjour,\n\nIl manque {0} de la part du {1} : l’entente ne tient plus, et le reste est à payer maintenant. Il n’y a pas de "
        + "frais.\n\nPour payer :\n\n{2}\n\nS’il vous faut d’autres dates, appelez-nous au {3} : une personne peut en convenir avec vous.\n\nGigafibre",
        "Hello,\n\n{0} of the part of {1} is missing: the arrangement no longer stands, and the rest is due now. There is no fee.\n\nTo pay:\n\n{2}\n\nIf you need "
        + "other dates, call us at {3}: a person can agree on them with you.\n\nGigafibre");
    public static readonly Phrase BrokenShort = new("Gigafibre : il manque {0} de la part du {1}; l’entente ne tient plus. Payer : {2} Nous parler : {3}",
        "Gigafibre: {0} of the part of {1} is missing; the arrangement no longer stands. Pay: {2} Talk to us: {3}");
    public static readonly Phrase KeptTitle = new("Entente respectée", "Arrangement kept");
    public static readonly Phrase KeptSubject = new("Votre entente est payée, merci", "Your arrangement is paid, thank you");
    public static readonly Phrase KeptMail = new("Bonjour,\n\nVous avez tout payé comme convenu. Merci, et bonne journée.\n\n{0}\n\nGigafibre",
        "Hello,\n\nYou paid everything as agreed. Thank you, and have a good day.\n\n{0}\n\nGigafibre");
    public static readonly Phrase KeptShort = new("Gigafibre : votre entente est payée. Merci! {0}", "Gigafibre: your arrangement is paid. Thank you! {0}");

    public static readonly Phrase EndedTitle = new("Fin d’une entente", "End of an arrangement");
    public static readonly Phrase EndedSubject = new("Votre entente de paiement a pris fin", "Your payment arrangement has ended");
    public static readonly Phrase EndedMail = new("Bonjour,\n\nNotre équipe a mis fin à votre entente de paiement. Ce qui reste est à payer comme d’habitude, sans "
        + "frais :\n\n{0}\n\nVous ne vous y attendiez pas? Appelez-nous au {1}.\n\nGigafibre",
        "Hello,\n\nOur team ended your payment arrangement. What is left is to be paid as usual, without a fee:\n\n{0}\n\nYou did not expect this? Call us at "
        + "{1}.\n\nGigafibre");
    public static readonly Phrase EndedShort = new("Gigafibre : votre entente de paiement a pris fin. Ce qui reste : {0} Questions : {1}",
        "Gigafibre: your payment arrangement has ended. What is left: {0} Questions: {1}");

    private static readonly Phrase PartOn = new("{0} le {1}", "{0} on {1}");
    private static readonly Phrase Two = new("{0}, {1}", "{0}, {1}");

    public static Phrase Parts(IEnumerable<ArrangementPart> parts) =>
        parts.OrderBy(p => p.Number).Select(p => PartOn.With(p.Amount, Times.Dated(p.DueOn))).Aggregate((a, b) => Two.With(a, b));
}
