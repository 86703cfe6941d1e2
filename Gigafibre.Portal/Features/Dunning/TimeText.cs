using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>The page on which customers take time.</summary>
public static class TimeText
{
    public static readonly Phrase Title = new("Du temps pour payer", "Time to pay");
    public static readonly Phrase Late = new("{0} en retard, le plus ancien montant depuis le {1}. Il n’y a pas de frais de retard.",
        "{0} past due, the oldest amount since {1}. There is no late fee.");
    public static readonly Phrase Owed = new("Vous devez {0}, rien n’est en retard.", "You owe {0}, nothing is past due.");
    public static readonly Phrase Nothing = new("Rien à payer ici en ce moment.",
        "Nothing to pay here right now.");
    public static readonly Phrase Away = new("Nous n’arrivons pas à lire vos factures en ce moment. Réessayez dans quelques minutes.", "We cannot read your bills right now. Try "
        + "again in a few minutes.");
    public static readonly Phrase Suspension = new("Sans paiement ni entente, votre service pourrait être suspendu à partir du {0}.",
        "Without a payment or an arrangement, your service may be suspended from {0}.");
    public static readonly Phrase Pay = new("Payer maintenant", "Pay now");
    public static readonly Phrase Paused = new("Vous avez jusqu’au {0}. D’ici là, aucun rappel et aucune suspension.",
        "You have until {0}. Until then, no reminder and no suspension.");
    public static readonly Phrase GraceTitle = new("Quelques jours de plus", "A few more days");
    public static readonly Phrase GraceWhy = new("Aucune raison à donner, aucuns frais : ni rappel ni suspension jusqu’au {0}. Délais qui vous restent sur douze mois, celui-ci "
        + "compris : {1}.",
        "No reason to give, no fee: no reminder and no suspension until {0}. Left in twelve months, this one included: {1}.");
    public static readonly Phrase GraceTake = new("Avoir jusqu’au {0}",
        "Have until {0}");
    public static readonly Phrase GraceNone = new("Ce n’est pas possible en ce moment : vous avez peut-être déjà un délai, ou pris ceux que nous offrons. Besoin de plus? "
        + "Appelez-nous au {0}.",
        "Not possible right now: you may already have more time, or have used what we offer. Need more? Call us at {0}.");
    public static readonly Phrase MoveCharge = new("Un prélèvement automatique est déjà prévu. Vous pouvez peut-être le reporter :",
        "An automatic charge is already planned. You may be able to move it:");
    public static readonly Phrase CallBefore = new("Une date ne va plus? Appelez-nous au {0} avant qu’elle arrive.", "A date no longer works? Call us at {0} before it comes.");
    public static readonly Phrase GraceTaken = new("C’est noté. La confirmation vous parvient.", "Noted. A confirmation is on its way.");
    public static readonly Phrase PartsTitle = new("Payer en plusieurs versements",
        "Pay in instalments");
    public static readonly Phrase PartsWhy = new("Tout ce que vous devez, {0}, en {1} versements au plus : le premier d’ici {2} jours, le dernier d’ici {3} jours. Sans frais. "
        + "Tant que vous tenez vos dates, ni avis de retard ni suspension. Vos prochaines factures s’ajoutent.",
        "All that you owe, {0}, in up to {1} instalments: the first within {2} days, the last within {3} days. No fee. As long as you keep your dates, no late notice and no "
        + "suspension. Your next bills come on top.");
    public static readonly Phrase PartsCount = new("Combien de versements",
        "How many instalments");
    public static readonly Phrase PartsSee = new("Choisir les dates", "Choose the dates");
    public static readonly Phrase PartsNone = new("Pour convenir de dates, appelez-nous au {0} : une personne s’en occupe.",
        "To agree on dates, call us at {0}: a person will help.");
    public static readonly Phrase ByPhone = new("Le paiement automatique est activé : pour convenir de dates, entrez avec un code reçu par texto ou par appel.",
        "Automatic payment is on: to agree on dates, sign in with a code by text or call.");
    public static readonly Phrase PartOf = new("Versement {0}",
        "Instalment {0}");
    public static readonly Phrase PartDate = new("À payer le", "Pay on");
    public static readonly Phrase PartAmount = new("Montant", "Amount");
    public static readonly Phrase Make = new("Conclure l’entente", "Make the arrangement");
    public static readonly Phrase MakeAutomatic = new("Le paiement automatique prélèvera chaque versement à sa date, à la place de la facture entière.",
        "Automatic payment will charge each instalment on its date, in place of the whole bill.");
    public static readonly Phrase MakeByHand = new("C’est à vous de payer chaque versement; nous vous le rappelons avant sa date.",
        "Each instalment is yours to pay; we remind you before its date.");
    public static readonly Phrase Made = new("C’est convenu. La confirmation vous parvient.", "Agreed. A confirmation is on its way.");
    public static readonly Phrase ArrangementTitle = new("Votre entente", "Your arrangement");
    public static readonly Phrase PartPaid = new("payé",
        "paid");
    public static readonly Phrase PartNext = new("{0} à payer",
        "{0} to pay");
    public static readonly Phrase PartLater = new("plus tard", "later");
    public static readonly Phrase PartGoing = new("en route", "on its way");
    public static readonly Phrase PayPart = new("Payer ce versement, {0}",
        "Pay this instalment, {0}");
    public static readonly Phrase NotNow = new("Ce n’est pas possible ici en ce moment. Appelez-nous au {0} : nous regarderons avec vous.",
        "Not possible here right now. Call us at {0}: we will look at it with you.");
    public static readonly Phrase BadCount = new("Choisissez un nombre de versements parmi ceux qui sont offerts.",
        "Choose one of the offered numbers of instalments.");
    public static readonly Phrase BadSum = new("Les versements doivent faire {0} en tout. Ce montant a peut-être changé depuis que vous avez ouvert la page.",
        "The instalments must make {0} in all. That amount may have changed since you opened the page.");
    public static readonly Phrase TooSmall = new("Chaque versement doit être d’au moins {0}.",
        "Each instalment must be at least {0}.");
    public static readonly Phrase BadOrder = new("Mettez les dates dans l’ordre, à partir de demain.", "Put the dates in order, from tomorrow on.");
    public static readonly Phrase FirstTooLate = new("Le premier versement doit être payé au plus tard le {0}.",
        "The first instalment must be paid by {0}.");
    public static readonly Phrase LastTooLate = new("Le dernier versement doit être payé au plus tard le {0}.",
        "The last instalment must be paid by {0}.");
    public static readonly Phrase BadInput = new("Écrivez chaque date et chaque montant, par exemple 34,50.", "Write each date and each amount, for example 34.50.");
    public static readonly Phrase OnTheAccount = new("Un moment difficile? Prenez quelques jours, ou payez en plusieurs versements.",
        "A bad time? Take a few days, or pay in instalments.");
}
