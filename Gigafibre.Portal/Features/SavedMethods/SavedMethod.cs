using Gigafibre.Portal.Features.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.SavedMethods;

/// <summary>How far a way to pay has come. See <see cref="SavedMethodStates"/> for what may follow what.</summary>
public enum SavedMethodState
{
    /// <summary>A page was opened; nothing is kept yet.</summary>
    New = 0,

    /// <summary>A bank account that waits for its small deposits, or for the bank.</summary>
    Verifying = 1,

    Ready = 2,

    /// <summary>The bank will have no more of it. It stays in the list until somebody takes it out.</summary>
    Unusable = 3,

    Removed = 4,

    /// <summary>Nothing came of the page.</summary>
    Dropped = 5,
}

/// <summary>A card or a bank account that a customer keeps. The number itself is at Stripe alone.</summary>
public sealed class SavedMethod
{
    public const string Card = "card";
    public const string BankDebit = "acss_debit";

    public Guid Id { get; init; }

    public required string CustomerId { get; init; }

    public required string StripeCustomerId { get; set; }

    public required string Language { get; init; }

    public bool BusinessDebit { get; init; }

    /// <summary>When a bank account may be debited, in the words of the agreement on Stripe's page.</summary>
    public string? Schedule { get; init; }

    public SavedMethodState State { get; set; }

    public string? PageId { get; set; }

    public string? PageUrl { get; set; }

    public DateTimeOffset PageExpiresAt { get; init; }

    public string? SetupIntentId { get; set; }

    public string? MethodId { get; set; }

    public string? MandateId { get; set; }

    /// <summary><c>card</c> or <c>acss_debit</c>; null before anything was typed.</summary>
    public string? Kind { get; set; }

    /// <summary><c>visa</c>, or the bank's name.</summary>
    public string? Brand { get; set; }

    public string? Last4 { get; set; }

    /// <summary>The same for the same card or account.</summary>
    public string? Fingerprint { get; set; }

    /// <summary>The last day of a card.</summary>
    public DateOnly? ExpiresOn { get; set; }

    /// <summary>Where the customer types the amounts of the small deposits.</summary>
    public string? VerifyUrl { get; set; }

    /// <summary>Stripe's code of why it came to nothing, or is good for nothing any more.</summary>
    public string? FailureCode { get; set; }

    public bool IsDefault { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the customer agreed, and it could be charged from then on.</summary>
    public DateTimeOffset? ReadyAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public bool IsListed => State is SavedMethodState.Verifying or SavedMethodState.Ready or SavedMethodState.Unusable;

    public bool IsExpired(DateOnly today) => ExpiresOn < today;

    /// <summary>Null while it cannot be charged.</summary>
    public SavedWay? Way(DateOnly today) => State == SavedMethodState.Ready && MethodId is { } method && Kind is { } kind && !IsExpired(today)
        ? new SavedWay(Id, StripeCustomerId, method, kind, MandateId, Brand, Last4) : null;
}

internal sealed class SavedMethodMap : IEntityTypeConfiguration<SavedMethod>
{
    public void Configure(EntityTypeBuilder<SavedMethod> e)
    {
        e.ToTable("SavedMethods");
        e.Ignore(x => x.IsListed);
        e.HasIndex(x => x.CustomerId);
        e.HasIndex(x => x.PageId).IsUnique();
        e.HasIndex(x => x.SetupIntentId).IsUnique();
        e.HasIndex(x => x.MethodId).IsUnique();
        e.HasIndex(x => x.MandateId);
        e.HasIndex(x => x.StripeCustomerId);
        e.HasIndex(x => x.State);
    }
}
