using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>What customers read about their services.</summary>
public static class SubscriptionText
{
    public static readonly Phrase Title = new("Mes services", "My services");
    public static readonly Phrase Lead = new("Vos forfaits, leurs prix et ce que vous pouvez changer vous-même.",
        "Your plans, what they cost, and what you can change on your own.");
    public static readonly Phrase None = new("Nous ne trouvons aucun service dans ce compte. Si vous en avez un, appelez-nous au {0}.",
        "We cannot find any service on this account. If you have one, call us at {0}.");
    public static readonly Phrase Away = new("Nos systèmes ne répondent pas. Rien n’a changé; réessayez dans quelques minutes.",
        "Our systems are not responding. Nothing has changed; please try again in a few minutes.");
    public static readonly Phrase NoPlan = new("Service", "Service");
    public static readonly Phrase NoAddress = new("Adresse à confirmer", "Address to be confirmed");
    public static readonly Phrase PerMonth = new("{0} par mois, {1} avec les taxes", "{0} a month, {1} with taxes");
    public static readonly Phrase NoPrice = new("Le prix est sur votre facture.", "The price is on your bill.");
    public static readonly Phrase Price = new("Prix", "Price");
    public static readonly Phrase Plan = new("Forfait", "Plan");
    public static readonly Phrase Speeds = new("Vitesses", "Speeds");
    public static readonly Phrase DownUp = new("jusqu’à {0} Mbit/s en téléchargement, {1} Mbit/s en téléversement", "up to {0} Mbit/s download, {1} Mbit/s upload");
    public static readonly Phrase Included = new("Compris", "Included");
    public static readonly Phrase EquipmentBack = new("Notre modem", "Our modem");
    public static readonly Phrase EquipmentDays = new("À rapporter dans les {0} jours après la fin du service.", "To be returned within {0} days after the service ends.");
    public static readonly Phrase InBrief = new("Votre service en bref", "Your service in brief");
    public static readonly Phrase InBriefPdf = new("Votre service en bref (PDF)", "Your service in brief (PDF)");
    public static readonly Phrase AsOf = new("Au {0}. Abonnement {1}.", "As of {0}. Subscription {1}.");
    public static readonly Phrase Since = new("En service depuis", "In service since");
    public static readonly Phrase Contract = new("Contrat", "Contract");
    public static readonly Phrase ContractUntil = new("Jusqu’au {0}", "Until {0}");
    public static readonly Phrase NoTerm = new("Sans engagement : vous partez quand vous voulez, sans frais.", "No commitment: leave any time, at no charge.");
    public static readonly Phrase Promotion = new("Promotion", "Promotion");
    public static readonly Phrase PromotionUntil = new("Jusqu’au {0}. Vous payez ensuite le prix courant.", "Until {0}. After that you pay the regular price.");
    public static readonly Phrase EndedOn = new("Terminé le {0}", "Ended {0}");
    public static readonly Phrase EndsOn = new("Se termine le {0}", "Ends {0}");

    public static readonly Phrase ChangeTitle = new("Changer de forfait", "Change plan");
    public static readonly Phrase ChangeLead = new("Les autres forfaits offerts à cette adresse. Changer ne coûte rien.",
        "The other plans available at this address. Switching is free.");
    public static readonly Phrase NoOffers = new("Aucun autre forfait n’est offert à cette adresse en ce moment.", "No other plan is available at this address right now.");
    public static readonly Phrase More = new("{0} de plus par mois, avec les taxes", "{0} more a month, with taxes");
    public static readonly Phrase Less = new("{0} de moins par mois, avec les taxes", "{0} less a month, with taxes");
    public static readonly Phrase SamePrice = new("Au même prix", "Same price");
    public static readonly Phrase Choose = new("Choisir", "Choose");
    public static readonly Phrase Compare = new("Ce qui change", "What changes");
    public static readonly Phrase Now = new("Aujourd’hui", "Today");
    public static readonly Phrase Then = new("Après", "After");
    public static readonly Phrase ByDay = new("Ce sera fait au plus tard le {0}.", "It will be done by {0} at the latest.");
    public static readonly Phrase NextBill = new("Vous payez le nouveau prix à partir de votre prochaine facture. Celle en cours ne change pas, et changer ne coûte rien.",
        "You pay the new price starting with your next bill. The current one does not change, and switching costs nothing.");
    public static readonly Phrase LosesPromotion = new("Votre promotion, valide jusqu’au {0}, prend fin avec ce changement.",
        "Your promotion, good until {0}, ends with this change.");
    public static readonly Phrase KeepsContract = new("Votre contrat se termine toujours le {0}.", "Your contract still ends on {0}.");
    public static readonly Phrase ChangeNow = new("Passer à {0}", "Switch to {0}");
    public static readonly Phrase NotNow = new("Pas maintenant", "Not now");
    public static readonly Phrase ByMail = new("Pour changer de forfait, entrez avec un code reçu par texto ou par appel.",
        "To change plans, sign in with a code sent by text or phone call.");

