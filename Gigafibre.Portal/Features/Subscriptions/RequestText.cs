using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>The words of a request: its page, its confirmation, its messages.</summary>
public static class RequestText
{
    public static readonly Phrase ListTitle = new("Mes confirmations", "My confirmations");
    public static readonly Phrase ListLead = new("Tout ce que vous avez décidé ici pour vos services, par écrit.", "Everything you decided here about your services, in writing.");
    public static readonly Phrase NoneYet = new("Rien encore. Chaque changement que vous ferez aura sa confirmation ici.",
        "Nothing yet. Each change you make will have its confirmation here.");
    public static readonly Phrase Number = new("Confirmation {0}", "Confirmation {0}");
    public static readonly Phrase GivenOn = new("Demandé le {0}", "Asked for {0}");
    public static readonly Phrase Undo = new("Annuler cette demande", "Take this request back");
    public static readonly Phrase UndoWhy = new("Vous pouvez la reprendre ici tant que ce n’est pas fait.", "You can take it back here as long as it is not done.");
    public static readonly Phrase UndoAsk = new("Reprendre cette demande?", "Take this request back?");
    public static readonly Phrase UndoNow = new("Oui, la reprendre", "Yes, take it back");
    public static readonly Phrase Keep = new("La garder", "Keep it");
    public static readonly Phrase TooLate = new("C’est déjà fait, ou repris. Pour revenir en arrière, faites une nouvelle demande ou appelez-nous au {0}.",
        "It is done already, or taken back. To go back, make a new request or call us at {0}.");
    public static readonly Phrase Pdf = new("Garder une copie (PDF)", "Keep a copy (PDF)");
    public static readonly Phrase WhatNext = new("La suite", "What happens next");
    public static readonly Phrase Complain = new("Pas d’accord? Appelez-nous d’abord au {0}. Si nous ne trouvons pas de solution, la CPRST (ccts-cprst.ca) aide sans frais, "
        + "et l’Office de la protection du consommateur aussi.",
        "Do you disagree? Call us first at {0}. If we find no solution, the CCTS (ccts-cprst.ca) helps free of charge, and so does the Office de la protection du consommateur.");
    public static readonly Phrase Before = new("Avant", "Before");
    public static readonly Phrase After = new("Après", "After");
    public static readonly Phrase Where = new("Adresse", "Address");
    public static readonly Phrase When = new("À partir du", "From");
    public static readonly Phrase Monthly = new("{0}, {1} avec les taxes", "{0}, {1} with taxes");
    public static readonly Phrase Fee = new("Indemnité de résiliation", "Cancellation indemnity");
    public static readonly Phrase NoFee = new("aucune", "none");

