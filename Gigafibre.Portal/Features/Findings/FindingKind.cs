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

    /// <summary>Paid more than an hour ago, and in no entry yet.</summary>
    PaidNotBooked,

    /// <summary>Two entries paid the same bill at the same instant.</summary>
    BillOverpaid,

    BillDisagrees,

    /// <summary>A credit was taken off what is charged; somebody should reconcile it with the bills.</summary>
    CreditToApply,

    /// <summary>The books hold something against a customer that no bill carries: the customer was told that we look into it.</summary>
    NotOnBills,

    /// <summary>Something is owed and may not be charged.</summary>
    CannotCharge,

    /// <summary>A limit on codes that everybody shares is nearly used up.</summary>
    CodesNearLimit,

    /// <summary>A contact that stands on many customers' files opens none of them.</summary>
    ContactOfMany,

    /// <summary>ERPNext holds a state that no setting names.</summary>
    UnknownState,

    /// <summary>A customer must be told something, and no contact of theirs takes it.</summary>
    NobodyReached,

    /// <summary>A change of contact was disputed, or could not be written.</summary>
    ContactDisputed,

    /// <summary>A kind of message that went out every day goes out no longer.</summary>
    MessagesSilent,

    /// <summary>Many messages of a kind do not arrive.</summary>
    MessagesLost,

    /// <summary>An automatic charge was announced for days ago and is not made.</summary>
    AutopayLate,

    /// <summary>Stripe refused an automatic charge for a reason of ours: a limit, a request that it did not take.</summary>
    AutopayRefused,

    /// <summary>A customer has paid, and their service is still suspended.</summary>
    ReturnOfService,

    /// <summary>What a customer decided about a service is not done, past its day.</summary>
    RequestLate,

    /// <summary>It was ticked as done, and ERPNext says otherwise.</summary>
    RequestDisagrees,

    /// <summary>A bill about a time after the customer's last service ended.</summary>
    BilledAfterEnd,

    /// <summary>A bill on which the price that was agreed to is not: after a change of plan, during a pause.</summary>
    BilledOtherwise,

    /// <summary>A mail to a customer under a ticket comes from a domain that is not our team's: the customer is not shown it.</summary>
    UnknownSender,

    /// <summary>A customer waits for a call whose time is over.</summary>
    CallLate,

    /// <summary>A customer asks something about what we hold of them: to be erased, corrected, explained. The law gives us thirty days.</summary>
    DataAsked,
}
