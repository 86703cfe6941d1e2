namespace Gigafibre.Portal.Features.Payments;

/// <summary>How far a payment has come. See <see cref="Features.Payments.PaymentStates"/> for what may follow what.</summary>
public enum PaymentState
{
    /// <summary>Written down; Stripe may or may not know of it.</summary>
    New = 0,

    /// <summary>The checkout page is open.</summary>
    Open = 1,

    /// <summary>Promised, not there yet: a bank debit under way.</summary>
    Processing = 2,

    /// <summary>The checkout page was closed or replaced; no money moved.</summary>
    Expired = 3,

    /// <summary>Refused; no money moved.</summary>
    Failed = 4,

    /// <summary>Stripe has the money; ERPNext does not know it yet.</summary>
    Paid = 5,

    /// <summary>One submitted Payment Entry stands in ERPNext.</summary>
    Recorded = 6,
}
