using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Findings;

public static class FindingText
{
    public static readonly Phrase SeenByComparison = new("La comparaison régulière l’a vu et mis à jour ({0}); vérifiez que les avis de Stripe arrivent.",
        "The regular comparison saw it and put it right ({0}); check that Stripe’s events arrive.");
    public static readonly Phrase NobodyHere = new("{0} payés, aucun paiement d’ici n’y correspond.", "{0} paid, and no payment of ours matches.");
    public static readonly Phrase PaidTwice = new("{0} payés, alors que ce paiement en a déjà un chez Stripe : {1}.",
        "{0} paid, though this payment already has one at Stripe: {1}.");
    public static readonly Phrase NotThere = new("Inscrit ici; ERPNext n’a pas d’écriture soumise.", "Booked here; ERPNext has no submitted entry.");
    public static readonly Phrase MoreThanAsked = new("{0} de plus que la facture de {1} ne demandait : deux écritures l’ont payée.",
        "{0} more than the bill of {1} asked for: two entries paid it.");
    public static readonly Phrase Disagreement = new("La facture dit qu’il reste {0}, le grand livre dit {1}.", "The bill says {0} is left, the ledger says {1}.");
    public static readonly Phrase ServiceToReturn = new("Rien n’est en retard : l’état du lieu de service reste à changer dans ERPNext.",
        "Nothing is past due: the state of the service location is still to be changed in ERPNext.");
    public static readonly Phrase RequestOf = new("{0} de {1}, pour le {2}.", "{0} of {1}, for {2}.");
    public static readonly Phrase CallLate = new("Client {0}, {1}.", "Customer {0}, {1}.");
    public static readonly Phrase UnknownSender = new("Domaine {0}, billet {1}. Est-ce notre équipe? Alors Support:TeamDomains doit le nommer.",
        "Domain {0}, ticket {1}. Is it our team? Then Support:TeamDomains must name it.");
    public static readonly Phrase AfterEnd = new("{0} n’a plus de service depuis le {1} : vérifiez, puis créditez ou encaissez.",
        "{0} has no service since {1}: check, then credit it or have it paid.");
    public static readonly Phrase Otherwise = new("{0} ({1}), {2} : le prix convenu n’est pas sur la facture. Corrigez-la, ou classez ceci si elle est due telle quelle.",
        "{0} ({1}), {2}: the agreed price is not on the bill. Correct it, or tick this off if it is owed as it stands.");
    public static readonly Phrase OfCustomer = new("{0}, {1}", "{0}, {1}");
    public static readonly Phrase StandsAsCredit = new("{0} sur {1} sont au crédit de {2}.", "{0} of {1} stands as credit of {2}.");
    public static readonly Phrase CreditTakenOff = new("{0} de crédit, déjà déduits de ce qui est demandé : à rapprocher des factures.",
        "{0} of credit, taken off what is charged already: reconcile it with the bills.");
    public static readonly Phrase OnNoBill = new("{0} au grand livre ne sont sur aucune facture : facturez-les, ou corrigez.",
        "{0} in the ledger is on no bill: bill it, or correct it.");
    public static readonly Phrase NotActivated = new("Non activé dans le compte Stripe : il n’est pas offert aux clients.",
        "Not activated in the Stripe account: customers are not offered it.");
    public static readonly Phrase CameBackBooked = new("{0} revenus, alors que l’écriture {1} les dit rendus.", "{0} came back, though entry {1} says it was given back.");
    public static readonly Phrase CameBack = new("{0} revenus; rien n’avait été inscrit.", "{0} came back; nothing was booked.");
    public static readonly Phrase NotRefunded = new("{0} : {1}", "{0}: {1}");
    public static readonly Phrase PageClosed = new("Elle est fermée : plus personne ne peut y payer.", "It is closed: nobody can pay there any more.");
    public static readonly Phrase OldNetworks = new("Changement demandé : {0}.", "Change asked for: {0}.");
    public static readonly Phrase SpentOf = new("{0} sur {1}", "{0} of {1}");
    public static readonly Phrase OnManyFiles = new("Un contact figure à plus de {0} dossiers et n’en ouvre aucun : {1}, …",
        "One contact is on more than {0} files and opens none: {1}, …");
    public static readonly Phrase NotNamed = new("Aucun réglage ne le nomme : pris pour le moins favorable (docs/configuration.md#erpnext).",
        "No setting names it: taken for the less friendly one (docs/configuration.md#erpnext).");

    public static readonly Phrase NotTold = new("N’a pas pu être avisé : {0}. Appelez, et mettez à jour les contacts du dossier.",
        "Could not be told: {0}. Call, and bring the contacts on file up to date.");
    public static readonly Phrase UsuallyADay = new("Environ {0} par jour d’habitude, aucun depuis un jour.", "About {0} a day as a rule, none for a day.");