    public static readonly Phrase Contracts = new("Mes contrats", "My contracts");
    public static readonly Phrase ContractSince = new("depuis le {0}", "since {0}");
    public static readonly Phrase ContractAway = new("Ce contrat ne peut pas être imprimé en ce moment. Réessayez plus tard, ou demandez-le-nous.",
        "This contract cannot be printed right now. Try again later, or ask us for it.");
    public static readonly Phrase PauseTitle = new("Mettre ce service en pause", "Pause this service");
    public static readonly Phrase PauseLead = new("Pour un chalet ou une longue absence. Le service s’arrête; l’équipement reste chez vous.",
        "For a cottage or a long absence. The service stops; the equipment stays with you.");
    public static readonly Phrase PauseCosts = new("Pendant la pause : {0} par mois, {1} avec les taxes.", "During the pause: {0} a month, {1} with taxes.");
    public static readonly Phrase PauseFree = new("Pendant la pause, vous ne payez rien.", "During the pause you pay nothing.");
    public static readonly Phrase PauseBack = new("Le service revient tout seul le lendemain du dernier jour. Nous vous écrivons une semaine avant.",
        "Your service restarts by itself the day after the last day. We write to you a week before.");
    public static readonly Phrase PauseByModem = new("Le remettre en service quand je rebranche le modem", "Bring it back when I plug the modem in again");
    public static readonly Phrase PauseByModemWhy = new(
        "Débranchez le modem en partant. S’il se rallume après quatre jours ou plus, la remise en service est demandée en votre nom, nous vous l’écrivons et notre équipe la fait.",
        "Unplug the modem when you leave. If it wakes up after four days or more, the return is asked for in your name, we write to you and our team does it.");
    public static readonly Phrase PauseNow = new("Mettre mon service en pause", "Pause my service");
    public static readonly Phrase BadPause = new("La pause commence demain ou plus tard, finit après avoir commencé et dure au plus {0} jours.",
        "The pause starts tomorrow or later, ends after it starts, and lasts {0} days at most.");
    public static readonly Phrase ResumeTitle = new("Reprendre le service", "Restart my service");
    public static readonly Phrase ResumeLead = new("Au prix d’avant, le jour que vous choisissez.", "At the price you had, on the day you choose.");
    public static readonly Phrase ResumeNow = new("Reprendre le service", "Restart my service");
    public static readonly Phrase BadDay = new("Choisissez un jour entre aujourd’hui et dans un an.", "Choose a day between today and a year from now.");

    public static readonly Phrase MoveTitle = new("Déménager ce service", "Move this service");
    public static readonly Phrase MoveLead = new("Nous vérifions d’abord si la fibre se rend à la nouvelle adresse.", "First we check whether fibre reaches the new address.");
    public static readonly Phrase NewAddress = new("Nouvelle adresse", "New address");
    public static readonly Phrase MoveNow = new("Envoyer ma demande", "Send my request");
    public static readonly Phrase BadAddress = new("Écrivez l’adresse complète : numéro, rue, ville.", "Write the full address: number, street, town.");

