using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>The words of a request: its page, its confirmation, its messages.</summary>
public static class RequestText
{
    public static readonly Phrase ListTitle = new("Mes demandes", "My requests");
    public static readonly Phrase ListLead = new("Tout ce que vous nous avez demandé pour vos services, par écrit.",
        "Everything you have asked us to do with your services, in writing.");
    public static readonly Phrase NoneYet = new("Aucune demande pour l’instant.", "No requests yet.");
    public static readonly Phrase Number = new("Confirmation {0}", "Confirmation {0}");
    public static readonly Phrase GivenOn = new("Demande faite le {0}", "Requested on {0}");
    public static readonly Phrase PartOfPause = new("Prévu avec votre pause, mis à l’horaire le {0}", "Planned with your pause, put on the calendar on {0}");
    public static readonly Phrase Undo = new("Annuler cette demande", "Withdraw this request");
    public static readonly Phrase UndoWhy = new("Vous pouvez encore annuler cette demande, tant qu’elle n’est pas réglée.",
        "You can still withdraw this request, until it has been carried out.");
    public static readonly Phrase UndoAsk = new("Annuler cette demande?", "Withdraw this request?");
    public static readonly Phrase UndoNow = new("Oui, annuler la demande", "Yes, withdraw it");
    public static readonly Phrase Keep = new("Garder la demande", "Keep the request");
    public static readonly Phrase TooLate = new("Cette demande est déjà réglée ou annulée. Pour revenir en arrière, faites-en une nouvelle ou appelez-nous au {0}.",
        "This request has already been carried out or withdrawn. To go back, make a new one or call us at {0}.");
    public static readonly Phrase Pdf = new("Garder une copie (PDF)", "Keep a copy (PDF)");
    public static readonly Phrase Complain = new("Un problème avec cette demande? Appelez-nous d’abord au {0}. Si nous ne le réglons pas ensemble, la CPRST (ccts-cprst.ca) peut "
        + "vous aider gratuitement, tout comme l’Office de la protection du consommateur.",
        "A problem with this request? Call us first at {0}. If we cannot settle it together, the CCTS (ccts-cprst.ca) can help free of charge, and so can Quebec’s Office de la "
        + "protection du consommateur.");
    public static readonly Phrase Before = new("Forfait", "Plan");
    public static readonly Phrase After = new("Nouveau forfait", "New plan");
    public static readonly Phrase Where = new("Adresse", "Address");
    public static readonly Phrase By = new("Au plus tard le", "No later than");
    public static readonly Phrase From = new("À partir du", "From");
    public static readonly Phrase LastDay = new("Dernier jour de service", "Last day of service");
    public static readonly Phrase During = new("Pendant la pause", "During the pause");
    public static readonly Phrase FirstOfPause = new("Premier jour de pause", "First day of the pause");
    public static readonly Phrase LastOfPause = new("Dernier jour de pause", "Last day of the pause");
    public static readonly Phrase NewPlace = new("Nouvelle adresse", "New address");
    public static readonly Phrase Billing = new("Facturation", "Billing");
    public static readonly Phrase Standing = new("État", "Status");
    public static readonly Phrase OfQuotation = new("Soumission", "Quote");
    public static readonly Phrase QuotationTotal = new("Total, taxes comprises", "Total with taxes");
    public static readonly Phrase Monthly = new("{0} par mois ({1} avec les taxes)", "{0} a month ({1} with taxes)");
    public static readonly Phrase Fee = new("Frais de résiliation", "Cancellation fee");
    public static readonly Phrase FeeUnknown = new("50\u00A0$ au plus, seulement si votre contrat a une fin", "at most $50, only if your contract has an end date");
    public static readonly Phrase NoFee = new("aucuns", "none");

