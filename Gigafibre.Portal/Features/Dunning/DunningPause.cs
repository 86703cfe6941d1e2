using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Dunning;

public enum PauseKind
{
    /// <summary>Time that the customer took by themselves.</summary>
    Grace = 0,

    /// <summary>Our team leaves the customer in peace: a bill is contested, somebody died, a promise was made.</summary>
    Staff = 1,
}

/// <summary>Until this day, nobody reminds the customer and nobody suspends them.</summary>
public sealed class DunningPause
{
    public Guid Id { get; init; }

    public required string CustomerId { get; init; }

    public PauseKind Kind { get; init; }

    public DateOnly Since { get; init; }

    /// <summary>The last day of it.</summary>
    public DateOnly Until { get; init; }

    public string? Reason { get; init; }

    /// <summary>Of our team; null for the customer.</summary>
    public string? By { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Our team ended it before its day.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public string? EndedBy { get; set; }

    public bool IsOn(DateOnly day) => EndedAt is null && Since <= day && day <= Until;
}

internal sealed class DunningPauseMap : IEntityTypeConfiguration<DunningPause>
{
    public void Configure(EntityTypeBuilder<DunningPause> e)
    {
        e.ToTable("DunningPauses");
        e.HasIndex(x => new { x.CustomerId, x.Until });
    }
}
