namespace Gigafibre.Portal.Text;

public static class DeskText
{
    public static readonly Phrase SearchLabel = new("Nom, téléphone, courriel, adresse, MAC, série, facture, paiement, billet, code GF",
        "Name, phone, e-mail, address, MAC, serial, bill, payment, ticket, GF code");
    public static readonly Phrase NothingFound = new("Rien de ce nom.", "Nothing by that name.");
    public static readonly Phrase PartlyAway = new("ERPNext n’a pas répondu à temps : il y a peut-être plus.", "ERPNext did not answer in time: there may be more.");
    public static readonly Phrase ErpAway = new("ERPNext ne répond pas. Réessayez dans un instant.", "ERPNext does not answer. Try again in a moment.");
    public static readonly Phrase StripeOrErpAway = new("Stripe ou ERPNext ne répond pas. Rien n’a changé; réessayez dans un instant.",
        "Stripe or ERPNext does not answer. Nothing has changed; try again in a moment.");
    public static readonly Phrase Done = new("C’est enregistré.", "Saved.");
    public static readonly Phrase Reason = new("Pourquoi?", "Why?");
    public static readonly Phrase ReasonMissing = new("Dites pourquoi.", "Say why.");

    public static readonly Phrase Closed = new("compte fermé", "closed account");
    public static readonly Phrase Frozen = new("compte gelé", "frozen account");
    public static readonly Phrase CreditOf = new("Crédit de {0}, déjà déduit. À rapprocher dans ERPNext.", "Credit of {0}, taken off already. Reconcile it in ERPNext.");
    public static readonly Phrase NotOnBills = new("{0} au grand livre ne sont sur aucune facture.", "{0} in the ledger is on no bill.");
    public static readonly Phrase InAll = new("{0} en tout", "{0} in all");
    public static readonly Phrase TriedAgain = new("réessayé {0}", "tried again {0}");
    public static readonly Phrase CustomerRead = new("Le client a lu : {0}", "The customer read: {0}");
    public static readonly Phrase RefundOf = new("Remboursement de {0} : {1}", "Refund of {0}: {1}");
    public static readonly Phrase Booked = new("inscrit", "booked");
    public static readonly Phrase NotBooked = new("pas inscrit", "not booked");
    public static readonly Phrase SettleRefund = new("Marquer le remboursement comme saisi à la main", "Mark the refund as typed by hand");
    public static readonly Phrase Company = new("entreprise", "company");
    public static readonly Phrase Contacts = new("Contacts", "Contacts");
    public static readonly Phrase Modems = new("Modems", "Modems");
    public static readonly Phrase Places = new("Adresses", "Addresses");
    public static readonly Phrase Owed = new("Dû : {0}", "Owed: {0}");
    public static readonly Phrase Payments = new("Paiements", "Payments");
    public static readonly Phrase NoPayments = new("Aucun paiement ici.", "No payment here.");
    public static readonly Phrase None = new("aucun", "none");
    public static readonly Phrase SendLink = new("Envoyer un lien de paiement", "Send a payment link");
    public static readonly Phrase BySms = new("Par texto", "By text");
    public static readonly Phrase ByMail = new("Par courriel", "By e-mail");
    public static readonly Phrase LinkSent = new("Le lien part au contact du dossier.", "The link is on its way to the contact on file.");
    public static readonly Phrase NoContact = new("Aucun contact de ce genre au dossier.", "No such contact on file.");
    public static readonly Phrase PayFor = new("Payer pour le client", "Pay on the customer’s behalf");
    public static readonly Phrase PayForWhy = new("Ouvre la page de paiement de Stripe pour tout ce qui est dû. Le client dicte, rien n’est gardé.",
        "Opens Stripe’s payment page for all that is owed. The customer dictates, nothing is kept.");
    public static readonly Phrase NothingToPay = new("Il n’y a rien à payer.", "There is nothing to pay.");
    public static readonly Phrase UnderWay = new("Un paiement de ces factures est déjà en route.", "A payment of these bills is under way.");
    public static readonly Phrase SeeAs = new("Voir comme le client", "See as the customer");
    public static readonly Phrase SeeAsWhy = new("En lecture seule, dix minutes. Le client verra que vous avez regardé, et votre raison telle quelle.",
        "Read only, ten minutes. The customer will see that you looked, and your reason as you write it.");
    public static readonly Phrase ViewBanner = new("Vous regardez le dossier de {0}, en lecture seule, jusqu’à {1}", "You are looking at {0}’s file, read only, until {1}");
    public static readonly Phrase ViewEnd = new("Arrêter", "Stop");
    public static readonly Phrase ViewRefusedTitle = new("Vous regardez seulement.", "You are only looking.");
    public static readonly Phrase ViewRefusedWhy = new("Rien ne peut être changé d’ici. Arrêtez de regarder pour revenir au comptoir.",
        "Nothing can be changed from here. Stop looking to go back to the desk.");

