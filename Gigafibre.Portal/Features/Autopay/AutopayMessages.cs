using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Autopay;

/// <summary>What customers are told about automatic charges. All of it is owed to them: only the way can be chosen.</summary>
public static class AutopayMessages
{
    private const string Page = "https://client.gigafibre.ca/account/autopay";
    private static readonly Phrase Method = new("votre carte Visa se terminant par 4242", "your Visa card ending in 4242");
    private static readonly Phrase Day = new("15\u00A0septembre 2026", "September 15, 2026");
    private static readonly Money Amount = new(6898);

    public static readonly MessageKind On = new("autopay-on", MessageTopic.Contract, AutopayText.OnTitle, AutopayText.OnSubject, AutopayText.OnMail, AutopayText.OnShort,
        Method, new Phrase("à l’échéance de chaque facture", "on the due date of each bill"), Page)
    {
        Action = AutopayText.PageAction,
    };

    public static readonly MessageKind Off = new("autopay-off", MessageTopic.Contract, AutopayText.OffTitle, AutopayText.OffSubject, AutopayText.OffMail, AutopayText.OffShort,
        AutopayText.EndedBecause(AutopayEnd.Customer), Page)
    {
        Action = AutopayText.PageAction,
    };

    /// <summary>Without it, sent in time, nothing is charged.</summary>
    public static readonly MessageKind Notice = new("autopay-notice", MessageTopic.Contract, AutopayText.NoticeTitle, AutopayText.NoticeSubject, AutopayText.NoticeMail,
        AutopayText.NoticeShort, Amount, Day, Method, "FAC-2026-00123", Page)
    {
        Action = AutopayText.PageAction,
        IsRegular = true,
    };

    public static readonly MessageKind OverLimit = new("autopay-over-limit", MessageTopic.Contract, AutopayText.OverLimitTitle, AutopayText.OverLimitSubject,
        AutopayText.OverLimitMail, AutopayText.OverLimitShort, Amount, "FAC-2026-00123", Page)
    {
        Action = AutopayText.PageAction,
    };

    public static readonly MessageKind Paid = new("autopay-paid", MessageTopic.Bills, AutopayText.PaidTitle, AutopayText.PaidSubject, AutopayText.PaidMail, AutopayText.PaidShort,
        Amount, Method, "GF-P-1234-5678", Page)
    {
        Action = AutopayText.PageAction,
        IsRegular = true,
    };

    /// <summary>Refused, and tried once more: this is the notice of it.</summary>
    public static readonly MessageKind Again = new("autopay-again", MessageTopic.Contract, AutopayText.AgainTitle, AutopayText.AgainSubject, AutopayText.AgainMail,
        AutopayText.AgainShort, Amount, new Phrase("Il manque des fonds.", "The funds are missing."), Day, Page)
    {
        Action = AutopayText.PageAction,
    };

    /// <summary>Refused, and the customer has to pay by hand.</summary>
    public static readonly MessageKind ByHand = new("autopay-by-hand", MessageTopic.Contract, AutopayText.ByHandTitle, AutopayText.ByHandSubject, AutopayText.ByHandMail,
        AutopayText.ByHandShort, Amount, new Phrase("Votre banque veut que vous confirmiez.", "Your bank wants you to confirm."), "https://client.gigafibre.ca/pay")
    {
        Action = AutopayText.PayAction,
    };

    public static readonly string[] Notices = [Notice.Name, Again.Name];
}
