using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>What customers read about their services.</summary>
public static class SubscriptionText
{
    public static readonly Phrase Title = new("Mes services", "My services");
    public static readonly Phrase Lead = new("Ce que vous avez chez nous, à quel prix, et ce que vous pouvez y changer vous-même, sans appeler.",
        "What you have with us, at what price, and what you can change yourself, without calling.");
    public static readonly Phrase None = new("Nous ne trouvons aucun service à ce compte. Si vous en avez un, appelez-nous au {0}.",
        "We find no service on this account. If you have one, call us at {0}.");
    public static readonly Phrase Away = new("Nos systèmes ne répondent pas. Rien n’a changé; réessayez dans quelques minutes.",
        "Our systems are not answering. Nothing has changed; try again in a few minutes.");
    public static readonly Phrase NoPlan = new("Service", "Service");
    public static readonly Phrase NoAddress = new("Sans adresse", "No address");
    public static readonly Phrase See = new("Voir et changer", "See and change");
    public static readonly Phrase PerMonth = new("{0} par mois, {1} avec les taxes", "{0} a month, {1} with taxes");
    public static readonly Phrase NoPrice = new("Le prix est sur votre facture.", "The price is on your bill.");
    public static readonly Phrase Price = new("Prix", "Price");
    public static readonly Phrase Plan = new("Forfait", "Plan");
    public static readonly Phrase Speeds = new("Vitesses", "Speeds");
    public static readonly Phrase DownUp = new("{0} Mbit/s en téléchargement, {1} Mbit/s en téléversement", "{0} Mbit/s down, {1} Mbit/s up");
    public static readonly Phrase Data = new("Données", "Data");
    public static readonly Phrase Unlimited = new("Illimitées", "Unlimited");
    public static readonly Phrase Since = new("En service depuis", "In service since");
    public static readonly Phrase Contract = new("Contrat", "Contract");
    public static readonly Phrase ContractUntil = new("Jusqu’au {0}", "Until {0}");
    public static readonly Phrase NoTerm = new("Sans terme : vous partez quand vous voulez, sans frais.", "No term: you leave when you like, without a fee.");
    public static readonly Phrase Promotion = new("Promotion", "Promotion");
    public static readonly Phrase PromotionUntil = new("Jusqu’au {0}. Le prix change ensuite.", "Until {0}. The price changes afterwards.");
    public static readonly Phrase Equipment = new("Équipement", "Equipment");
    public static readonly Phrase EndedOn = new("Terminé le {0}", "Ended {0}");
    public static readonly Phrase EndsOn = new("Se termine le {0}", "Ends {0}");

    public static readonly Phrase ChangeTitle = new("Changer de forfait", "Change plan");
    public static readonly Phrase ChangeLead = new("Offerts à cette adresse. Sans frais de modification.", "Available at this address. No fee to change.");
    public static readonly Phrase NoOffers = new("Aucun autre forfait n’est offert à cette adresse en ce moment.", "No other plan is available at this address right now.");
    public static readonly Phrase More = new("{0} de plus par mois", "{0} more a month");
    public static readonly Phrase Less = new("{0} de moins par mois", "{0} less a month");
    public static readonly Phrase SamePrice = new("Au même prix", "Same price");
    public static readonly Phrase Choose = new("Choisir", "Choose");
    public static readonly Phrase Compare = new("Voici ce qui change", "Here is what changes");
    public static readonly Phrase Now = new("Aujourd’hui", "Today");
    public static readonly Phrase Then = new("Après", "After");
    public static readonly Phrase ByDay = new("En place au plus tard le {0}.", "In place by {0} at the latest.");
    public static readonly Phrase NextBill = new("Le nouveau prix compte à partir de votre prochaine facture. Celle qui court ne change pas : aucun calcul au prorata, aucuns "
        + "frais.",
        "The new price counts from your next bill. The current one does not change: nothing is prorated, and there is no fee.");
    public static readonly Phrase LosesPromotion = new("Votre promotion, qui court jusqu’au {0}, s’arrête avec ce changement.",
        "Your promotion, which runs until {0}, stops with this change.");
    public static readonly Phrase KeepsContract = new("Votre contrat garde sa fin, le {0}.", "Your contract keeps its end, {0}.");
    public static readonly Phrase ChangeNow = new("Changer pour {0}", "Change to {0}");
    public static readonly Phrase NotNow = new("Pas maintenant", "Not now");
    public static readonly Phrase ByMail = new("Pour changer de forfait, entrez avec un code reçu par texto ou par appel.", "To change plan, sign in with a code by text or call.");

