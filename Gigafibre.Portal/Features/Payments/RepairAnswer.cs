namespace Gigafibre.Portal.Features.Payments;

public abstract record RepairAnswer
{
    public sealed record Done : RepairAnswer;

    public sealed record NotThere : RepairAnswer;

    public sealed record Refused(RepairRefusal Why, string Detail = "") : RepairAnswer;
}

public enum RepairRefusal
{
    NotWaiting,
    NoSuchEntry,
    BeingBooked,
    OursStands,
    TakenThisMoment,
    SettleInstead,
    NotSubmitted,
    NotReceived,
    OtherCustomers,
    OtherAmount,
    OtherPayments,
    NotBookedYet,
    TooMuch,
    DecidedAlready,
    NotYourOwn,
    Disputed,
    DisputeOpen,
    EntryStands,
    NotPaidOut,
}