    public static Phrase Of(FindingKind kind) => kind switch
    {
        FindingKind.MissedWebhook => new("Paiement appris sans avis de Stripe", "Payment learned without a word from Stripe"),
        FindingKind.MissedRefund => new("Remboursement appris sans avis de Stripe", "Refund learned without a word from Stripe"),
        FindingKind.MissedDispute => new("Contestation apprise sans avis de Stripe", "Dispute learned without a word from Stripe"),
        FindingKind.Orphan => new("Paiement reçu que personne ici ne connaît", "Payment received that nobody here knows"),
        FindingKind.SecondPayment => new("Deuxième paiement pour la même chose", "Second payment for the same thing"),
        FindingKind.OverPayment => new("Trop-payé : le reste est au crédit du client", "Paid too much: the rest is the customer’s credit"),
        FindingKind.EntryGone => new("Inscrit ici, absent d’ERPNext", "Booked here, missing in ERPNext"),
        FindingKind.OpenPage => new("Page de paiement restée ouverte, fermée depuis", "Payment page left open, closed since"),
        FindingKind.RefundRefused => new("Remboursement refusé par Stripe", "Refund refused by Stripe"),
        FindingKind.RefundBounced => new("Remboursement revenu : le client ne l’a pas reçu", "Refund came back: the customer did not get it"),
        FindingKind.MethodMissing => new("Mode de paiement non activé chez Stripe", "Way to pay not activated at Stripe"),
        FindingKind.Unreadable => new("Impossible à comparer", "Could not be compared"),
        FindingKind.RunFailed => new("Une tâche régulière n’aboutit pas", "A regular task does not get through"),
        FindingKind.WifiNotPutBack => new("Ancien Wi-Fi non repris par un modem", "Old Wi-Fi not taken back by a modem"),
        FindingKind.PaidNotBooked => new("Payé depuis plus d’une heure, toujours pas inscrit", "Paid more than an hour ago, still not booked"),
        FindingKind.BillOverpaid => new("Facture payée deux fois au même instant", "Bill paid twice at the same instant"),
        FindingKind.BillDisagrees => new("Le solde d’une facture ne correspond pas au grand livre", "A bill’s balance does not agree with the ledger"),
        FindingKind.CreditToApply => new("Crédit à appliquer aux factures", "Credit to apply to bills"),
        FindingKind.NotOnBills => new("Un solde au grand livre n’est sur aucune facture", "A balance in the ledger is on no bill"),
        FindingKind.CannotCharge => new("Un montant dû ne peut pas être payé en ligne", "Something owed cannot be paid online"),
        FindingKind.CodesNearLimit => new("Les codes de connexion approchent d’une limite commune", "Sign-in codes come near a limit that all share"),
        FindingKind.ContactOfMany => new("Un contact figure à trop de dossiers et n’en ouvre aucun", "A contact is on too many files and opens none"),
        FindingKind.UnknownState => new("Un état d’ERPNext qu’aucun réglage ne nomme", "A state in ERPNext that no setting names"),
        FindingKind.NobodyReached => new("Un client que rien ne joint", "A customer whom nothing reaches"),
        FindingKind.ContactDisputed => new("Un changement de contact à vérifier avec le client", "A change of contact to check with the customer"),
        FindingKind.MessagesSilent => new("Une sorte de message ne part plus", "A kind of message goes out no longer"),
        FindingKind.AutopayLate => new("Un prélèvement annoncé qui ne se fait pas", "An announced charge that is not made"),
        FindingKind.AutopayRefused => new("Un prélèvement refusé à cause de nous", "A charge refused because of us"),
        FindingKind.ReturnOfService => new("Un client a payé, son service est encore suspendu", "A customer has paid and is still suspended"),
        FindingKind.RequestLate => new("Une demande d’un client n’est pas faite, passé son jour", "A customer’s request is not done, past its day"),
        FindingKind.RequestDisagrees => new("Une demande cochée comme faite n’est pas dans ERPNext", "A request ticked as done is not so in ERPNext"),
        FindingKind.DataAsked => new("Un client a une demande sur ses données", "A customer asks something about their data"),
        FindingKind.CallLate => new("Un client attend notre appel", "A customer is waiting for our call"),
        FindingKind.UnknownSender => new("Un courriel à un client, d’un expéditeur inconnu", "A mail to a customer, from an unknown sender"),
        FindingKind.BilledAfterEnd => new("Une facture pour après la fin du service : elle n’est pas prélevée", "A bill for after the end of the service: it is not charged"),
        FindingKind.BilledOtherwise => new("Une facture sans le prix convenu : elle n’est pas prélevée", "A bill without the agreed price: it is not charged"),
        FindingKind.MessagesLost => new("Une sorte de message n’arrive plus", "A kind of message does not arrive any more"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
