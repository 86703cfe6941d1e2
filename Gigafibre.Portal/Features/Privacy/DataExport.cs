using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Privacy;

/// <summary>A customer's own data, gathered for them once; the file is sealed and gone after a day.</summary>
public sealed class DataExport
{
    public Guid Id { get; init; }

    public required string CustomerId { get; init; }

    public required string Language { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset? ReadyAt { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>A ZIP file; null before it is ready and after it has expired.</summary>
    public byte[]? FileSealed { get; set; }

    public DateTimeOffset? FetchedAt { get; set; }
}

internal sealed class DataExportMap : IEntityTypeConfiguration<DataExport>
{
    public void Configure(EntityTypeBuilder<DataExport> e)
    {
        e.ToTable("DataExports");
        e.HasIndex(x => new { x.CustomerId, x.AskedAt });
    }
}
