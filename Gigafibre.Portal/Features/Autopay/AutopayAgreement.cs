using Gigafibre.Portal.Features.SavedMethods;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Autopay;

/// <summary>Why an agreement is over.</summary>
public enum AutopayEnd
{
    /// <summary>The customer said stop.</summary>
    Customer = 0,

    Staff = 1,

    /// <summary>Another one was signed in its place.</summary>
    Replaced = 2,

    /// <summary>Its card or account was taken out.</summary>
    MethodRemoved = 3,

    /// <summary>The bank will have no more of its card or account.</summary>
    MethodRefused = 4,

    /// <summary>A bank took a payment back.</summary>
    TakenBack = 5,
}

/// <summary>What a customer agreed to: signed once, never changed, ended once. Kept as the proof of what was charged under it.</summary>
public sealed class AutopayAgreement
{
    public Guid Id { get; init; }

    public required string CustomerId { get; init; }

    public Guid SavedMethodId { get; init; }

    /// <summary>As it was when it was signed: <c>card</c> or <c>acss_debit</c>.</summary>
    public required string MethodKind { get; init; }

    public string? Brand { get; init; }

    public string? Last4 { get; init; }

    public string? MandateId { get; init; }

    /// <summary>Day of the month to be charged on; null for the day on which each bill is due.</summary>
    public int? Day { get; init; }

    /// <summary>A bill above it is not charged before the customer says so.</summary>
    public long? LimitCents { get; init; }

    public required string TextVersion { get; init; }

    public required string Language { get; init; }

    /// <summary>The whole text with everything filled in, as it was shown.</summary>
    public required string Text { get; init; }

    /// <summary>Of that text.</summary>
    public required string TextHash { get; init; }

    public DateTimeOffset SignedAt { get; init; }

    /// <summary>Keyed hash of the address that it was signed from.</summary>
    public required string SignedFrom { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public AutopayEnd? End { get; set; }

    public bool IsOn => EndedAt is null;

    public bool IsBankDebit => MethodKind == SavedMethod.BankDebit;
}

internal sealed class AutopayAgreementMap : IEntityTypeConfiguration<AutopayAgreement>
{
    public void Configure(EntityTypeBuilder<AutopayAgreement> e)
    {
        e.ToTable("AutopayAgreements");
        e.Ignore(x => x.IsOn);
        e.Ignore(x => x.IsBankDebit);
        e.HasIndex([nameof(AutopayAgreement.CustomerId)], "AgreementsOfCustomer");
        e.HasIndex(x => x.CustomerId).IsUnique().HasFilter("\"EndedAt\" IS NULL").HasDatabaseName("OneAgreementPerCustomer");
        e.HasIndex(x => x.SavedMethodId);
        e.HasMany<AutopayDebit>().WithOne().HasForeignKey(x => x.AgreementId);
    }
}
