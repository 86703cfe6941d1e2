using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Findings;

public static class FindingText
{
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
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
