using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>The page on which customers take time.</summary>
public static class TimeText
{
    public static readonly Phrase Title = new("Du temps pour payer", "Time to pay");
    public static readonly Phrase Late = new("{0} sont en retard depuis le {1}. Il n’y a pas de frais de retard.", "{0} is past due since {1}. There is no late fee.");
    public static readonly Phrase Owed = new("Vous devez {0}, rien n’est en retard.", "You owe {0}, nothing is past due.");
    public static readonly Phrase Nothing = new("Vous ne devez rien.", "You owe nothing.");
    public static readonly Phrase Away = new("Nous n’arrivons pas à lire vos factures en ce moment. Réessayez dans quelques minutes.", "We cannot read your bills right now. Try "
        + "again in a few minutes.");
    public static readonly Phrase Suspension = new("Sans paiement ni entente, votre service pourrait être suspendu le {0}.",
        "Without a payment or an arrangement, your service may "
        + "be suspended on {0}.");
    public static readonly Phrase Pay = new("Payer maintenant", "Pay now");
    public static readonly Phrase Paused = new("Vous avez jusqu’au {0}. D’ici là, aucun rappel et aucune suspension.",
        "You have until {0}. Until then, no reminder and no suspension.");
    public static readonly Phrase GraceTitle = new("Quelques jours de plus", "A few more days");
    public static readonly Phrase GraceWhy = new("Aucune raison à donner, aucuns frais : ni rappel ni suspension jusqu’au {0}. Vous pouvez encore le faire {1} fois cette année.",
        "No reason to give, no fee: no reminder and no suspension until {0}. You can still do this {1} more time(s) this year.");
    public static readonly Phrase GraceTake = new("Prendre jusqu’au {0}", "Take until {0}");
    public static readonly Phrase GraceNone = new("Vous avez déjà pris le temps que nous offrons cette année. Besoin de plus? Appelez-nous au {0}.",
        "You have taken the time that we offer this year. Need more? Call us at {0}.");
    public static readonly Phrase GraceTaken = new("C’est noté. La confirmation vous parvient.", "Noted. A confirmation is on its way.");
    public static readonly Phrase PartsTitle = new("Payer en plusieurs fois", "Pay in parts");
    public static readonly Phrase PartsWhy = new("{0} en 2 à {1} parts, la première d’ici {2} jours, la dernière d’ici {3} jours. Sans frais; tant que vous tenez vos dates, ni "
        + "rappel "
        + "ni suspension.",
        "{0} in 2 to {1} parts, the first within {2} days, the last within {3} days. No fee; as long as you keep your dates, no reminder and no suspension.");
    public static readonly Phrase PartsCount = new("Combien de parts", "How many parts");
    public static readonly Phrase PartsSee = new("Choisir les dates", "Choose the dates");
    public static readonly Phrase PartsNone = new("Pour convenir de dates, appelez-nous au {0} : une personne s’en occupe.",
        "To agree on dates, call us at {0}: a person will help.");
    public static readonly Phrase ByPhone = new("Le paiement automatique est activé : pour convenir de dates, entrez avec un code reçu par texto ou par appel.",
        "Automatic payment is on: to agree on dates, sign in with a code by text or call.");
    public static readonly Phrase PartOf = new("Part {0}", "Part {0}");
    public static readonly Phrase PartDate = new("À payer le", "Pay on");
    public static readonly Phrase PartAmount = new("Montant", "Amount");
    public static readonly Phrase Make = new("Conclure l’entente", "Make the arrangement");
    public static readonly Phrase MakeAutomatic = new("Le paiement automatique prélèvera chaque part à sa date, à la place de la facture entière.",
        "Automatic payment will charge each part on its date, in place of the whole bill.");
    public static readonly Phrase MakeByHand = new("Vous payez chaque part vous-même; nous vous le rappelons deux jours avant.",
        "You pay each part yourself; we remind you two days before.");
    public static readonly Phrase Made = new("C’est convenu. La confirmation vous parvient.", "Agreed. A confirmation is on its way.");
    public static readonly Phrase ArrangementTitle = new("Votre entente", "Your arrangement");
    public static readonly Phrase PartPaid = new("payée", "paid");
    public static readonly Phrase PartNext = new("il manque {0}", "{0} missing");
    public static readonly Phrase PartLater = new("plus tard", "later");
    public static readonly Phrase PartGoing = new("en route", "on its way");
    public static readonly Phrase PayPart = new("Payer cette part, {0}", "Pay this part, {0}");
    public static readonly Phrase NotNow = new("Ce n’est pas possible en ce moment : un paiement est en route, ou une entente existe déjà. Questions : {0}.",
        "Not possible right now: a payment is on its way, or an arrangement already stands. Questions: {0}.");
    public static readonly Phrase BadCount = new("Choisissez un nombre de parts parmi ceux qui sont offerts.", "Choose one of the offered numbers of parts.");
    public static readonly Phrase BadSum = new("Les parts doivent faire {0} en tout. Ce montant a peut-être changé depuis que vous avez ouvert la page.",
        "The parts must make {0} in all. That amount may have changed since you opened the page.");
    public static readonly Phrase TooSmall = new("Chaque part doit être d’au moins {0}.", "Each part must be at least {0}.");
    public static readonly Phrase BadOrder = new("Mettez les dates dans l’ordre, à partir de demain.", "Put the dates in order, from tomorrow on.");
    public static readonly Phrase FirstTooLate = new("La première part doit être payée au plus tard le {0}.", "The first part must be paid by {0}.");
    public static readonly Phrase LastTooLate = new("La dernière part doit être payée au plus tard le {0}.", "The last part must be paid by {0}.");
    public static readonly Phrase BadInput = new("Écrivez chaque date et chaque montant, par exemple 34,50.", "Write each date and each amount, for example 34.50.");
    public static readonly Phrase OnTheAccount = new("Un mauvais moment? Prenez quelques jours, ou payez en plusieurs fois.", "A bad moment? Take a few days, or pay in parts.");
}