    public static readonly Phrase PauseTitle = new("Mettre en pause", "Pause");
    public static readonly Phrase PauseLead = new("Pour un chalet, une absence : le service s’arrête, votre ligne et votre équipement restent.",
        "For a cottage or time away: the service stops, your line and your equipment stay.");
    public static readonly Phrase PauseCosts = new("Pendant la pause : {0} par mois, {1} avec les taxes.", "During the pause: {0} a month, {1} with taxes.");
    public static readonly Phrase PauseFree = new("Pendant la pause, vous ne payez rien.", "During the pause you pay nothing.");
    public static readonly Phrase PauseBack = new("Le service revient tout seul le lendemain; nous vous écrivons une semaine avant. Vous pouvez le reprendre plus tôt, ici.",
        "The service comes back by itself the day after; we write to you a week before. You can take it back sooner, here.");
    public static readonly Phrase From = new("Du", "From");
    public static readonly Phrase Until = new("Au", "To");
    public static readonly Phrase PauseNow = new("Mettre en pause", "Pause it");
    public static readonly Phrase BadPause = new("Choisissez deux dates : le début à partir de demain, la fin après le début, {0} jours au plus.",
        "Choose two dates: from tomorrow on, the end after the start, {0} days at most.");
    public static readonly Phrase ResumeTitle = new("Reprendre le service", "Take the service back");
    public static readonly Phrase ResumeLead = new("Il revient le jour que vous choisissez, au prix d’avant.", "It comes back on the day you choose, at the price it had.");
    public static readonly Phrase ResumeNow = new("Reprendre", "Take it back");
    public static readonly Phrase Day = new("Le", "On");
    public static readonly Phrase BadDay = new("Choisissez une date à partir d’aujourd’hui, d’ici un an.", "Choose a date from today on, within a year.");

    public static readonly Phrase MoveTitle = new("Déménager", "Move");
    public static readonly Phrase MoveLead = new("Le même forfait à votre nouvelle adresse, si la fibre y est. Nous vous le confirmons dans les deux jours ouvrables.",
        "The same plan at your new address, if fibre is there. We confirm within two business days.");
    public static readonly Phrase NewAddress = new("Nouvelle adresse", "New address");
    public static readonly Phrase MoveNow = new("Demander le déménagement", "Ask for the move");
    public static readonly Phrase BadAddress = new("Écrivez l’adresse complète : numéro, rue, ville.", "Write the whole address: number, street, town.");

    public static readonly Phrase CancelTitle = new("Résilier", "Cancel");
    public static readonly Phrase CancelLead = new("Le jour que vous voulez, sans avoir à dire pourquoi.", "On the day you like, without having to say why.");
    public static readonly Phrase CancelAsk = new("Résilier {0}?", "Cancel {0}?");
    public static readonly Phrase WhatEnds = new("Ce service s’arrête à la fin de ce jour-là. Vos factures et vos reçus restent ici.",
        "This service stops at the end of that day. Your bills and receipts stay here.");
    public static readonly Phrase LastBill = new("Votre dernière facture compte jusqu’à ce jour-là. Rien d’autre ne sera prélevé automatiquement après.",
        "Your last bill counts up to that day. Nothing else is charged automatically afterwards.");
    public static readonly Phrase NoFee = new("Il n’y a aucuns frais de résiliation.", "There is no cancellation fee.");
    public static readonly Phrase FeeIs = new("Votre contrat court jusqu’au {0} : l’indemnité est de {1} ce jour-là. C’est le plus que la loi permet, et elle diminue chaque mois.",
        "Your contract runs until {0}: the indemnity is {1} on that day. It is the most the law allows, and it goes down every month.");
    public static readonly Phrase ReturnEquipment = new("Rapportez-nous le modem dans les {0} jours, ou appelez-nous au {1} : nous passons le prendre.",
        "Bring the modem back within {0} days, or call us at {1}: we come and pick it up.");
    public static readonly Phrase SeeFee = new("Voir ce que ça donne", "See what that means");
    public static readonly Phrase CancelNow = new("Résilier le {0}", "Cancel on {0}");

    public static readonly Phrase HasOpen = new("Une demande est déjà en cours pour ce service. Annulez-la d’abord si vous avez changé d’idée.",
        "A request is already under way for this service. Take it back first if you changed your mind.");
    public static readonly Phrase CannotNow = new("Ce service ne peut pas être changé ici en ce moment. Appelez-nous au {0}.",
        "This service cannot be changed here right now. Call us at {0}.");
    public static readonly Phrase OpenNow = new("{0} Confirmation {1}.", "{0} Confirmation {1}.");

    /// <summary>What stands beside the name of a service, and how it looks.</summary>
    public static (Phrase Text, string Tone) Standing(Subscription of) => of switch
    {
        { Standing: SubscriptionStanding.Ended } => (new("terminé", "ended"), "quiet"),
        { Standing: SubscriptionStanding.Suspended } => (new("en pause ou suspendu", "paused or suspended"), "warn"),
        { Standing: SubscriptionStanding.Waiting } => (new("à venir", "to come"), "quiet"),
        { Standing: SubscriptionStanding.Active, CancelledOn: not null } => (new("résilié", "cancelled"), "warn"),
        { Standing: SubscriptionStanding.Active } => (new("en service", "in service"), "good"),
        _ => (new("à vérifier avec nous", "to check with us"), "warn"),
    };
}
