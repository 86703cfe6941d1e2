namespace Gigafibre.Portal.Features.Findings;

public enum FindingKind
{
    MissedWebhook,
    MissedRefund,
    MissedDispute,

    Orphan,

    SecondPayment,

    /// <summary>More came in than the bills still took; the rest is the customer's credit.</summary>
    OverPayment,

    EntryGone,

    OpenPage,

    RefundRefused,

    RefundBounced,

    MethodMissing,

    Unreadable,

    RunFailed,

    WifiNotPutBack,
}
