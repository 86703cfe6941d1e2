using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Gigafibre.Portal.Features.Privacy;

/// <summary>Where a customer's own data stands here, and what the law or ERPNext makes us keep. docs/data.md is the same for whoever reads.</summary>
public static class PersonalTables
{
    private static readonly Phrase Books = new("les livres se gardent six ans", "books are kept for six years");
    private static readonly Phrase Consent = new("la preuve d’un accord ou d’un refus se garde", "the proof of a yes or a no is kept");
    private static readonly Phrase Record = new("le registre de qui a fait quoi ne se modifie pas", "the record of who did what cannot be changed");
    private static readonly Phrase Erp = new("copie de notre système de gestion : s’efface là d’abord", "a copy of our business system: erased there first");
    private static readonly Phrase Field = new("sans nom ni compte : ce que le réseau voit d’un appareil", "without name or account: what the network sees of a device");

    private static readonly Phrase Installed = new("l’état du réseau le jour de l’installation se garde sept ans; la photo et le nom de la personne rencontrée, six mois",
        "how the network was on the day of the installation is kept for seven years; the photograph and whom we met, six months");

    public static readonly IReadOnlyList<PersonalTable> All =
    [
        new("Challenges", PersonalKey.Customer, new("Codes demandés", "Codes asked for")),
        new("KnownBrowsers", PersonalKey.Customer, new("Navigateurs reconnus", "Browsers we know")),
        new("Passkeys", PersonalKey.Customer, new("Clés d’accès", "Passkeys")),
        new("AuthorizedPersons", PersonalKey.Customer, new("Personnes autorisées", "Authorised people")),
        new("Sessions", PersonalKey.Customer, new("Connexions", "Sign-ins")),
        new("ContactRecords", PersonalKey.Customer, new("Moyens de vous joindre, en empreintes", "Ways to reach you, as fingerprints")),
        new("Diagnoses", PersonalKey.Customer, new("Diagnostics de la ligne", "Diagnoses of the line")),
        new("LineReadings", PersonalKey.Modem, new("Lumière mesurée", "Light measured")),
        new("Installations", PersonalKey.Customer, new("Certificats d’installation", "Certificates of installation"), Installed),
        new("SpeedMeasurements", PersonalKey.Customer, new("Vitesses mesurées", "Speeds measured")),
        new("DeviceNames", PersonalKey.Customer, new("Noms de vos appareils", "Names of your devices")),
        new("LineChanges", PersonalKey.Customer, new("Changements au modem", "Changes to the modem")),
        new("CustomerNotes", PersonalKey.Customer, new("Notes de notre équipe", "Our team’s notes")),
        new("Tickets", PersonalKey.Customer, new("Billets", "Tickets")),
        new("TicketReplies", PersonalKey.Customer, new("Messages à vos billets", "Messages to your tickets")),
        new("TicketFiles", PersonalKey.Customer, new("Fichiers en route vers un billet", "Files on their way to a ticket")),
        new("HelperLinks", PersonalKey.Customer, new("Liens donnés à quelqu’un", "Links given to somebody")),
        new("CallBacks", PersonalKey.Customer, new("Appels demandés", "Calls asked for")),
        new("TicketRatings", PersonalKey.Customer, new("Vos avis sur nos réponses", "Your ratings of our answers")),
        new("LastKnownAnswers", PersonalKey.Customer, new("Factures gardées en copie", "Copies of bills")),
        new("SearchTerms", PersonalKey.Customer, new("Mots pour vous retrouver", "Words to find you by")),
        new("Messages", PersonalKey.Customer, new("Messages envoyés", "Messages sent")),
        new("ContactChanges", PersonalKey.Customer, new("Changements de contact", "Changes of contact")),
        new("MessageChoices", PersonalKey.Customer, new("Choix d’avis", "Choices of notices"), Consent),
        new("ContactTroubles", PersonalKey.Customer, new("Contacts où nous n’écrivons plus", "Contacts we no longer write to"), Consent),
        new("PaymentLinks", PersonalKey.Customer, new("Liens de paiement", "Payment links")),
        new("Modems", PersonalKey.Customer, new("Modems", "Modems"), Erp),
        new("Onts", PersonalKey.Modem, new("Bout de la fibre", "End of the fibre"), Field),
        new("BatchStickers", PersonalKey.Modem, new("Étiquettes imprimées", "Stickers printed"), Field),
        new("Stickers", PersonalKey.Modem, new("Étiquettes", "Stickers"), Field),
        new("StickerRevocations", PersonalKey.Modem, new("Étiquettes annulées", "Stickers revoked"), Field),
        new("PaymentAttempts", PersonalKey.Customer, new("Paiements", "Payments"), Books),
        new("AttemptInvoices", PersonalKey.Payment, new("Factures de chaque paiement", "Bills of each payment"), Books),
        new("PaymentRefunds", PersonalKey.Payment, new("Remboursements", "Refunds"), Books),
        new("RefundOrders", PersonalKey.Payment, new("Remboursements demandés", "Refunds asked for"), Books),
        new("PaymentDisputes", PersonalKey.Payment, new("Contestations", "Disputes"), Books),
        new("SavedMethods", PersonalKey.Customer, new("Modes de paiement", "Ways to pay"), Books),
        new("MethodShares", PersonalKey.Customer, new("Modes de paiement partagés avec ce compte", "Ways to pay shared with this account")),
        new("AutopayAgreements", PersonalKey.Customer, new("Accords de paiement automatique", "Automatic payment agreements"), Consent),
        new("AutopayDebits", PersonalKey.Customer, new("Prélèvements", "Automatic charges"), Books),
        new("AutopayHolds", PersonalKey.Customer, new("Prélèvements en attente", "Charges on hold"), Books),
        new("DunningSteps", PersonalKey.Customer, new("Rappels de paiement", "Payment reminders"), Books),
        new("DunningPauses", PersonalKey.Customer, new("Temps pris pour payer", "Time taken to pay"), Books),
        new("Arrangements", PersonalKey.Customer, new("Ententes de paiement", "Payment arrangements"), Books),
        new("ArrangementParts", PersonalKey.Customer, new("Parts des ententes", "Parts of arrangements"), Books),
        new("ArrangementBills", PersonalKey.Customer, new("Factures des ententes", "Bills of arrangements"), Books),
        new("ServiceRequests", PersonalKey.Customer, new("Demandes pour vos services", "Requests for your services"), Consent),
        new("StripeCustomers", PersonalKey.Customer, new("Votre numéro chez Stripe", "Your number at Stripe"), Books),
        new("DataExports", PersonalKey.Customer, new("Copies de vos données", "Copies of your data")),
        new("AuditEntries", PersonalKey.Customer, new("Qui a ouvert votre dossier", "Who opened your file"), Record),
    ];

