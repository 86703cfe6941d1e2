using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Dunning;

public static class DeskDunningText
{
    public static readonly Phrase Title = new("Rappels et ententes", "Reminders and arrangements");
    public static readonly Phrase IsOff = new("Les rappels sont désactivés (réglage Dunning:IsOn) : personne n’est averti et aucune suspension n’est proposée.",
        "Reminders are off (setting Dunning:IsOn): nobody is told anything and no suspension is proposed.");
    public static readonly Phrase Ripe = new("Suspensions à décider", "Suspensions to decide on");
    public static readonly Phrase RipeWhy = new("Les deux avis sont partis et la date est venue. Ouvrez le dossier : tout y est vérifié de nouveau avant de décider.",
        "Both notices went out and the day has come. Open the file: everything is checked again there before you decide.");
    public static readonly Phrase Announced = new("Suspensions annoncées", "Suspensions announced");
    public static readonly Phrase Pauses = new("En pause", "Paused");
    public static readonly Phrase Arrangements = new("Ententes en cours ou récentes", "Arrangements, open or recent");
    public static readonly Phrase None = new("Rien pour le moment.",
        "Nothing for now.");
    public static readonly Phrase OwedSince = new("{0}, le plus ancien dû depuis le {1}",
        "{0}, the oldest due since {1}");
    public static readonly Phrase SuspendOn = new("suspension possible à partir du {0}",
        "suspension possible from {0}");
    public static readonly Phrase Until = new("jusqu’au {0}", "until {0}");
    public static readonly Phrase ByCustomer = new("pris par le client", "taken by the customer");
    public static readonly Phrase ByStaff = new("accordé par {0} : {1}", "granted by {0}: {1}");
    public static readonly Phrase EndPause = new("Mettre fin à la pause", "End the pause");
    public static readonly Phrase EndArrangement = new("Mettre fin à l’entente", "End the arrangement");
    public static readonly Phrase PartsOn = new("{0} en {1} versements",
        "{0} in {1} instalments");
    public static readonly Phrase Open = new("Ouvrir le dossier", "Open the file");
    public static readonly Phrase Customer = new("Client (numéro d’ERPNext)", "Customer (ERPNext id)");
    public static readonly Phrase FileOf = new("Rappels : {0}", "Reminders: {0}");
    public static readonly Phrase FileAway = new("ERPNext ne répond pas : rien ne peut être décidé sans lui. Réessayez dans une minute.",
        "ERPNext does not answer: nothing can be decided without it. Try again in a minute.");
    public static readonly Phrase Standing = new("Ce qui est dû", "What is owed");
    public static readonly Phrase Late = new("{0} en retard, le plus ancien depuis le {1}",
        "{0} past due, the oldest since {1}");
    public static readonly Phrase NotLate = new("Rien n’est en retard.", "Nothing is past due.");
    public static readonly Phrase Told = new("Ce qui a été dit", "What was said");
    public static readonly Phrase Checks = new("Avant de suspendre", "Before suspending");
    public static readonly Phrase Yes = new("oui", "yes");
    public static readonly Phrase No = new("non", "no");
    public static readonly Phrase OwesEnough = new("Ce qui est en retard depuis {1} jours ou plus ({0}) dépasse {2}.",
        "What is {1} days or more past due ({0}) is above {2}.");
    public static readonly Phrase NoticeReceived = new("Le premier avis est parti au moins {0} jours avant la date annoncée.",
        "The first notice left at least {0} days before the day it names.");
    public static readonly Phrase LastReceived = new("Le dernier avis est parti la veille ou avant, et sa date est venue.",
        "The last notice left the day before or earlier, and its day has come.");
    public static readonly Phrase NothingAgainst = new("Ni paiement en route, ni contestation à la banque, ni pause, ni entente. Un client qui conteste de vive voix ou par "
        + "écrit : accordez-lui d’abord une pause.",
        "No payment on its way, no bank dispute, no pause, no arrangement. A customer who disputes by voice or in writing: grant them a pause first.");
    public static readonly Phrase RightTime = new("C’est un mardi, mercredi ou jeudi entre 9 h et midi, ni férié ni veille de férié.",
        "It is a Tuesday, Wednesday or Thursday between 9 and noon, not a holiday and not the day before one.");
    public static readonly Phrase Decide = new("Suspendre", "Suspend");
    public static readonly Phrase DecideWhy = new("Le portail ne coupe rien. Votre décision est notée avec votre nom; ensuite, changez l’état du lieu de service dans ERPNext. "
        + "Le client voit "
        + "alors « service suspendu » avec un bouton pour payer.",
        "The portal cuts nothing. Your decision is noted with your name; then change the state of the service location in ERPNext. The customer then sees “service suspended” with "
        + "a button to pay.");
    public static readonly Phrase Decided = new("C’est noté. Changez maintenant l’état du lieu de service dans ERPNext.",
        "Noted. Now change the state of the service location in ERPNext.");
    public static readonly Phrase NotDecided = new("Une condition n’est plus remplie : rien n’a été noté.", "A condition no longer holds: nothing was noted.");
    public static readonly Phrase Pause = new("Laisser ce client en paix", "Leave this customer in peace");
    public static readonly Phrase ChargesGoOn = new("Ses prélèvements automatiques continuent : mettez-les en attente s’il le faut.",
        "Their automatic charges go on: put them on hold if need be.");
    public static readonly Phrase PauseUntil = new("Jusqu’au (compris)", "Until (that day included)");
    public static readonly Phrase Reason = new("Raison", "Reason");
    public static readonly Phrase Grant = new("Accorder", "Grant");
    public static readonly Phrase GrantParts = new("Convenir d’une entente", "Agree on an arrangement");
    public static readonly Phrase Covers = new("L’entente porterait sur {0}; le client paie chaque versement lui-même.",
        "The arrangement would cover {0}; the customer pays each instalment themselves.");
    public static readonly Phrase PartsCount = new("Nombre de versements",
        "Number of instalments");
    public static readonly Phrase FirstOn = new("Premier versement le",
        "First instalment on");
    public static readonly Phrase DaysBetween = new("Jours entre les versements",
        "Days between instalments");
    public static readonly Phrase Done = new("C’est fait.", "Done.");
    public static readonly Phrase NotDone = new("Rien n’a changé : vérifiez les dates et la raison, ou c’était déjà fait.",
        "Nothing changed: check the dates and the reason, or it was done already.");

