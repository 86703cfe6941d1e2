using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Payments.Refunds;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Payments;

public sealed class PaymentAttempt
{
    public Guid Id { get; init; }

    public required string CustomerId { get; init; }

    public Payer Payer { get; init; }

    /// <summary>Of somebody whom the customer let pay, as they were called then.</summary>
    public string? PayerName { get; init; }

    public required string Language { get; init; }

    public long AmountCents { get; init; }

    public PaymentState State { get; set; }

    /// <summary>Stripe's checkout session, for what is paid on its page; null for a payment that has none.</summary>
    public string? SessionId { get; set; }

    public string? SessionUrl { get; set; }

    /// <summary>What the page was asked to offer, separated by commas; kept so that asking again is asking the same.</summary>
    public required string Methods { get; init; }

    public bool BusinessDebit { get; init; }

    /// <summary>Null for a guest: somebody who pays by a link, or one of the staff, never sees the customer's saved ways to pay.</summary>
    public string? StripeCustomerId { get; init; }

    /// <summary>The way to pay that was kept and is charged without a page; null for what is paid on a page.</summary>
    public Guid? SavedMethodId { get; init; }

    /// <summary>Stripe's own name for it.</summary>
    public string? MethodId { get; init; }

    public string? MandateId { get; init; }

    /// <summary>When Stripe was asked to charge it. From then on it may have been, whether or not an answer came.</summary>
    public DateTimeOffset? AskedAt { get; set; }

    /// <summary>Stripe was asked, and what came of it is not known yet.</summary>
    public bool IsUnknown => State == PaymentState.Processing && PaymentIntentId is null && SessionId is null;

    public string? PaymentIntentId { get; set; }

    /// <summary>The books that its entry belongs to: one company, one receivable account.</summary>
    public string? Company { get; init; }

    public string? Receivable { get; init; }

    /// <summary>Of the bills and of the charge alike: nothing in another one is charged.</summary>
    public required string Currency { get; init; }

    /// <summary>The payer chose another way while the bank account waited to be verified. Stripe cannot end such a debit; it ends by itself.</summary>
    public DateTimeOffset? GivenUpAt { get; set; }

    public bool IsGivenUp => GivenUpAt is not null && State == PaymentState.Processing && VerifyUrl is not null;

    /// <summary><c>visa</c>, <c>mastercard</c>, or the bank's name.</summary>
    public string? Brand { get; set; }

    public string? Last4 { get; set; }

    public string? Method { get; set; }

    public DateTimeOffset? ExpectedAt { get; set; }

    public string? VerifyUrl { get; set; }

    /// <summary>It waits for the payer to verify their bank account.</summary>
    public bool MustVerify => State == PaymentState.Processing && VerifyUrl is not null;

    public string? FailureCode { get; set; }

    /// <summary>What the network advises after a refusal.</summary>
    public string? Advice { get; set; }

    public DateTimeOffset? PaidAt { get; set; }

    public long RefundedCents { get; set; }

    /// <summary>On its way back, and not there yet.</summary>
    public long RefundPendingCents { get; set; }

    public string? Dispute { get; set; }

    public Phrase? DisputeNote { get; set; }

    /// <summary>The bank took the money back, and nobody has set the books right yet.</summary>
    public bool IsTakenBack => DisputeStates.IsLost(Dispute) && DisputeNote is not null;

    public Phrase? Trouble { get; set; }

    public string? EntryName { get; set; }

    /// <summary>For the telephone, and on the receipt: <c>GF-P-7K2P-93QW</c>.</summary>
    public required string Reference { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset ChangedAt { get; set; }

    public List<AttemptInvoice> Invoices { get; init; } = [];
}

internal sealed class PaymentAttemptMap : IEntityTypeConfiguration<PaymentAttempt>
{
    public void Configure(EntityTypeBuilder<PaymentAttempt> e)
    {
        e.ToTable("PaymentAttempts");
        e.Property(x => x.Trouble).IsPhrase();
        e.Property(x => x.DisputeNote).IsPhrase();
        e.Ignore(x => x.IsGivenUp);
        e.Ignore(x => x.MustVerify);
        e.Ignore(x => x.IsUnknown);
        e.Ignore(x => x.IsTakenBack);
        e.Property(x => x.Payer).HasConversion(payer => payer.ToString(), text => Payer.Parse(text));
        e.HasIndex(x => x.PaymentIntentId).IsUnique();
        e.HasIndex(x => x.EntryName).IsUnique();
        e.HasIndex(x => x.Reference).IsUnique();
        e.HasIndex(x => x.SessionId).IsUnique();
        e.HasIndex(x => new { x.CustomerId, x.CreatedAt });
        e.HasIndex(x => x.State);
        e.HasMany<PaymentRefund>().WithOne().HasForeignKey(x => x.AttemptId);
        e.HasMany<RefundOrder>().WithOne().HasForeignKey(x => x.AttemptId);
        e.HasMany(x => x.Invoices).WithOne().HasForeignKey(x => x.AttemptId);
    }
}

internal sealed class AttemptInvoiceMap : IEntityTypeConfiguration<AttemptInvoice>
{
    public void Configure(EntityTypeBuilder<AttemptInvoice> e)
    {
        e.ToTable("AttemptInvoices");
        e.HasKey(x => new { x.AttemptId, x.InvoiceName });
        e.HasIndex([nameof(AttemptInvoice.InvoiceName)], "AttemptsOfInvoice");
        e.HasIndex(x => x.InvoiceName).IsUnique().HasFilter("\"IsOpen\"").HasDatabaseName("OneOpenAttemptPerInvoice");
    }
}
