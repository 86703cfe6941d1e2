using Gigafibre.Portal.Integrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Autopay;

/// <summary>How far an automatic charge has come. See <see cref="DebitStates"/> for what may follow what.</summary>
public enum DebitState
{
    /// <summary>The customer is being told; until then it may not be made.</summary>
    Announced = 0,

    /// <summary>Above the customer's own limit: it waits for their word.</summary>
    OverLimit = 1,

    /// <summary>Stripe was asked. Its payment says how far it is.</summary>
    Sent = 2,

    Paid = 3,

    Failed = 4,

    /// <summary>The customer skipped it; the bill is still to be paid.</summary>
    Skipped = 5,

    /// <summary>Paid by another road, covered by a credit, cancelled.</summary>
    NotNeeded = 6,

    /// <summary>The agreement ended before it was sent.</summary>
    Stopped = 7,
}

/// <summary>One automatic charge of one bill: once for each day that the bill is due, and once more after a refusal that time may cure.</summary>
public sealed class AutopayDebit
{
    public Guid Id { get; init; }

    public Guid AgreementId { get; set; }

    public required string CustomerId { get; init; }

    public required string InvoiceName { get; init; }

    /// <summary>The day on which the bill, or its instalment, is due.</summary>
    public DateOnly DueOn { get; init; }

    /// <summary>A part of an arrangement, in the amount and on the day that the customer named: it pays this bill and others.</summary>
    public bool IsPart { get; init; }

    /// <summary>0, and one more for each refusal.</summary>
    public int Try { get; init; }

    /// <summary>How often it was announced: a higher amount, or a notice that did not get through, is announced anew.</summary>
    public int Notice { get; set; }

    /// <summary>What the customer was told.</summary>
    public long AmountCents { get; set; }

    /// <summary>The day that the customer was told.</summary>
    public DateOnly ChargeOn { get; set; }

    /// <summary>Before the customer moved it.</summary>
    public DateOnly? MovedFrom { get; set; }

    public DebitState State { get; set; }

    /// <summary>The customer said yes to an amount above their limit.</summary>
    public bool IsApproved { get; set; }

    public Guid? AttemptId { get; set; }

    /// <summary>Stripe's code of why it was refused.</summary>
    public string? FailureCode { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset AnnouncedAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public Money Amount => new(AmountCents);

    /// <summary>Nothing was asked of anybody, and may yet be.</summary>
    public bool IsPlanned => State is DebitState.Announced or DebitState.OverLimit;

    /// <summary>What the notice is told under: each once.</summary>
    public string NoticeAbout => FormattableString.Invariant($"{Id:N}:{Notice}");
}

public static class DebitStates
{
    private static readonly Dictionary<DebitState, DebitState[]> Next = new()
    {
        [DebitState.Announced] = [DebitState.OverLimit, DebitState.Sent, DebitState.Skipped, DebitState.NotNeeded, DebitState.Stopped],
        [DebitState.OverLimit] = [DebitState.Announced, DebitState.Skipped, DebitState.NotNeeded, DebitState.Stopped],

        // Back to announced: Stripe never heard of it.
        [DebitState.Sent] = [DebitState.Paid, DebitState.Failed, DebitState.Announced, DebitState.Stopped],
        [DebitState.Failed] = [DebitState.Paid],
        [DebitState.Paid] = [],
        [DebitState.Skipped] = [],
        [DebitState.NotNeeded] = [DebitState.Announced, DebitState.OverLimit],
        [DebitState.Stopped] = [DebitState.Paid, DebitState.Announced, DebitState.OverLimit, DebitState.NotNeeded],
    };

    public static bool MayFollow(DebitState from, DebitState to) => Next[from].Contains(to);
}

internal sealed class AutopayDebitMap : IEntityTypeConfiguration<AutopayDebit>
{
    public void Configure(EntityTypeBuilder<AutopayDebit> e)
    {
        e.ToTable("AutopayDebits");
        e.Ignore(x => x.Amount);
        e.Ignore(x => x.IsPlanned);
        e.Ignore(x => x.NoticeAbout);
        e.HasIndex(x => new { x.InvoiceName, x.DueOn, x.IsPart, x.Try }).IsUnique().HasDatabaseName("OneDebitPerBillAndDay");
        e.HasIndex(x => x.CustomerId);
        e.HasIndex(x => x.AgreementId);
        e.HasIndex(x => x.AttemptId).IsUnique();
        e.HasIndex(x => new { x.State, x.ChargeOn });
    }
}