    public static readonly Phrase InStock = new("à personne", "nobody’s");
    public static readonly Phrase ErpStatus = new("ERPNext : {0}", "ERPNext: {0}");
    public static readonly Phrase UnknownModem = new("ERPNext ne connaît pas ce modem.", "ERPNext does not know this modem.");
    public static readonly Phrase History = new("Diagnostics", "Diagnoses");
    public static readonly Phrase Unfinished = new("inachevé", "unfinished");
    public static readonly Phrase OldOne = new("Diagnostic du {0}", "Diagnosis of {0}");
    public static readonly Phrase SourcesTitle = new("Sources", "Sources");
    public static readonly Phrase WokenUp = new("le modem a répondu à l’appel", "the modem answered the call");
    public static readonly Phrase NotWokenUp = new("le modem n’a pas répondu à l’appel", "the modem did not answer the call");
    public static readonly Phrase LightHere = new("lumière au modem {0} dBm", "light at the modem {0} dBm");
    public static readonly Phrase LightThere = new("lumière au central {0} dBm", "light at the exchange {0} dBm");
    public static readonly Phrase InternetIs = new("internet {0}", "internet {0}");
    public static readonly Phrase ReadAgo = new("lu {0}", "read {0}");

    public static readonly Phrase NeedsPerson = new("Paiements à réparer", "Payments to repair");
    public static readonly Phrase AllWell = new("Rien n’attend personne.", "Nothing waits for anybody.");
    public static readonly Phrase Findings = new("Ce que la comparaison a trouvé", "What the comparison found");
    public static readonly Phrase Resolve = new("C’est réglé", "Dealt with");
    public static readonly Phrase RefundsToAgree = new("Remboursements qui attendent une deuxième personne", "Refunds waiting for a second person");
    public static readonly Phrase BeingBookedNow = new("L’inscription dans ERPNext se fait, quelques secondes.", "It is being booked in ERPNext, a few seconds.");
    public static readonly Phrase ClosedModem = new("Ce modem est bloqué, en stock ou d’un compte fermé : il n’ouvre aucune porte.",
        "This modem is blocked, in stock or of a closed account: it opens no door.");
    public static readonly Phrase NotThereTitle = new("Cela n’existe pas, ou plus.", "This does not exist, or not any more.");
    public static readonly Phrase BackToDesk = new("Retour au comptoir", "Back to the desk");
    public static readonly Phrase WrongDates = new("Une date s’écrit 2026-11-26.", "A date is written 2026-11-26.");
    public static readonly Phrase Payment = new("Paiement", "Payment");
    public static readonly Phrase BillsOf = new("Factures : {0}", "Bills: {0}");
    public static readonly Phrase Entry = new("Écriture ERPNext : {0}", "ERPNext entry: {0}");
    public static readonly Phrase Refunded = new("Remboursé : {0}", "Refunded: {0}");
    public static readonly Phrase Retry = new("Réessayer", "Retry");
    public static readonly Phrase Parked = new("Arrêté : {0}", "Stopped: {0}");
    public static readonly Phrase Settle = new("Marquer comme saisi à la main", "Mark as typed by hand");
    public static readonly Phrase SettleEntry = new("Écriture ERPNext soumise", "Submitted ERPNext entry");
    public static readonly Phrase Clear = new("Rien de plus à faire", "Nothing more to do");
    public static readonly Phrase Refund = new("Rembourser", "Refund");
    public static readonly Phrase RefundAmount = new("Montant, {0} au plus", "Amount, {0} at most");
    public static readonly Phrase RefundWrong = new("Ce n’est pas un montant.", "That is not an amount.");
    public static readonly Phrase RefundTwo = new("Au-dessus de {0}, une deuxième personne doit dire oui.", "Above {0} a second person must say yes.");
    public static readonly Phrase RefundWaits = new("{0} attend une deuxième personne, demandé par {1} : {2}", "{0} waits for a second person, asked for by {1}: {2}");
    public static readonly Phrase RefundGoing = new("{0} est en route, demandé par {1} : {2}", "{0} is on its way, asked for by {1}: {2}");
    public static readonly Phrase RefundMade = new("{0} remboursé, demandé par {1} : {2}", "{0} refunded, asked for by {1}: {2}");
    public static readonly Phrase RefundNo = new("{0} n’a pas été remboursé, demandé par {1} : {2}", "{0} was not refunded, asked for by {1}: {2}");
    public static readonly Phrase Agree = new("D’accord", "Agree");
    public static readonly Phrase Disagree = new("Refuser", "Refuse");
    public static readonly Phrase WhatHappened = new("Ce qui s’est passé", "What happened");
    public static readonly Phrase RawEvents = new("Ce que Stripe a dit, mot pour mot", "What Stripe said, word for word");


