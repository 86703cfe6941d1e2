using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Desk;

public static class CustomerFileText
{
    public static readonly Phrase Suspended = new("service suspendu", "service suspended");
    public static readonly Phrase NothingOwed = new("Rien à payer", "Nothing owed");
    public static readonly Phrase Services = new("Services", "Services");
    public static readonly Phrase NoAddress = new("Sans adresse dans ERPNext", "No address in ERPNext");
    public static readonly Phrase NoModem = new("Aucun modem ici.", "No modem here.");
    public static readonly Phrase NoServices = new("Aucun service à ce nom.", "No service under this name.");
    public static readonly Phrase NeverDiagnosed = new("jamais diagnostiqué", "never diagnosed");
    public static readonly Phrase NoContacts = new("Aucun moyen de joindre ce client.", "No way to reach this customer.");
    public static readonly Phrase Tickets = new("Billets", "Tickets");
    public static readonly Phrase OpenTickets = new("Billets sans réponse", "Tickets without an answer");
    public static readonly Phrase OpenTicketsLead = new("Les billets ouverts dans ERPNext, le plus ancien d’abord.", "The tickets that are open in ERPNext, the oldest first.");
    public static readonly Phrase NoOpenTickets = new("Tous les billets ont une réponse.", "Every ticket has an answer.");
    public static readonly Phrase NoTickets = new("Aucun billet.", "No ticket.");
    public static readonly Phrase TicketsAway = new("ERPNext n’a pas donné les billets.", "ERPNext did not give the tickets.");
    public static readonly Phrase Notes = new("Notes", "Notes");
    public static readonly Phrase NoteLabel = new("Nouvelle note, pour l’équipe", "New note, for the team");
    public static readonly Phrase NoteWhy = new("Le client peut demander à lire ce qui est écrit ici.", "The customer may ask to read what is written here.");
    public static readonly Phrase NoteAdd = new("Ajouter la note", "Add the note");
    public static readonly Phrase NoteEmpty = new("Écrivez une note, de 1000 caractères au plus.", "Write a note, of 1000 characters at most.");
    public static readonly Phrase Timeline = new("Historique", "History");
    public static readonly Phrase NoEvents = new("Rien encore.", "Nothing yet.");
    public static readonly Phrase AllPayments = new("Tous ses paiements", "All their payments");
    public static readonly Phrase InErpNext = new("Ouvrir dans ERPNext", "Open in ERPNext");
    public static readonly Phrase InOps = new("Ouvrir dans l’app Ops", "Open in the Ops app");

    public static readonly Phrase Diagnosed = new("Diagnostic : {0}", "Diagnosis: {0}");
    public static readonly Phrase Changed = new("{0} : {1}", "{0}: {1}");
    public static readonly Phrase Opened = new("Billet {0} ouvert depuis le portail", "Ticket {0} opened from the portal");
    public static readonly Phrase Decided = new("Demande : {0}, {1}", "Request: {0}, {1}");
    public static readonly Phrase Rated = new("Avis sur le billet {0} : {1}. {2}", "Rating of ticket {0}: {1}. {2}");
    public static readonly Phrase Paid = new("Paiement de {0} {1} : {2}", "Payment of {0} {1}: {2}");

    public static Phrase SignedIn(SessionKind kind) => kind switch
    {
        SessionKind.Modem => new("Entré par l’étiquette du modem", "Signed in by the modem’s sticker"),
        SessionKind.Contact => new("Entré par un code", "Signed in by a code"),
        SessionKind.Passkey => new("Entré par une clé d’accès", "Signed in by a passkey"),
        _ => new("Entré par son compte", "Signed in by their account"),
    };

    public static Phrase OutcomeOf(LineChange change) => change.State switch
    {
        LineChangeState.Proven or LineChangeState.Kept => new("fait", "done"),
        LineChangeState.PutBack => new("remis comme avant", "put back as it was"),
        LineChangeState.Failed => new("pas fait", "not done"),
        _ => new("en cours", "under way"),
    };

    /// <summary>A modem's state in ERPNext; one of the site's own stands as ERPNext writes it.</summary>
    public static Phrase EquipmentStatus(Equipment modem) => modem.Status switch
    {
        "Active" when modem.Standing == Standing.Active => new("en service", "in service"),
        "Active" when modem.Standing == Standing.Suspended => new("suspendu", "suspended"),
        "Active" => new("fermé", "closed"),
        "Suspended" => new("suspendu", "suspended"),
        "In Stock" => new("en stock", "in stock"),
        "Lost" => new("perdu", "lost"),
        "Returned" => new("retourné", "returned"),
        "Defective" => new("défectueux", "defective"),
        var other => Phrase.Verbatim(other ?? ""),
    };

    /// <summary>A ticket's state; one of the site's own stands as ERPNext writes it.</summary>
    public static Phrase StatusOf(Issue issue) => issue.Status switch
    {
        "Open" => new("ouvert", "open"),
        "Replied" => new("répondu", "answered"),
        "On Hold" => new("en attente", "on hold"),
        "Resolved" => new("réglé", "resolved"),
        "Closed" => new("fermé", "closed"),
        _ => Phrase.Verbatim(issue.Status ?? ""),
    };
}
