using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Diagnosis;

public sealed class DiagnosisRecord
{
    public Guid Id { get; init; }

    public required string CustomerId { get; init; }

    public required string Mac { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }

    public VerdictCode? Verdict { get; set; }

    public string? Answers { get; set; }

    /// <summary>The short code under which staff see this very diagnosis (<c>GF-7K2P</c>), once somebody asked for one.</summary>
    public string? Code { get; set; }
}

internal sealed class DiagnosisRecordMap : IEntityTypeConfiguration<DiagnosisRecord>
{
    public void Configure(EntityTypeBuilder<DiagnosisRecord> e)
    {
        e.ToTable("Diagnoses");
        e.HasIndex(x => new { x.Mac, x.StartedAt });
        e.HasIndex(x => x.StartedAt);
        e.Property(x => x.Verdict).IsWord();
        e.HasIndex(x => x.Code).IsUnique();
    }
}
