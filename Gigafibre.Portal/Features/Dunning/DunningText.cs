using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Dunning;

public static class DunningText
{
    public static readonly Phrase MirrorAsksMore = new("Le type de relance « {0} » d’ERPNext porte des frais ou des intérêts, interdits ici : mettez-les à zéro, puis reprenez.",
        "ERPNext’s Dunning Type “{0}” has a fee or interest, which are not allowed here: set both to zero, then try again.");
    public static readonly Phrase Today = new("aujourd’hui", "today");
    public static readonly Phrase On = new("le {0}", "on {0}");
    public static readonly Phrase PayAction = new("Payer", "Pay");
    public static readonly Phrase TimeAction = new("Payer ou avoir plus de temps",
        "Pay or get more time");

    public static readonly Phrase SeeAction = new("Voir mon entente", "See my arrangement");
    public static readonly Phrase AccountAction = new("Mon compte", "My account");

    public static readonly Phrase SoonTitle = new("Facture bientôt due", "Bill due soon");
    public static readonly Phrase SoonSubject = new("{0} à payer {1}", "{0} due {1}");
    public static readonly Phrase SoonMail = new("Bonjour,\n\nUn petit rappel : {0} sont à payer {1} (facture {2}).\n\n{3}\n\nUn chèque ou un virement met quelques jours à nous "
        + "parvenir : s’il est en route, vous n’avez rien à faire.\n\nGigafibre",
        "Hello,\n\nA small reminder: {0} is due {1} (bill {2}).\n\n{3}\n\nA cheque or a transfer takes a few days to reach us: if it is on its way, there is nothing to "
        + "do.\n\nGigafibre");
    public static readonly Phrase SoonShort = new("Gigafibre : {0} à payer {1}, facture {2}. {3}", "Gigafibre: {0} due {1}, bill {2}. {3}");
    public static readonly Phrase LateTitle = new("Montant en retard", "Amount past due");
    public static readonly Phrase LateSubject = new("{0} en retard",
        "{0} past due");
    public static readonly Phrase LateMail = new("Bonjour,\n\nVotre compte a {0} en retard; le plus ancien montant était à payer le {1} (facture {2}). Il n’y a pas de frais de "
        + "retard.\n\n{3}\n\n{5}\n\nUn chèque ou un virement met quelques jours à nous parvenir : s’il est en route, vous n’avez rien à faire.\n\nGigafibre",
        "Hello,\n\nYour account has {0} past due; the oldest amount was due on {1} (bill {2}). There is no late fee.\n\n{3}\n\n{5}\n\nA cheque or a transfer takes a few days to "
        + "reach us: if it is on its way, there is nothing to do.\n\nGigafibre");
    public static readonly Phrase OrTime = new("Si c’est un oubli, une minute suffit pour payer. Si le moment est difficile, choisissez d’autres dates ou plusieurs versements, "
        + "sans avoir à appeler :",
        "If you forgot, it takes a minute to pay. If this is a bad time, choose other dates or instalments, with no need to call:");
    public static readonly Phrase OrCall = new("Si c’est un oubli, une minute suffit pour payer. Si le moment est difficile, appelez-nous au {0} : nous pouvons convenir "
        + "d’autres dates avec vous.",
        "If you forgot, it takes a minute to pay. If this is a bad time, call us at {0}: we can agree on other dates with you.");
    public static readonly Phrase OrTimeShort = new("Payer ou avoir plus de temps :",
        "Pay or get more time:");
    public static readonly Phrase OrCallShort = new("Nous parler : {0}. Payer :",
        "Talk to us: {0}. Pay:");
    public static readonly Phrase LateShort = new("Gigafibre : {0} en retard, le plus ancien depuis le {1}, sans frais. {4} {5}",
        "Gigafibre: {0} past due, the oldest since {1}, no fee. {4} {5}");
    public static readonly Phrase NoticeTitle = new("Avis de suspension", "Notice of suspension");
    public static readonly Phrase NoticeSubject = new("Votre service pourrait être suspendu à partir du {2}",
        "Your service may be suspended from {2}");
    public static readonly Phrase NoticeMail = new("Bonjour,\n\nVotre compte a {0} de factures impayées en retard, le plus ancien montant depuis le {1}. Sans paiement ni "
        + "entente, votre service pourrait être suspendu à partir du {2}.\n\nPour l’éviter, payez, ou convenez d’autres dates avec nous, sur cette page ou au {4} :\n\n{3}\n\nIl "
        + "n’y a ni frais de retard ni frais de remise en service. Vous contestez? Dites-le-nous au plus tard le {2}, au {4} ou par écrit à {5}. C’est une personne qui décide "
        + "d’une suspension; elle lira ce que vous nous dites.\n\nGigafibre",
        "Hello,\n\nYour account has {0} of unpaid bills past due, the oldest amount since {1}. Without a payment or an arrangement, your service may be suspended from "
        + "{2}.\n\nTo avoid it, pay, or agree on other dates with us, on this page or at {4}:\n\n{3}\n\nThere is no late fee and no fee to restore service. You dispute this? "
        + "Tell us by {2}, at {4} or in writing to {5}. A person decides on a suspension, and will read what you tell us.\n\nGigafibre");
    public static readonly Phrase NoticeShort = new("Gigafibre : factures impayées, {0} en retard. Sans paiement ni entente, suspension possible à partir du {2}. Remise en "
        + "service sans frais. Payer ou s’entendre : {3} Contester ou nous parler : {4}",
        "Gigafibre: unpaid bills, {0} past due. Without payment or arrangement, suspension possible from {2}. No fee to restore service. Pay or arrange: {3} Dispute or talk to "
        + "us: {4}");
    public static readonly Phrase LastTitle = new("Dernier avis de suspension", "Last notice of suspension");
    public static readonly Phrase LastSubject = new("Dernier avis : suspension possible à partir du {2}",
        "Last notice: suspension possible from {2}");
    public static readonly Phrase LastMail = new("Bonjour,\n\nVotre compte a toujours {0} de factures impayées en retard, le plus ancien montant depuis le {1}. Sans paiement ni "
        + "entente, notre équipe pourra suspendre votre service à partir du {2}.\n\nIl est encore temps de payer, ou de convenir d’autres dates avec nous, sur cette page ou au "
        + "{4} :\n\n{3}\n\nIl n’y a ni frais de retard ni frais de remise en service. Vous contestez? Dites-le-nous au plus tard le {2}, au {4} ou par écrit à {5} : rien n’est "
        + "coupé pendant que nous regardons.\n\nGigafibre",
        "Hello,\n\nYour account still has {0} of unpaid bills past due, the oldest amount since {1}. Without a payment or an arrangement, our team may suspend your service from "
        + "{2}.\n\nThere is still time to pay, or to agree on other dates with us, on this page or at {4}:\n\n{3}\n\nThere is no late fee and no fee to restore service. You "
        + "dispute this? Tell us by {2}, at {4} or in writing to {5}: nothing is cut while we look.\n\nGigafibre");
    public static readonly Phrase LastShort = new("Gigafibre, dernier avis : factures impayées, {0} en retard. Suspension possible à partir du {2}. Remise en service sans "
        + "frais. Payer ou s’entendre : {3} Contester ou nous parler : {4}",
        "Gigafibre, last notice: unpaid bills, {0} past due. Suspension possible from {2}. No fee to restore service. Pay or arrange: {3} Dispute or talk to us: {4}");
    public static readonly Phrase GraceTitle = new("Du temps pour payer", "Time to pay");
    public static readonly Phrase GraceSubject = new("C’est noté : vous avez jusqu’au {0}", "Noted: you have until {0}");
    public static readonly Phrase GraceMail = new("Bonjour,\n\nVous avez jusqu’au {0}. D’ici là, aucun rappel et aucune suspension. Le montant reste le même : il n’y a pas de "
        + "frais. Ensuite, les rappels reprennent; aucune suspension sans nouvel avis.\n\n{1}\n\nGigafibre",
        "Hello,\n\nYou have until {0}. Until then, no reminder and no suspension. The amount stays the same: there is no fee. After that, reminders start again; no suspension "
        + "without a new notice.\n\n{1}\n\nGigafibre");
    public static readonly Phrase GraceShort = new("Gigafibre : vous avez jusqu’au {0}, sans frais ni rappel. {1}", "Gigafibre: you have until {0}, no fee, no reminder. {1}");
    public static readonly Phrase MadeTitle = new("Entente de paiement", "Payment arrangement");
    public static readonly Phrase MadeSubject = new("Votre entente de paiement", "Your payment arrangement");
    public static readonly Phrase MadeMail = new("Bonjour,\n\nVous payez {0} en plusieurs versements : {1}. {2} Tant que chacun est payé à temps, il n’y a ni avis de retard, ni "
        + "suspension, ni frais. Vos prochaines factures s’ajoutent, à leur date.\n\nVos dates et vos paiements :\n\n{3}\n\nGigafibre",
        "Hello,\n\nYou pay {0} in instalments: {1}. {2} As long as each is paid on time, there is no late notice, no suspension and no fee. Your next bills come on top, on "
        + "their own dates.\n\nYour dates and payments:\n\n{3}\n\nGigafibre");
    public static readonly Phrase MadeShort = new("Gigafibre : entente notée pour {0}. Vos prochaines factures s’ajoutent. Vos dates : {3}",
        "Gigafibre: arrangement noted for {0}. Your next bills come on top. Your dates: {3}");
    public static readonly Phrase ByHand = new("C’est à vous de payer chaque versement; nous vous le rappelons avant sa date.",
        "Each instalment is yours to pay; we remind you before its date.");
    public static readonly Phrase ByItself = new("Le paiement automatique prélève chaque versement à sa date.",
        "Automatic payment charges each instalment on its date.");
    public static readonly Phrase PartTitle = new("Versement d’une entente bientôt dû",
        "Instalment of an arrangement due soon");
    public static readonly Phrase PartSubject = new("Votre entente : {0} à payer le {1}", "Your arrangement: {0} due {1}");
    public static readonly Phrase PartMail = new("Bonjour,\n\nLe prochain versement de votre entente, {0}, est à payer le {1} :\n\n{2}\n\nUn empêchement? Appelez-nous au {3} "
        + "avant cette date : nous chercherons une solution avec vous.\n\nGigafibre",
        "Hello,\n\nThe next instalment of your arrangement, {0}, is due {1}:\n\n{2}\n\nSomething came up? Call us at {3} before that date: we will look for a way with "
        + "you.\n\nGigafibre");
    public static readonly Phrase PartShort = new("Gigafibre : le prochain versement de votre entente, {0}, est à payer le {1} : {2}",
        "Gigafibre: the next instalment of your arrangement, {0}, is due {1}: {2}");
    public static readonly Phrase MissedTitle = new("Versement refusé", "Instalment refused");
    public static readonly Phrase MissedSubject = new("Votre versement du {1} n’est pas passé", "Your instalment of {1} did not go through");
    public static readonly Phrase MissedMail = new("Bonjour,\n\nLe paiement de {0}, pour le versement du {1}, n’est pas passé. {2} Pour garder votre entente, payez-le d’ici "
        + "le {4} :\n\n{3}\n\nC’est impossible? Appelez-nous au {5} avant cette date.\n\nGigafibre",
        "Hello,\n\nThe payment of {0}, for the instalment of {1}, did not go through. {2} To keep your arrangement, pay it by {4}:\n\n{3}\n\nNot possible? Call us at {5} before "
        + "then.\n\nGigafibre");
    public static readonly Phrase MissedShort = new("Gigafibre : le versement du {1} n’est pas passé. Pour garder votre entente, payez {0} d’ici le {4} : {3} Nous parler : {5}",
        "Gigafibre: the instalment of {1} did not go through. To keep your arrangement, pay {0} by {4}: {3} Talk to us: {5}");
    public static readonly Phrase TakenBack = new("Votre banque a repris un paiement.", "Your bank took a payment back.");
    public static readonly Phrase BrokenTitle = new("Entente non respectée", "Arrangement not kept");
    public static readonly Phrase BrokenSubject = new("Votre versement du {1} ne nous est pas parvenu",
        "Your instalment of {1} has not reached us");
    public static readonly Phrase BrokenMail = new("Bonjour,\n\nIl manque {0} à votre versement du {1} : l’entente ne tient plus, et le reste est à payer. Il n’y a pas de "
        + "frais, et aucune suspension sans nouvel avis. Si le paiement automatique est activé, un avis vous dira ce qu’il prélève.\n\nPour payer :\n\n{2}\n\nS’il vous faut "
        + "d’autres dates, appelez-nous au {3} : nous pouvons en convenir avec vous.\n\nGigafibre",
        "Hello,\n\n{0} of your instalment of {1} is missing: the arrangement no longer stands, and the rest is to be paid. There is no fee, and no suspension without a new "
        + "notice. If automatic payment is on, a notice will tell you what it charges.\n\nTo pay:\n\n{2}\n\nIf you need other dates, call us at {3}: we can agree on them with "
        + "you.\n\nGigafibre");
    public static readonly Phrase BrokenShort = new("Gigafibre : il manque {0} à votre versement du {1}; l’entente ne tient plus. Payer : {2} Nous parler : {3}",
        "Gigafibre: {0} of your instalment of {1} is missing; the arrangement no longer stands. Pay: {2} Talk to us: {3}");
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
