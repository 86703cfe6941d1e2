using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Payments.Repair;

/// <summary>What is the matter with money, and what to do, in the words of the desk.</summary>
public static class TroubleText
{
    public static Phrase Title(TroubleKind kind) => kind switch
    {
        TroubleKind.NotBooked => new("Argent reçu, pas inscrit", "Money received, not booked"),
        TroubleKind.RefundNotBooked => new("Argent rendu, pas inscrit", "Money given back, not booked"),
        TroubleKind.RefundNotMade => new("Remboursement pas encore fait", "Refund not made yet"),
        TroubleKind.EventNotRead => new("Avis de Stripe pas encore traité", "Word from Stripe not handled yet"),
        TroubleKind.Dispute => new("Contestation", "Dispute"),
        _ => new("Quelque chose ne correspond pas", "Something does not fit"),
    };

    public static Phrase Todo(TroubleKind kind) => kind switch
    {
        TroubleKind.NotBooked => new("Corrigez dans ERPNext ce que dit la phrase, puis Réessayer; ou tapez l’écriture et donnez-la ici.",
            "Mend in ERPNext what the sentence says, then Retry; or type the entry and give it here."),
        TroubleKind.RefundNotBooked => new("Corrigez dans ERPNext ce que dit la phrase, puis Réessayer; ou tapez l’écriture du remboursement et donnez-la ici.",
            "Mend in ERPNext what the sentence says, then Retry; or type the refund’s entry and give it here."),
        TroubleKind.RefundNotMade or TroubleKind.EventNotRead => new("Se reprend tout seul; s’il s’arrête, Réessayer.", "Goes on by itself; if it stops, Retry."),
        TroubleKind.Dispute => new(
            "Répondez chez Stripe. Perdue : annulez l’écriture dans ERPNext (la délier n’en ferait qu’un crédit), "
                + "ou inscrivez une partie reprise (Pay) à la référence de la contestation, et appelez le client.",
            "Answer at Stripe. Lost: cancel the entry in ERPNext (unreconciling only makes it a credit), "
                + "or book a part taken back (Pay) under the dispute’s id, and call the customer."),
        _ => new("Comparez Stripe et ERPNext, puis dites ici ce qui est décidé.", "Compare Stripe and ERPNext, then say here what is decided."),
    };
}