    public static Phrase Stage(DunningStep step) => step.Stage switch
    {
        DunningStage.Soon => DunningText.SoonTitle,
        DunningStage.Late => DunningText.LateTitle,
        DunningStage.Notice => DunningText.NoticeTitle,
        _ => DunningText.LastTitle,
    };

    public static Phrase State(ArrangementState state) => state switch
    {
        ArrangementState.Open => new("en cours", "open"),
        ArrangementState.Kept => new("respectée", "kept"),
        ArrangementState.Broken => new("non respectée", "not kept"),
        _ => new("terminée par l’équipe", "ended by the team"),
    };

    public static Phrase Peace(Peace why) => why switch
    {
        Dunning.Peace.Closed => new("Le compte est fermé.", "The account is closed."),
        Dunning.Peace.Suspended => new("Le service est déjà suspendu.", "The service is suspended already."),
        Dunning.Peace.UnderWay => new("Un paiement est en route.", "A payment is on its way."),
        Dunning.Peace.Disputed => new("Un paiement est contesté à la banque.", "A payment is disputed at the bank."),
        Dunning.Peace.Grace => new("Le client a pris du temps.", "The customer took time."),
        Dunning.Peace.Staff => new("Notre équipe laisse ce client en paix.", "Our team leaves this customer in peace."),
        _ => new("Une entente est en cours.", "An arrangement stands."),
    };
}
