using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Payments;

public static class PaymentListText
{
    public static readonly Phrase Title = new("Paiements", "Payments");
    public static readonly Phrase State = new("État", "State");
    public static readonly Phrase AllButUnfinished = new("tous, sauf inachevés", "all but unfinished");
    public static readonly Phrase Method = new("Mode", "Method");
    public static readonly Phrase All = new("tous", "all");
    public static readonly Phrase Amount = new("Montant exact", "Exact amount");
    public static readonly Phrase Customer = new("Client", "Customer");
    public static readonly Phrase Date = new("Date", "Date");
    public static readonly Phrase AmountColumn = new("Montant", "Amount");
    public static readonly Phrase Reference = new("Référence", "Reference");
    public static readonly Phrase Bills = new("Factures", "Bills");
    public static readonly Phrase None = new("Aucun paiement de ce genre.", "No such payment.");
    public static readonly Phrase Export = new("Exporter en CSV", "Export as CSV");
    public static readonly Phrase Wrong = new("Une date s’écrit 2026-11-26, un montant 68,99.", "A date is written 2026-11-26, an amount 68.99.");
    public static readonly Phrase WithRefund = new("{0}, remboursé {1}", "{0}, refunded {1}");
    public static readonly Phrase WithRefundGoing = new("{0}, remboursement de {1} en route", "{0}, refund of {1} on its way");

    /// <summary>The head of the exported file.</summary>
    public static readonly IReadOnlyList<Phrase> Columns =
    [
        Date, Reference, Customer, AmountColumn, new("Devise", "Currency"), State, Method, new("Payé", "Paid"), new("Remboursé", "Refunded"), new("Contestation", "Dispute"), Bills,
        new("Écriture ERPNext", "ERPNext entry"), new("Numéro Stripe", "Stripe number"),
    ];

    public static Phrase Of(PaymentStanding standing) => standing switch
    {
        PaymentStanding.Booked => new("payés et inscrits", "paid and booked"),
        PaymentStanding.ToBook => new("payés, pas encore inscrits", "paid, not booked yet"),
        PaymentStanding.OnItsWay => new("en route", "on their way"),
        PaymentStanding.Refused => new("refusés", "refused"),
        PaymentStanding.Unfinished => new("inachevés", "unfinished"),
        PaymentStanding.Refunded => new("remboursés, même en partie", "refunded, even in part"),
        _ => new("contestés", "disputed"),
    };

    public static Phrase OfMethod(string method) => method switch
    {
        "card" => new("carte", "card"),
        "klarna" => new("Klarna", "Klarna"),
        _ => new("débit bancaire", "bank debit"),
    };

    /// <summary>A payment's state with what came after it.</summary>
    public static (Phrase Word, string Tone) Standing(PaymentAttempt payment)
    {
        var word = PayText.WordForDesk(payment.State);
        return payment switch
        {
            { Trouble: { } trouble } => (trouble, "bad"),
            { DisputeNote: { } note } => (note, "bad"),
            { State: PaymentState.Paid } => (word, "warn"),
            { RefundPendingCents: > 0 and var cents } => (WithRefundGoing.With(word, new Integrations.Money(cents)), "warn"),
            { RefundedCents: > 0 and var cents } => (WithRefund.With(word, new Integrations.Money(cents)), "quiet"),
            { State: PaymentState.Recorded } => (word, "good"),
            _ => (word, "quiet"),
        };
    }
}
