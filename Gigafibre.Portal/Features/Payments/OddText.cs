using Gigafibre.Portal.Features.Payments.Disputes;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>What the staff are told about a payment that a person must look at.</summary>
public static class OddText
{
    public static readonly Phrase OtherCurrency = new("Payé en {0}.", "Paid in {0}.");
    public static readonly Phrase OtherAmount = new("{0} reçus, {1} attendus.", "{0} received, {1} expected.");
    public static readonly Phrase OtherAttempt = new("Chez Stripe, il est d’un autre paiement.", "At Stripe it belongs to another payment.");
    public static readonly Phrase OtherPayer = new("Payé par un autre client de Stripe.", "Paid by another Stripe customer.");
    public static readonly Phrase MixedModes = new("Argent réel et argent d’essai sont mêlés.", "Live and test money are mixed.");
    public static readonly Phrase Second = new("Un deuxième paiement pour la même chose.", "A second payment for the same thing.");
    public static readonly Phrase NoPage = new("Stripe ne connaît pas sa page de paiement.", "Stripe does not know its payment page.");

    public static readonly Phrase NoIntent = new("Payé, mais aucun paiement de Stripe n’y correspond.", "Paid, but no payment of Stripe’s is known.");
    public static readonly Phrase EntryDiffers = new("{0} existe, pour un autre client, un autre montant ou une autre référence.",
        "{0} is there with another customer, amount or reference.");
    public static readonly Phrase RefundEntryDiffers = new("{0} existe, pour un autre client, un autre montant ou dans l’autre sens.",
        "{0} is there with another customer, amount or direction.");
    public static readonly Phrase NoBills = new("Aucune de ses factures n’est encore dans ERPNext.", "None of its bills is in ERPNext any more.");
    public static readonly Phrase TypedByHand = new("Déjà saisi à la main : {0}.", "Already typed by hand as {0}.");
    public static readonly Phrase Draft = new("{0} est un brouillon : soumettez-le dans ERPNext", "{0} is a draft: submit it in ERPNext");
    public static readonly Phrase Renamed = new("ERPNext a nommé l’écriture {0} : elle doit garder notre nom.", "ERPNext named the entry {0}: it must keep our name.");
    public static readonly Phrase Cancelled = new("{0} a été annulée dans ERPNext.", "{0} was cancelled in ERPNext.");
    public static readonly Phrase NoBooks = new("Les livres de son paiement sont inconnus : saisissez l’écriture et donnez-la ici.",
        "The books of its payment are not known: type the entry and give it here.");

    public static readonly Phrase BankTookBack = new("La banque a repris l’argent, ou le réclame.", "The bank took the money back, or asks for it.");
    public static readonly Phrase RefundFailed = new("La banque du client ne l’a pas accepté.", "The customer’s bank did not take it.");

    private static readonly Phrase Dispute = new("Contestation {0} : {1}, {2}, {3}", "Dispute {0}: {1}, {2}, {3}");
    public static readonly Phrase BooksClosed = new("Les livres ne prennent pas d’écriture : {0}", "The books take no entry: {0}");
    public static readonly Phrase RightMissing = new("un paiement attend un droit que le portail n’a plus ({0})", "a payment waits for a right that the portal has lost ({0})");
    public static readonly Phrase NotCad = new("La facture {0} n’est pas en dollars canadiens.", "Bill {0} is not in Canadian dollars.");
    public static readonly Phrase NoAccount = new("Le compte est fermé, gelé ou absent d’ERPNext.", "The account is closed, frozen or not in ERPNext.");

    /// <summary>A refund's state; one that Stripe adds later stands as Stripe writes it.</summary>
    public static Phrase RefundState(string status) => status switch
    {
        "pending" => new("en route", "on its way"),
        "requires_action" => new("attend le client", "waits for the customer"),
        "succeeded" => new("rendu", "given back"),
        "failed" => new("revenu, le client ne l’a pas reçu", "came back, the customer did not get it"),
        "canceled" => new("annulé", "cancelled"),
        _ => Phrase.Verbatim(status),
    };

    public static Phrase Of(ClosedBooks closed) => (closed.Reason switch
    {
        ClosedBooksReason.NoAccount => new Phrase("le compte {0} n’existe pas", "account {0} is not there"),
        ClosedBooksReason.NotSaid => new("le compte {0} ne dit pas s’il prend des écritures", "account {0} does not say whether it takes entries"),
        ClosedBooksReason.NoEntries => new("le compte {0} ne prend pas d’écriture", "account {0} takes no entries"),
        ClosedBooksReason.OtherCompany => new("le compte {0} est d’une autre société", "account {0} is another company’s"),
        ClosedBooksReason.ClosedPeriod => new("la période comptable {0} est fermée", "accounting period {0} is closed"),
        ClosedBooksReason.NoFiscalYear => new("aucun exercice ne contient le {0}", "no fiscal year holds {0}"),
        _ => new Phrase("les comptes de {0} sont gelés", "the accounts of {0} are frozen"),
    }).With(closed.Subject);

    public static Phrase? Of(IReadOnlyCollection<PaymentDispute> disputes)
    {
        var said = disputes.Select(d => Dispute.With(d.Id, Reason(d.Reason), DisputeState(d.Status), new Money(d.AmountCents))).ToList();
        return said.Count == 0 ? null : new Phrase(string.Join(" · ", said.Select(s => s.French)), string.Join(" · ", said.Select(s => s.English)));
    }

    /// <summary>Stripe's reasons; one that it adds later stands as Stripe writes it.</summary>
    private static Phrase Reason(string code) => code switch
    {
        "fraudulent" => new("fraude alléguée", "said to be fraud"),
        "insufficient_funds" => new("fonds insuffisants", "insufficient funds"),
        "debit_not_authorized" => new("débit non autorisé", "debit not authorised"),
        "bank_cannot_process" => new("la banque n’a pas pu traiter le débit", "the bank could not process the debit"),
        "incorrect_account_details" => new("mauvais numéro de compte", "wrong account number"),
        "customer_initiated" => new("contestée par le client", "raised by the customer"),
        "duplicate" => new("payé deux fois", "paid twice"),
        "unrecognized" => new("paiement non reconnu", "payment not recognised"),
        "product_not_received" => new("service non reçu", "service not received"),
        "product_unacceptable" => new("service inacceptable", "service not acceptable"),
        "subscription_canceled" => new("abonnement annulé", "subscription cancelled"),
        "credit_not_processed" => new("crédit non reçu", "credit not received"),
        "noncompliant" => new("règles du réseau non suivies", "network rules not followed"),
        "general" => new("motif général", "general reason"),
        _ => Phrase.Verbatim(code),
    };

    public static Phrase DisputeState(string code) => code switch
    {
        "needs_response" or "appeal_needs_response" => new("attend notre réponse", "waits for our answer"),
        "under_review" or "appeal_under_review" => new("à l’étude", "under review"),
        "lost" => new("perdue", "lost"),
        "won" => new("gagnée", "won"),
        "warning_needs_response" => new("avertissement, attend notre réponse", "warning, waits for our answer"),
        "warning_under_review" => new("avertissement, à l’étude", "warning, under review"),
        "warning_closed" => new("avertissement fermé", "warning closed"),
        "prevented" => new("évitée", "prevented"),
        _ => Phrase.Verbatim(code),
    };
}
