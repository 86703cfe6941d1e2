namespace Gigafibre.Portal.Features.Findings;

public enum FindingKind
{
    MissedWebhook,
    MissedRefund,
    MissedDispute,

    /// <summary>Stripe has a payment of ours that nobody here knows.</summary>
    Orphan,

    SecondPayment,

    /// <summary>More came in than the bills still took; the rest is the customer's credit.</summary>
    OverPayment,

    EntryGone,

    /// <summary>A payment page was open whose attempt was over; it was closed.</summary>
    OpenPage,

    RefundRefused,

    RefundBounced,

    MethodMissing,

    Unreadable,

    RunFailed,

    WifiNotPutBack,
}
