using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Lines;

public enum LineChangeKind
{
    Restart,
    Refresh,
    Renew,
    Wifi,
    GuestWifi,
    SpeedTest,
}

/// <summary>How far a change has come. Forward only.</summary>
public enum LineChangeState
{
    Queued,

    Sent,

    Applied,

    Keeping,

    /// <summary>Proven by what followed: a device came back, an address arrived, it started anew.</summary>
    Proven,

    Kept,

    PuttingBack,

    PutBack,

    Failed,
}

public enum LineChangeReason
{
    Away,

    Offline,

    Refused,

    Skipped,

    NotSeen,

    NotMeasured,

    Unread,

    NobodyFollowed,

    NotPutBack,

    HandedOver,
}

public sealed class LineChange
{
    /// <summary>A device must follow a Wi-Fi change within this.</summary>
    public static readonly TimeSpan ProofTime = TimeSpan.FromMinutes(10);

    public Guid Id { get; init; }

    public required string Mac { get; init; }

    public required string CustomerId { get; init; }

    public LineChangeKind Kind { get; init; }

    public LineChangeState State { get; set; }

    /// <summary>True until it ended, one way or another: a modem has one such row at most.</summary>
    public bool IsOpen { get; set; }

    public required string Via { get; init; }

    public required string Endpoint { get; init; }

    public string TaskKey => $"portal-{Id:N}";

    public required string Actor { get; init; }

    /// <summary>What is wanted, and what was before; sealed, because a Wi-Fi key is in it, and emptied at the end.</summary>
    public string Sealed { get; set; } = "";

    public string? Subject { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? AppliedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public DateTimeOffset? ProveBy { get; set; }

    public DateTimeOffset Until => ProveBy ?? (SentAt ?? AskedAt) + ProofTime;

    public LineChangeReason? Reason { get; set; }

    public double? Down { get; set; }

    public double? Up { get; set; }

    /// <summary>One step forward. Throws <see cref="InvalidOperationException"/> for a step that <see cref="LineChangeStates"/> does not have.</summary>
    public void MoveTo(LineChangeState to, LineChangeReason? reason = null)
    {
        if (to != State && !LineChangeStates.MayFollow(State, to))
        {
            throw new InvalidOperationException($"A change that is {State} cannot become {to}.");
        }

        (State, Reason, IsOpen) = (to, reason ?? Reason, !LineChangeStates.IsOver(to));
    }

    [System.ComponentModel.DataAnnotations.ConcurrencyCheck]
    public int Version { get; set; }
}

internal sealed class LineChangeMap : IEntityTypeConfiguration<LineChange>
{
    public void Configure(EntityTypeBuilder<LineChange> e)
    {
        e.ToTable("LineChanges");
        e.Property(x => x.Reason).IsWord();
        e.HasIndex(x => x.Mac).IsUnique().HasFilter("\"IsOpen\"").HasDatabaseName("OneOpenChangePerModem");
        e.HasIndex(x => new { x.Mac, x.AskedAt });
        e.HasIndex(x => x.CustomerId).HasFilter("\"IsOpen\"");
    }
}
