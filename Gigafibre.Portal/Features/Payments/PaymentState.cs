namespace Gigafibre.Portal.Features.Payments;

/// <summary>How far a payment has come. See <see cref="Features.Payments.PaymentStates"/> for what may follow what.</summary>
public enum PaymentState
{
    New = 0,

    Open = 1,

    /// <summary>Promised, not there yet: a bank debit under way, or a charge that Stripe was asked for and has not answered.</summary>
    Processing = 2,

    Expired = 3,

    Failed = 4,

    /// <summary>Stripe has the money; ERPNext does not know it yet.</summary>
    Paid = 5,

    /// <summary>One submitted Payment Entry stands in ERPNext.</summary>
    Recorded = 6,
}
