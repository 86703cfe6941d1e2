using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Privacy;

public static class PrivacyText
{
    public static readonly Phrase Title = new("Renseignements personnels", "Personal data");
    public static readonly Phrase Lead = new(
        "Ce que le portail garde de ce client. ERPNext, Stripe et les journaux ont leurs propres copies (voir docs/data.md).",
        "What the portal keeps of this customer. ERPNext, Stripe and the logs have copies of their own (see docs/data.md).");
    public static readonly Phrase Rows = new("lignes : {0}", "rows: {0}");
    public static readonly Phrase KeptBecause = new("Gardé : {0}.", "Kept: {0}.");
    public static readonly Phrase Json = new("Télécharger (JSON)", "Download (JSON)");
    public static readonly Phrase Page = new("Télécharger (à lire)", "Download (to read)");
    public static readonly Phrase Erase = new("Effacer", "Erase");
    public static readonly Phrase EraseWhy = new(
        "Efface tout ce qui n’est pas marqué « gardé » et ferme les sessions du client. C’est irréversible. Effacez d’abord dans ERPNext, sinon l’index le rapporte.",
        "Erases all that is not marked “kept” and ends the customer’s sessions. It cannot be undone. First erase in ERPNext what must go, or the index brings it back.");
    public static readonly Phrase TypeId = new("Tapez le numéro du client pour confirmer", "Type the customer’s id to confirm");
    public static readonly Phrase Mismatch = new("Ce n’est pas le numéro de ce client, ou la raison manque.", "That is not this customer’s id, or the reason is missing.");
    public static readonly Phrase UnderWay = new(
        "Un changement est en cours à son modem. Attendez qu’il soit fini ou défait, puis recommencez.",
        "A change of their modem is under way. Wait until it is done or undone, then try again.");
    public static readonly Phrase Erased = new("C’est effacé.", "It is erased.");
    public static readonly Phrase Incidents = new("Incidents de confidentialité", "Confidentiality incidents");
    public static readonly Phrase IncidentsLead = new(
        "La Loi 25 demande un registre de tous les incidents, graves ou non. Une ligne ne se change pas : ce qu’on apprend plus tard en fait une autre.",
        "Law 25 asks for a record of every incident, serious or not. A line does not change: what is learned later makes another.");
    public static readonly Phrase NoIncidents = new("Aucun incident au registre.", "No incident on record.");
    public static readonly Phrase NewIncident = new("Inscrire un incident", "Put an incident on record");
    public static readonly Phrase HappenedOn = new("Date de l’incident (ou la première connue)", "Date of the incident (or the first known)");
    public static readonly Phrase KnownOn = new("Date où nous l’avons appris", "Date we learned of it");
    public static readonly Phrase What = new("Ce qui s’est passé, et quels renseignements", "What happened, and which data");
    public static readonly Phrase People = new("Nombre de personnes touchées", "Number of people affected");
    public static readonly Phrase Serious = new("Risque de préjudice sérieux", "Risk of serious injury");
    public static readonly Phrase ToldCommission = new("Commission d’accès à l’information avisée le", "Commission d’accès à l’information told on");
    public static readonly Phrase ToldPeople = new("Personnes avisées le", "People told on");
    public static readonly Phrase Measures = new("Ce qui a été fait", "What was done");
    public static readonly Phrase PutOnRecord = new("Inscrire au registre", "Put on record");
    public static readonly Phrase Incomplete = new("Il manque une date, ce qui s’est passé ou ce qui a été fait.", "A date, what happened or what was done is missing.");
    public static readonly Phrase IncidentLine = new("personnes touchées : {0} · appris le {1} · inscrit par {2}", "people affected: {0} · known {1} · put down by {2}");
    public static readonly Phrase FileTitle = new("Ce que nous gardons de vous", "What we keep of you");
    public static readonly Phrase FileLead = new("Client {0}, le {1}.", "Customer {0}, {1}.");
}