    /// <summary>
    /// Not in a copy that nobody reads before: what our team wrote for each other may be about others, too, and is given by a person; bills go along as papers; files are on
    /// their way; and copies hold no copies.
    /// </summary>
    public static readonly string[] NotInCopies = ["CustomerNotes", "LastKnownAnswers", "TicketFiles", "DataExports"];

    /// <summary>What is not shown with the rest: fingerprints and sealed texts, keys of ours, and what is about one of the staff or about others of the same telephone.</summary>
    public static bool IsShown(IProperty column) =>
        column.Name is not ("Address" or "Actor" or "SessionUrl" or "VerifyUrl" or "Term" or "Accounts" or "ViewedBy" or "WrittenBy" or "AskedBy" or "Payer" or "LoginId"
            or "PageUrl" or "Fingerprint" or "SignedFrom" or "By" or "EndedBy" or "Customers" or "PasskeyId")
        && column.ClrType != typeof(byte[])
        && !column.Name.EndsWith("Hash", StringComparison.Ordinal) && !column.Name.EndsWith("Sealed", StringComparison.Ordinal)
        && !column.Name.EndsWith("Key", StringComparison.Ordinal);

    public static string KeyOf(PersonalKey by) => by switch { PersonalKey.Customer => "CustomerId", PersonalKey.Payment => "AttemptId", _ => "Mac" };
}