    public static Phrase Kind(RequestKind kind) => kind switch
    {
        RequestKind.Change => new("Changement de forfait", "Change of plan"),
        RequestKind.Pause => new("Pause du service", "Pause of the service"),
        RequestKind.Resume => new("Reprise du service", "Return of the service"),
        RequestKind.Cancel => new("Résiliation", "Cancellation"),
        RequestKind.Move => new("Déménagement", "Move"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>A whole sentence: what was decided, and from when.</summary>
    /// <param name="after">What the chosen plan is called.</param>
    public static Phrase What(ServiceRequest request, Phrase after) => request switch
    {
        { Kind: RequestKind.Change } => new Phrase("Votre forfait devient {0}, au plus tard le {1}.", "Your plan becomes {0}, by {1} at the latest.").With(after, On(request)),
        { Kind: RequestKind.Pause, Until: { } until } => new Phrase("Votre service est en pause du {0} au {1}.", "Your service is paused from {0} to {1}.")
            .With(On(request), Times.Dated(until)),
        { Kind: RequestKind.Resume } => new Phrase("Votre service revient le {0}.", "Your service comes back on {0}.").With(On(request)),
        { Kind: RequestKind.Cancel } => new Phrase("Votre service se termine le {0}.", "Your service ends on {0}.").With(On(request)),
        _ => new Phrase("Votre service déménage le {0} : {1}.", "Your service moves on {0}: {1}.").With(On(request), request.After),
    };

    public static (Phrase Text, string Tone) State(ServiceRequest request) => request.State switch
    {
        RequestState.Given => (new("noté", "noted"), "quiet"),
        RequestState.Scheduled => (new("à l’horaire", "scheduled"), "quiet"),
        RequestState.Done => (new("fait", "done"), "good"),
        RequestState.Refused => (new("impossible", "not possible"), "warn"),
        _ => (new("reprise", "taken back"), "quiet"),
    };

    /// <summary>What the customer can count on from here.</summary>
    public static Phrase Next(ServiceRequest request) => request switch
    {
        { State: RequestState.Refused } => new Phrase("Ce n’est pas possible : {0}", "This is not possible: {0}").With(request.Reason),
        { State: RequestState.Withdrawn } => new("Vous l’avez reprise : rien ne change.", "You took it back: nothing changes."),
        { State: RequestState.Done, Kind: RequestKind.Cancel } => new("C’est fait. Merci de nous avoir fait confiance; vos factures restent ici.",
            "Done. Thank you for your trust; your bills stay here."),
        { State: RequestState.Done } => new("C’est fait.", "Done."),
        { Kind: RequestKind.Move } => new("Nous vérifions la fibre à la nouvelle adresse et vous écrivons dans les deux jours ouvrables.",
            "We check the fibre at the new address and write to you within two business days."),
        _ => new("Notre équipe s’en occupe; vous n’avez rien à faire. Nous vous écrivons quand c’est fait.",
        "Our team takes care of it; you have nothing to do. We write to you when it is done."),
    };

    public static readonly Phrase GivenTitle = new("Demande confirmée", "Request confirmed");
    public static readonly Phrase GivenSubject = new("Votre confirmation {0}", "Your confirmation {0}");
    public static readonly Phrase GivenMail = new("Bonjour,\n\n{1}\n\nConfirmation {0}, en pièce jointe. Pour la relire, ou la reprendre tant que ce n’est pas "
        + "fait :\n\n{2}\n\nGigafibre",
        "Hello,\n\n{1}\n\nConfirmation {0} is attached. To read it again, or take it back as long as it is not done:\n\n{2}\n\nGigafibre");
    public static readonly Phrase GivenShort = new("Gigafibre : {1} Confirmation {0} : {2}", "Gigafibre: {1} Confirmation {0}: {2}");
    public static readonly Phrase GivenAction = new("Voir ma confirmation", "See my confirmation");
    public static readonly Phrase DoneTitle = new("Demande faite", "Request done");
    public static readonly Phrase DoneSubject = new("C’est fait : confirmation {0}", "Done: confirmation {0}");
    public static readonly Phrase DoneMail = new("Bonjour,\n\nC’est fait. {1}\n\nConfirmation {0} :\n\n{2}\n\nGigafibre",
        "Hello,\n\nDone. {1}\n\nConfirmation {0}:\n\n{2}\n\nGigafibre");
    public static readonly Phrase DoneShort = new("Gigafibre : c’est fait. {1} Confirmation {0} : {2}", "Gigafibre: done. {1} Confirmation {0}: {2}");
    public static readonly Phrase RefusedTitle = new("Demande impossible", "Request not possible");
    public static readonly Phrase RefusedSubject = new("Votre demande {0} n’est pas possible", "Your request {0} is not possible");
    public static readonly Phrase RefusedMail = new("Bonjour,\n\nNous ne pouvons pas faire ce que vous avez demandé ({0}). Voici pourquoi : {1}\n\nRien ne change à votre "
        + "service ni à son prix.\n\n{2}\n\n"
        + "Pour nous parler : {3}\n\nGigafibre",
        "Hello,\n\nWe cannot do what you asked for ({0}). This is why: {1}\n\nNothing changes about your service or its price.\n\n{2}\n\nTo talk to us: {3}\n\nGigafibre");
    public static readonly Phrase RefusedShort = new("Gigafibre : votre demande {0} n’est pas possible, rien ne change. Pourquoi : {2}",
        "Gigafibre: your request {0} is not possible, nothing changes. Why: {2}");
    public static readonly Phrase WithdrawnTitle = new("Demande reprise", "Request taken back");
    public static readonly Phrase WithdrawnSubject = new("Vous avez repris votre demande {0}", "You took your request {0} back");
    public static readonly Phrase WithdrawnMail = new("Bonjour,\n\nVous avez repris votre demande {0} : rien ne change à votre service.\n\n{1}\n\nGigafibre",
        "Hello,\n\nYou took your request {0} back: nothing changes about your service.\n\n{1}\n\nGigafibre");
    public static readonly Phrase WithdrawnShort = new("Gigafibre : votre demande {0} est reprise, rien ne change. {1}",
        "Gigafibre: your request {0} is taken back, nothing changes. {1}");
    public static readonly Phrase EndsTitle = new("Fin de contrat ou de promotion", "End of a contract or promotion");
    public static readonly Phrase EndsSubject = new("{0} se termine le {1}", "{0} ends on {1}");
    public static readonly Phrase EndsMail = new("Bonjour,\n\n{0} se termine le {1}. Après, {2}\n\nVous pouvez voir les autres forfaits, changer ou résilier vous-même, sans "
        + "frais à cette date :\n\n{3}\n\nGigafibre",
        "Hello,\n\n{0} ends on {1}. After that, {2}\n\nYou can see the other plans, change or cancel yourself, without a fee on that date:\n\n{3}\n\nGigafibre");
    public static readonly Phrase EndsShort = new("Gigafibre : {0} se termine le {1}. Voir les forfaits, changer ou résilier : {3}",
        "Gigafibre: {0} ends on {1}. See plans, change or cancel: {3}");
    public static readonly Phrase EndsAction = new("Voir mes services", "See my services");
    public static readonly Phrase YourContract = new("Votre contrat", "Your contract");
    public static readonly Phrase YourPromotion = new("Votre promotion", "Your promotion");
    public static readonly Phrase AfterContract = new("votre service continue sans terme, au même prix.", "your service goes on without a term, at the same price.");
    public static readonly Phrase AfterPromotion = new("le prix courant de votre forfait compte.", "the regular price of your plan counts.");
    public static readonly Phrase BackTitle = new("Votre service revient bientôt", "Your service comes back soon");
    public static readonly Phrase BackSubject = new("Votre service revient le {0}", "Your service comes back on {0}");
    public static readonly Phrase BackMail = new("Bonjour,\n\nVotre pause se termine : le service revient le {0}, au prix d’avant. Pour le reprendre plus tôt, ou "
        + "prolonger :\n\n{1}\n\nGigafibre",
        "Hello,\n\nYour pause ends: the service comes back on {0}, at the price it had. To take it back sooner, or go on pausing:\n\n{1}\n\nGigafibre");
    public static readonly Phrase BackShort = new("Gigafibre : votre pause se termine, le service revient le {0}. {1}",
        "Gigafibre: your pause ends, the service comes back on {0}. {1}");

    private static Phrase On(ServiceRequest request) => Times.Dated(request.EffectiveOn);
}
