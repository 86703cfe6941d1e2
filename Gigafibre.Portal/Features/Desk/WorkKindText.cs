using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Desk;

public static class WorkKindText
{
    public static Phrase Of(string kind) => kind switch
    {
        "chain-audit" => new("Sceller le journal", "Seal the audit"),
        "check-methods" => new("Vérifier les modes de paiement chez Stripe", "Check the ways to pay at Stripe"),
        "line-change" => new("Suivre un changement au modem", "Follow a change at a modem"),
        "line-sweep" => new("Relever les OLT et GenieACS", "Walk the OLTs and GenieACS"),
        "file-installation" => new("Porter un certificat d’installation dans ERPNext", "Bring a certificate of installation to ERPNext"),
        "open-ticket" => new("Ouvrir un billet", "Open a ticket"),
        "send-ticket-reply" => new("Porter un message à son billet", "Bring a message to its ticket"),
        "tell-ticket-answers" => new("Annoncer les réponses à un billet", "Tell the answers to a ticket"),
        "close-call" => new("Fermer le billet d’un appel fait", "Close the ticket of a call that was made"),
        "watch-calls" => new("Voir les appels en retard", "See calls that are late"),
        "watch-tickets" => new("Voir les réponses aux billets", "See the answers to tickets"),
        "make-export" => new("Réunir les données d’un client qui les demande", "Gather the data of a customer who asks for them"),
        "purge" => new("Effacer ce qui n’est plus à garder", "Erase what is no longer kept"),
        "reconcile" => new("Comparer Stripe et ERPNext", "Compare Stripe and ERPNext"),
        "record-payment" => new("Inscrire un paiement", "Book a payment"),
        "record-refund" => new("Inscrire un remboursement", "Book a refund"),
        "refund" => new("Rembourser", "Refund"),
        "search-index" => new("Mettre la recherche à jour", "Bring the search up to date"),
        "send-code" => new("Envoyer un code de connexion", "Send a sign-in code"),
        "send-message" => new("Envoyer un message", "Send a message"),
        "stripe-event" => new("Lire un avis de Stripe", "Read an event of Stripe’s"),
        "open-request" => new("Ouvrir le billet d’une demande", "Open the ticket of a request"),
        "close-request" => new("Fermer le billet d’une demande réglée", "Close the ticket of a request that is settled"),
        "compare-requests" => new("Comparer les demandes avec ERPNext", "Compare requests with ERPNext"),
        "watch-returns" => new("Voir si un modem en pause est rebranché", "See whether a paused modem is plugged in again"),
        "tell-ends" => new("Annoncer les fins de contrat, de promotion, de pause", "Announce ends of contracts, promotions, pauses"),
        "autopay-plan" => new("Prévoir les prélèvements", "Plan automatic charges"),
        "autopay-run" => new("Lancer les prélèvements du jour", "Send the day’s automatic charges"),
        "dunning-run" => new("Rappeler les factures", "Remind of bills"),
        "mirror-reminder" => new("Noter un rappel dans ERPNext", "Record a reminder in ERPNext"),
        "arrangement-watch" => new("Suivre les ententes de paiement", "Watch payment arrangements"),
        "service-return" => new("Demander le retour d’un service payé", "Ask for the return of a paid service"),
        "cancel-charge" => new("Annuler un paiement refusé chez Stripe", "Cancel a refused payment at Stripe"),
        "autopay-charge" => new("Faire un prélèvement", "Make an automatic charge"),
        "detach-method" => new("Faire oublier un mode de paiement", "Have a way to pay forgotten"),
        "watch-methods" => new("Vérifier les modes de paiement", "Look at the ways to pay"),
        "tell-customer" => new("Aviser un client", "Tell a customer"),
        "tell-otherwise" => new("Aviser un client autrement", "Tell a customer another way"),
        "watch-codes" => new("Surveiller les limites des codes", "Watch the limits on codes"),
        "watch-messages" => new("Surveiller les messages", "Watch the messages"),
        "write-contact" => new("Inscrire un changement de contact", "Write a change of contact"),
        _ => Phrase.Verbatim(kind),
    };
}