    public static Phrase Attempts(int count) => count < 2 ? OneAttempt : SomeAttempts;

    public static readonly Phrase Work = new("Travail en cours", "Work in flight");
    public static readonly Phrase Inbox = new("Boîte de réception : {0} messages pas encore pris", "Inbox: {0} messages not taken yet");
    public static readonly Phrase Waiting = new("{0} en attente, le plus vieux {1}", "{0} waiting, the oldest {1}");
    public static readonly Phrase Nothing = new("Aucune tâche automatique n’attend.", "No automatic task is waiting.");
    public static readonly Phrase Stopped = new("Arrêté, attend quelqu’un", "Stopped, waiting for somebody");
    public static readonly Phrase RetryAll = new("Tout réessayer ({0})", "Retry all ({0})");
    private static readonly Phrase OneAttempt = new("{0} essai", "{0} try");
    private static readonly Phrase SomeAttempts = new("{0} essais", "{0} tries");
    public static readonly Phrase Systems = new("Systèmes", "Systems");
    public static readonly Phrase LastSuccess = new("dernière réponse {0}", "last answer {0}");
    public static readonly Phrase NeverAsked = new("pas encore demandé depuis le démarrage", "not asked since the start");
    public static readonly Phrase LastFailure = new("dernier échec {0} : {1}", "last failure {0}: {1}");

    public static readonly Phrase Sessions = new("Sessions ouvertes", "Open sessions");
    public static readonly Phrase SessionsLead = new(
        "Voici qui, chez nous, est connecté en ce moment. Une session fermée l’est partout, tout de suite; la personne peut se reconnecter si son compte le permet encore.",
        "Those of us who are signed in right now. Ending a session ends it everywhere, at once; the person can sign in again if their account still allows it.");
    public static readonly Phrase SignedInSince = new("connexion {0}, vu {1}", "signed in {0}, seen {1}");
    public static readonly Phrase EndSure = new("Chaque appareil du client doit redemander un code, aussi celui d’où il paie en ce moment. On ne peut pas revenir en arrière.",
        "Each of the customer’s devices must ask for a code again, also the one they are paying from right now. It cannot be taken back.");
    public static readonly Phrase EndStaffSure = new("Cette personne sort du bureau à l’instant, et perd ce qu’elle n’a pas enregistré.",
        "This person is out of the desk at once, and loses what they have not saved.");
    public static readonly Phrase EndSession = new("Fermer ses sessions", "End their sessions");
    public static readonly Phrase SessionsEnded = new("Les sessions sont fermées.", "The sessions are closed.");
    public static readonly Phrase EndCustomerSessions = new("Fermer toutes les sessions de ce client", "End all sessions of this customer");
    public static readonly Phrase EndCustomerSessionsWhy = new(
        "Pour un téléphone volé ou un accès que le client ne reconnaît pas : tous ses appareils sont déconnectés, tout de suite.",
        "For a stolen telephone or an access that the customer does not recognise: all their devices are signed out, at once.");

    public static readonly Phrase Audit = new("Journal", "Audit");
    public static readonly Phrase AuditWho = new("Qui", "Who");
    public static readonly Phrase AuditWhat = new("Quoi", "What");
    public static readonly Phrase AuditWhom = new("Client", "Customer");
    public static readonly Phrase AuditSubject = new("Objet", "Subject");
    public static readonly Phrase AuditFrom = new("Du", "From");
    public static readonly Phrase AuditTo = new("Au", "To");
    public static readonly Phrase AuditWhen = new("Quand", "When");
    public static readonly Phrase AuditExport = new("Exporter en CSV", "Export as CSV");
    public static readonly Phrase AuditOlder = new("Plus ancien", "Older");
    public static readonly Phrase AuditBatch = new("lot d’étiquettes", "batch of stickers");
    public static readonly Phrase AuditAll = new("tout", "everything");
    public static readonly Phrase AuditNone = new("Rien de tel.", "Nothing like that.");

    public static readonly Phrase AccessTitle = new("Qui a regardé mon dossier", "Who looked at my file");
    public static readonly Phrase AccessLead = new("Chaque fois que quelqu’un de chez nous ouvre votre dossier, c’est écrit ici.",
        "Every time one of us opens your file, it is written here.");
    public static readonly Phrase AccessNone = new("Personne n’a ouvert votre dossier.", "Nobody has opened your file.");
}
