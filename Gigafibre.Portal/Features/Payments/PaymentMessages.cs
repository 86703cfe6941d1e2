using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>What customers are told about their payments.</summary>
public static class PaymentMessages
{
    public static readonly MessageKind Link = new("payment-link", MessageTopic.Contract, PayText.LinkName, PayText.LinkSubject, PayText.LinkMail, PayText.LinkShort, Message.Secret)
    {
        Action = PayText.LinkAction,
        SecretSample = "https://client.gigafibre.ca/pay/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        IsAskedFor = true,
    };

    public static readonly MessageKind Receipt = new("receipt", MessageTopic.Bills, PayText.ReceiptTitle, PayText.ReceiptSubject, PayText.ReceiptMail, PayText.ReceiptShort,
        new Money(6898), new Phrase("23\u00A0novembre 2026", "November 23, 2026"), "GF-P-1234-5678")
    {
        IsAskedFor = true,
    };

    public static readonly MessageKind DebitReceived = new("debit-received", MessageTopic.Contract, PayText.DebitReceivedTitle, PayText.DebitReceivedSubject,
        PayText.DebitReceivedMail, PayText.DebitReceivedShort, new Money(6898), "GF-P-1234-5678", "https://client.gigafibre.ca/payments")
    {
        Action = PayText.DebitReceivedAction,
        IsRegular = true,
    };

    public static readonly MessageKind DebitTakenBack = new("debit-taken-back", MessageTopic.Contract, PayText.DebitTakenBackTitle, PayText.DebitTakenBackSubject,
        PayText.DebitTakenBackMail, PayText.DebitTakenBackBrief, new Money(6898), new Phrase("23\u00A0novembre 2026", "November 23, 2026"), "https://client.gigafibre.ca/payments")
    {
        Action = PayText.DebitFailedAction,
    };

    public static readonly MessageKind DebitFailed = new("debit-failed", MessageTopic.Contract, PayText.DebitFailedTitle, PayText.DebitFailedSubject, PayText.DebitFailedMail,
        PayText.DebitFailedShort, new Money(6898), new Phrase("Il n’y avait pas assez d’argent au compte.", "There was not enough money in the account."),
        "https://client.gigafibre.ca/payments")
    {
        Action = PayText.DebitFailedAction,
    };
}