    public static readonly Phrase CancelTitle = new("Résilier ce service", "Cancel this service");
    public static readonly Phrase CancelLead = new("Le jour de votre choix, sans explication à donner.", "On any day you choose, no explanation needed.");
    public static readonly Phrase CancelAsk = new("Résilier {0}?", "Cancel {0}?");
    public static readonly Phrase WhatEnds = new("Le service fonctionne jusqu’à la fin de cette journée. Vos factures et vos reçus restent ici.",
        "Your service works until the end of that day. Your bills and receipts stay here.");
    public static readonly Phrase LastBill = new("Vous payez ce service jusqu’à ce jour-là, pas après.", "You pay for this service up to that day, not beyond.");
    public static readonly Phrase NoFee = new("Aucuns frais de résiliation.", "No cancellation fee.");
    public static readonly Phrase FeeIs = new("Votre contrat va jusqu’au {0}. Si vous partez le {2}, les frais de résiliation sont de {1}. À partir du {0}, il n’y en a plus.",
        "Your contract runs until {0}. If you leave on {2}, the cancellation fee is {1}. From {0} on, there is none.");
    public static readonly Phrase ReturnEquipment = new("Rapportez notre modem au plus tard le {0}. Vous ne pouvez pas? Appelez-nous au {1}.",
        "Return our modem by {0}. Can’t? Call us at {1}.");
    public static readonly Phrase SeeFee = new("Continuer", "Continue");
    public static readonly Phrase CancelNow = new("Résilier mon service le {0}", "Cancel my service on {0}");

    public static readonly Phrase FirstDay = new("Premier jour de pause", "First day of the pause");
    public static readonly Phrase LastDay = new("Dernier jour de pause", "Last day of the pause");
    public static readonly Phrase ReturnDay = new("Jour du retour", "Restart day");
    public static readonly Phrase MovingDay = new("Jour du déménagement", "Moving day");
    public static readonly Phrase LastService = new("Dernier jour de service", "Last day of service");
    public static readonly Phrase KeepService = new("Garder mon service", "Keep my service");
    public static readonly Phrase AlsoWithdraws = new("Votre demande en cours ({0}) sera annulée en même temps.", "Your open request ({0}) will be withdrawn at the same time.");
    public static readonly Phrase FeeUnknown = new("Si votre contrat a une fin, les frais de résiliation ne dépassent jamais 50\u00A0$; appelez-nous au {0} pour les connaître.",
        "If your contract has an end date, the cancellation fee is never more than $50; call us at {0} to know it.");
    public static readonly Phrase Others = new("Autres changements", "Other changes");
    public static readonly Phrase SeeOpen = new("Voir ou annuler", "See or withdraw");
    public static readonly Phrase NotWhileAway = new("Vous pourrez changer de forfait quand le service sera rétabli.", "You can change plans once your service is back.");
    public static readonly Phrase HasOpen = new("Une demande est déjà en cours pour ce service. Annulez-la avant d’en faire une autre.",
        "A request is already under way for this service. Withdraw it before making another.");
    public static readonly Phrase CannotNow = new("Ce service ne peut pas être changé ici en ce moment. Appelez-nous au {0}.",
        "This service cannot be changed here right now. Call us at {0}.");

    /// <summary>What stands beside the name of a service, and how it looks.</summary>
    public static (Phrase Text, string Tone) Standing(MyService of) => of.Subscription switch
    {
        { Standing: SubscriptionStanding.Ended } => (new("terminé", "ended"), "quiet"),
        { Standing: SubscriptionStanding.Suspended } => (of.IsPausedHere ? new("en pause", "paused") : new("suspendu", "suspended"), "warn"),
        { Standing: SubscriptionStanding.Waiting } => (new("pas encore commencé", "not started"), "quiet"),
        { Standing: SubscriptionStanding.Active } => (new("en service", "in service"), "good"),
        _ => (new("appelez-nous", "call us"), "warn"),
    };
}