    public static Phrase Kind(RequestKind kind) => kind switch
    {
        RequestKind.Change => new("Changement de forfait", "Plan change"),
        RequestKind.Pause => new("Pause du service", "Service pause"),
        RequestKind.Resume => new("Retour du service", "Service restart"),
        RequestKind.Cancel => new("Résiliation", "Cancellation"),
        RequestKind.Move => new("Déménagement", "Move"),
        RequestKind.Accept => new("Soumission acceptée", "Quote accepted"),
        RequestKind.Decline => new("Soumission déclinée", "Quote declined"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>A whole sentence: what was decided, and from when; what became of it, once it is over.</summary>
    /// <param name="after">What the chosen plan is called.</param>
    public static Phrase What(ServiceRequest request, Phrase after) => request switch
    {
        { State: RequestState.Withdrawn } => new("Demande annulée.", "Request withdrawn."),
        { State: RequestState.Refused } => new("Nous ne pouvons pas le faire.", "We cannot do this."),
        { Kind: RequestKind.Accept, State: RequestState.Done } => new Phrase("La soumission {0} est commandée.", "Quote {0} is ordered.").With(request.After),
        { Kind: RequestKind.Accept } => new Phrase("Vous acceptez la soumission {0}, {1} taxes comprises.", "You accept quote {0}, {1} with taxes.")
            .With(request.After, request.Cost),
        { Kind: RequestKind.Decline } => new Phrase("Vous déclinez la soumission {0}.", "You decline quote {0}.").With(request.After),
        { Kind: RequestKind.Change, State: RequestState.Done } => new Phrase("Vous avez maintenant {0}.", "You now have {0}.").With(after),
        { Kind: RequestKind.Change } => new Phrase("Vous passez à {0}, au plus tard le {1}.", "You are switching to {0}, by {1} at the latest.").With(after, On(request)),
        { Kind: RequestKind.Pause, IsByModem: true, Until: { } day, State: not RequestState.Done } => new Phrase(
            "Vous mettez votre service en pause du {0} au {1}, inclusivement; il revient plus tôt si vous rebranchez le modem.",
            "You are pausing your service from {0} through {1}; it comes back sooner if you plug the modem in again.").With(On(request), Times.Dated(day)),
        { Kind: RequestKind.Pause, Until: { } end, State: not RequestState.Done } => new Phrase(
            "Vous mettez votre service en pause du {0} au {1}, inclusivement.", "You are pausing your service from {0} through {1}.").With(On(request), Times.Dated(end)),
        { Kind: RequestKind.Pause, IsByModem: true, Until: { } last } => new Phrase(
            "Votre service est en pause du {0} au {1}, inclusivement, et revient plus tôt si vous rebranchez le modem.",
            "Your service is paused from {0} through {1}, and comes back sooner if you plug the modem in again.").With(On(request), Times.Dated(last)),
        { Kind: RequestKind.Pause, Until: { } until } => new Phrase("Votre service est en pause du {0} au {1}, inclusivement.", "Your service is paused from {0} through {1}.")
            .With(On(request), Times.Dated(until)),
        { Kind: RequestKind.Resume, IsByModem: true, State: not RequestState.Done } => new Phrase(
            "Votre modem est rebranché : votre service revient, comme vous l’aviez demandé.", "Your modem is plugged in again: your service comes back, as you asked."),
        { Kind: RequestKind.Resume } => new Phrase("Votre service revient le {0}.", "Your service restarts on {0}.").With(On(request)),
        { Kind: RequestKind.Cancel } => new Phrase("Votre dernier jour de service est le {0}.", "Your last day of service is {0}.").With(On(request)),
        _ => new Phrase("Vous demandez de déménager votre service le {0}, au {1}.", "You asked to move your service to {1} on {0}.").With(On(request), request.After),
    };

    public static (Phrase Text, string Tone) State(ServiceRequest request) => request.State switch
    {
        RequestState.Given => (new("demande reçue", "received"), "quiet"),
        RequestState.Scheduled => (new("à l’horaire", "scheduled"), "quiet"),
        RequestState.Done => (new("c’est fait", "done"), "good"),
        RequestState.Refused => (new("pas possible", "not possible"), "warn"),
        _ => (new("demande annulée", "withdrawn"), "quiet"),
    };

    /// <summary>What the customer can count on from here.</summary>
    /// <param name="equipmentDays">So long after an end, our equipment comes back.</param>
    public static Phrase Next(ServiceRequest request, int equipmentDays)
    {
        var back = Times.Dated(request.EffectiveOn.AddDays(equipmentDays));
        return request switch
        {
            { State: RequestState.Refused, IsAboutQuotation: true } => new Phrase("Voici pourquoi : {0}", "Here is why: {0}").With(request.Reason),
            { State: RequestState.Refused } => new Phrase("Voici pourquoi : {0} Votre service et son prix restent les mêmes.",
            "Here is why: {0} Nothing changes for your services or their prices.")
                .With(request.Reason),
            { State: RequestState.Withdrawn } => new("Elle ne s’appliquera pas.", "It will not go ahead."),
            { Kind: RequestKind.Decline } => new("C’est noté, et rien ne vous sera facturé.", "It is noted, and you will not be billed for anything."),
            { Kind: RequestKind.Accept, State: RequestState.Given } => new("Notre équipe vous écrit pour la date des travaux; la facture vient après.",
                "Our team writes to you about the day of the work; the bill comes after."),
            { State: RequestState.Done, Kind: RequestKind.Cancel } => new Phrase("Merci de nous avoir fait confiance. Rapportez notre modem au plus tard le {0}; vos factures "
            + "restent ici.",
                "Thank you for being with us. Return our modem by {0}; your bills stay here.").With(back),
            { State: RequestState.Done } => new("C’est fait.", "It is done."),
            { Kind: RequestKind.Cancel } => new Phrase("Notre équipe s’en occupe. Il vous reste à rapporter notre modem, au plus tard le {0}.",
                "Our team is taking care of it. All that is left is to return our modem, by {0}.").With(back),
            { Kind: RequestKind.Move, State: RequestState.Given } => new("Nous vérifions si la fibre se rend à la nouvelle adresse, puis nous vous écrivons.",
                "We are checking whether fibre reaches the new address, then we will write to you."),
            _ => new("Notre équipe s’en occupe. Nous vous écrivons dès que c’est fait.", "Our team is taking care of it. We will write to you as soon as it is done."),
        };
    }

    public static readonly Phrase GivenTitle = new("Demande reçue", "Request received");
    public static readonly Phrase GivenSubject = new("Nous avons reçu votre demande {0}", "We received your request {0}");
    public static readonly Phrase GivenMail = new("Bonjour,\n\n{1}\n\nLa confirmation {0} est en pièce jointe. Pour la relire ou annuler la demande :\n\n{2}\n\nGigafibre",
        "Hello,\n\n{1}\n\nConfirmation {0} is attached. To read it again or withdraw the request:\n\n{2}\n\nGigafibre");
    public static readonly Phrase GivenShort = new("Gigafibre : {1} Confirmation {0} : {2}", "Gigafibre: {1} Confirmation {0}: {2}");
    public static readonly Phrase GivenAction = new("Voir ma confirmation", "See my confirmation");
    public static readonly Phrase DoneTitle = new("C’est fait", "It is done");
    public static readonly Phrase DoneSubject = new("C’est fait : demande {0}", "Done: request {0}");
    public static readonly Phrase DoneMail = new("Bonjour,\n\n{1}\n\nDemande {0} :\n\n{2}\n\nGigafibre", "Hello,\n\n{1}\n\nRequest {0}:\n\n{2}\n\nGigafibre");
    public static readonly Phrase DoneShort = new("Gigafibre : {1} Demande {0} : {2}", "Gigafibre: {1} Request {0}: {2}");
    public static readonly Phrase RefusedTitle = new("Demande impossible", "Request not possible");
    public static readonly Phrase RefusedSubject = new("Votre demande {0} n’est pas possible", "Your request {0} is not possible");
    public static readonly Phrase RefusedMail = new("Bonjour,\n\nNous ne pouvons pas donner suite à votre demande {0}. Voici pourquoi : {1}\n\nRien ne change à vos "
        + "services.\n\n{2}\n\nPour nous parler : {3}\n\nGigafibre",
        "Hello,\n\nWe cannot go ahead with your request {0}. Here is why: {1}\n\nNothing changes for your services.\n\n{2}\n\nTo talk to us: {3}\n\nGigafibre");
    public static readonly Phrase RefusedShort = new("Gigafibre : votre demande {0} n’est pas possible. Rien ne change. Détails : {2}",
        "Gigafibre: your request {0} is not possible. Nothing changes. Details: {2}");
    public static readonly Phrase WithdrawnTitle = new("Demande annulée", "Request withdrawn");
    public static readonly Phrase WithdrawnSubject = new("Votre demande {0} est annulée", "Your request {0} is withdrawn");
    public static readonly Phrase WithdrawnMail = new("Bonjour,\n\nVotre demande {0} est annulée, comme vous l’avez voulu. Rien ne change à vos "
        + "services.\n\n{1}\n\nGigafibre", "Hello,\n\nYour request {0} is withdrawn, as you asked. Nothing changes for your services.\n\n{1}\n\nGigafibre");
    public static readonly Phrase WithdrawnShort = new("Gigafibre : votre demande {0} est annulée. {1}", "Gigafibre: your request {0} is withdrawn. {1}");
    public static readonly Phrase EndsTitle = new("Fin de contrat ou de promotion", "End of a contract or promotion");
    public static readonly Phrase EndsSubject = new("{0} se termine le {1}", "{0} ends on {1}");
    public static readonly Phrase EndsMail = new("Bonjour,\n\n{0} pour {4} se termine le {1}. {2}\n\nPour voir les autres forfaits, changer ou résilier "
        + "vous-même :\n\n{3}\n\nGigafibre", "Hello,\n\n{0} for {4} ends on {1}. {2}\n\nTo see the other plans, change or cancel yourself:\n\n{3}\n\nGigafibre");
    public static readonly Phrase EndsShort = new("Gigafibre : {0} se termine le {1}. {2} {3}", "Gigafibre: {0} ends on {1}. {2} {3}");
    public static readonly Phrase EndsAction = new("Voir mes services", "See my services");
    public static readonly Phrase YourContract = new("Votre contrat", "Your contract");
    public static readonly Phrase YourPromotion = new("Votre promotion", "Your promotion");
    public static readonly Phrase AfterContract = new("Votre service continue sans engagement, et vous partez quand vous voulez, sans frais.",
        "Your service carries on with no commitment, and you can leave any time at no charge.");
    public static readonly Phrase AfterPromotion = new("Vous payez ensuite le prix courant.", "After that you pay the regular price.");
    public static readonly Phrase BackTitle = new("Votre service revient bientôt", "Your service restarts soon");
    public static readonly Phrase BackSubject = new("Votre service revient le {0}", "Your service restarts on {0}");
    public static readonly Phrase BackMail = new("Bonjour,\n\nVotre pause achève : le service revient le {0}, au prix d’avant. Pour le reprendre plus tôt :\n\n{1}\n\nGigafibre",
        "Hello,\n\nYour pause is almost over: your service restarts on {0}, at the price you had. To restart it sooner:\n\n{1}\n\nGigafibre");
    public static readonly Phrase BackShort = new("Gigafibre : votre service revient le {0}. {1}", "Gigafibre: your service restarts on {0}. {1}");

    private static Phrase On(ServiceRequest request) => Times.Dated(request.EffectiveOn);
}
