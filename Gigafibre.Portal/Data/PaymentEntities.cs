namespace Gigafibre.Portal.Data;

/// <summary>Something of ERPNext, kept word for word for the minutes when ERPNext does not answer, or because making it again is slow.</summary>
public sealed class Snapshot
{
    /// <summary><c>bills:{customer}</c>, <c>invoice:{name}</c>, <c>pdf:{name}:{version}:{language}</c></summary>
    public required string Key { get; init; }

    public required string CustomerId { get; init; }

    public required byte[] Body { get; set; }

    public DateTimeOffset ReadAt { get; set; }
}

/// <summary>A contact of ERPNext by keyed hash. Rebuilt at any time, and asked again in ERPNext before anything rests on it.</summary>
public sealed class ContactRecord
{
    /// <summary>ERPNext's Contact.</summary>
    public required string ContactName { get; init; }

    /// <summary>Keyed hash of one of its telephone numbers or addresses.</summary>
    public required string Hash { get; init; }

    public required string CustomerId { get; init; }
}

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

/// <summary>One try to pay, from the click to the Payment Entry.</summary>
public sealed class PaymentAttempt
{
    public Guid Id { get; init; }

    public required string CustomerId { get; init; }

    /// <summary>Who pays: <c>customer</c>, or <c>link:{id}</c> for whoever holds a payment link, <c>staff:{sub}</c> for one of the staff. Only the same payer resumes.</summary>
    public required string Payer { get; init; }

    public required string Language { get; init; }

    public long AmountCents { get; init; }

    public PaymentState State { get; set; }

    public string? SessionId { get; set; }

    public string? SessionUrl { get; set; }

    /// <summary>What the page was asked to offer, separated by commas; kept so that asking again is asking the same.</summary>
    public required string Methods { get; init; }

    /// <summary>A company's bank account, by other rules than a person's.</summary>
    public bool BusinessDebit { get; init; }

    /// <summary>Null for a guest: somebody who pays by a link, or one of the staff, never sees the customer's saved ways to pay.</summary>
    public string? StripeCustomerId { get; init; }

    /// <summary>The key of the payment everywhere: in Stripe, here, and in ERPNext's name of the Payment Entry.</summary>
    public string? PaymentIntentId { get; set; }

    /// <summary><c>card</c>, <c>klarna</c>, <c>acss_debit</c></summary>
    public string? Method { get; set; }

    /// <summary>For a bank debit under way: when it should be there.</summary>
    public DateTimeOffset? ExpectedAt { get; set; }

    /// <summary>The bank account waits for micro-deposits to be typed in here, on Stripe's page.</summary>
    public string? VerifyUrl { get; set; }

    /// <summary>Stripe's word for why it was refused.</summary>
    public string? FailureCode { get; set; }

    public DateTimeOffset? PaidAt { get; set; }

    public long RefundedCents { get; set; }

    /// <summary>Stripe's word for the state of a dispute; null when there is none.</summary>
    public string? Dispute { get; set; }

    /// <summary>What the dispute is about, for staff.</summary>
    public string? DisputeNote { get; set; }

    /// <summary>Why a person must look; null when nobody needs to.</summary>
    public string? Trouble { get; set; }

    /// <summary>The Payment Entry that stands for it in ERPNext: ours by its name, or one that a person typed.</summary>
    public string? EntryName { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset ChangedAt { get; set; }

    public List<AttemptInvoice> Invoices { get; init; } = [];
}

/// <summary>A bill that an attempt pays. While one is open nobody else may open another for the same bill.</summary>
public sealed class AttemptInvoice
{
    public Guid AttemptId { get; init; }

    public required string InvoiceName { get; init; }

    public long AmountCents { get; init; }

    /// <summary>True from the click until the Payment Entry stands, or no money will come.</summary>
    public bool IsOpen { get; set; }
}

/// <summary>A refund that Stripe made.</summary>
public sealed class PaymentRefund
{
    /// <summary>Stripe's <c>re_…</c> or <c>pyr_…</c></summary>
    public required string Id { get; init; }

    public Guid AttemptId { get; init; }

    public long AmountCents { get; init; }

    public required string Status { get; set; }

    public bool Recorded { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A link that lets whoever holds it pay, and nothing else.</summary>
public sealed class PaymentLink
{
    public Guid Id { get; init; }

    public required string TokenHash { get; init; }

    public required string CustomerId { get; init; }

    /// <summary>The one bill it is for; null for the whole balance.</summary>
    public string? InvoiceName { get; init; }

    public required string Language { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>Stripe's Customer of one of ours.</summary>
public sealed class StripeCustomer
{
    public required string CustomerId { get; init; }

    public required string StripeId { get; init; }
}

/// <summary>Something that the reconciler found and no webhook had told, or that does not add up.</summary>
public sealed class ReconcileFinding
{
    /// <summary><c>{kind}:{subject}</c>: found again, it is still one.</summary>
    public required string Key { get; init; }

    public required string Kind { get; init; }

    public required string Subject { get; init; }

    public required string Detail { get; set; }

    public DateTimeOffset FoundAt { get; set; }

    /// <summary>When a person said that it is dealt with; found again after that, it is open again.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }
}
