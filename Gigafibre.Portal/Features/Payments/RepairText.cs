using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Payments;

public static class RepairText
{
    public static Phrase Of(RepairRefusal refusal) => refusal switch
    {
        RepairRefusal.NotWaiting => new("Il est « {0} », pas payé en attente d’être inscrit.", "It is {0}, not paid and waiting to be booked."),
        RepairRefusal.NoSuchEntry => new("ERPNext n’a pas d’écriture {0}.", "ERPNext has no Payment Entry {0}."),
        RepairRefusal.BeingBooked => new("Il est en train d’être inscrit.", "It is being booked right now."),
        RepairRefusal.OursStands => new("{0} est dans ERPNext : réessayez plutôt.", "{0} stands in ERPNext: retry instead."),
        RepairRefusal.TakenThisMoment => new("{0} vient d’être prise pour un autre paiement.", "{0} was taken for another payment this moment."),
        RepairRefusal.SettleInstead => new("Son argent n’est pas inscrit : donnez plutôt l’écriture.", "Its money is not booked yet: settle it with a Payment Entry."),
        RepairRefusal.NotSubmitted => new("{0} ne convient pas : elle n’est pas soumise.", "{0} does not fit: it is not submitted."),
        RepairRefusal.NotReceived => new("{0} ne convient pas : ce n’est pas de l’argent reçu.", "{0} does not fit: it is not money received."),
        RepairRefusal.OtherCustomers => new("{0} ne convient pas : elle est d’un autre client.", "{0} does not fit: it is another customer’s."),
        RepairRefusal.OtherAmount => new("Elle ne convient pas : le montant diffère ({0}).", "It does not fit: the amount differs ({0})."),
        RepairRefusal.OtherPayments => new("{0} ne convient pas : elle est d’un autre paiement.", "{0} does not fit: it is the record of another payment."),
        RepairRefusal.NotBookedYet => new("L’argent n’est pas encore inscrit dans ERPNext.", "Its money is not booked in ERPNext yet."),
        RepairRefusal.TooMuch => new("C’est plus que ce qui peut encore être remboursé.", "That is more than can still be refunded."),
        RepairRefusal.DecidedAlready => new("C’est déjà décidé.", "It is decided already."),
        RepairRefusal.NotYourOwn => new("Vous l’avez demandé vous-même : quelqu’un d’autre doit dire oui.", "You asked for it yourself: somebody else must say yes."),
        RepairRefusal.Disputed => new("Ce paiement est contesté ou repris par la banque : rien à rembourser ici.",
            "This payment is disputed or taken back by the bank: nothing to refund here."),
        RepairRefusal.DisputeOpen => new("La contestation est encore ouverte : répondez-y chez Stripe.", "The dispute is still open: answer it at Stripe."),
        RepairRefusal.EntryStands => new(
            "La banque a repris l’argent, et {0} compte encore dans ERPNext : annulez-la, ou inscrivez-y le montant repris (Pay) à la référence de la contestation.",
            "The bank took the money back, and {0} still counts in ERPNext: cancel it, or book what was taken back (Pay) under the dispute’s id."),
        RepairRefusal.NotPaidOut => new("{0} ne convient pas : ce n’est pas de l’argent rendu.", "{0} does not fit: it is not money paid out."),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };
}
