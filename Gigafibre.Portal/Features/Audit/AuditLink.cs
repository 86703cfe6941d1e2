using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Audit;

/// <summary>A row of the audit in the chain: its hash is over the row and over the link before.</summary>
public sealed class AuditLink
{
    /// <summary>1, 2, 3 …</summary>
    public long Number { get; init; }

    public Guid EntryId { get; init; }

    public required string Hash { get; init; }

    /// <summary>Number and hash under the pepper, which is not in the database: whoever may write there alone cannot make one.</summary>
    public required string Seal { get; init; }
}

internal sealed class AuditLinkMap : IEntityTypeConfiguration<AuditLink>
{
    public void Configure(EntityTypeBuilder<AuditLink> e)
    {
        e.ToTable("AuditLinks");
        e.HasKey(x => x.Number);
        e.Property(x => x.Number).ValueGeneratedNever();
        e.HasIndex(x => x.EntryId).IsUnique();
    }
}
