using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Lines;

/// <summary>Where an ONT hangs: a row of an OLT's table, as the last walk or diagnosis found it. Can be rebuilt at any time.</summary>
public sealed class OntRecord
{
    public required string Olt { get; init; }

    public required string Index { get; init; }

    public string? Pon { get; set; }

    public string? Serial { get; set; }

    public string? Mac { get; set; }

    public DateTimeOffset SeenAt { get; set; }
}

internal sealed class OntRecordMap : IEntityTypeConfiguration<OntRecord>
{
    public void Configure(EntityTypeBuilder<OntRecord> e)
    {
        e.ToTable("Onts");
        e.HasKey(x => new { x.Olt, x.Index });
        e.HasIndex(x => x.Serial);
        e.HasIndex(x => x.Mac);
        e.HasIndex(x => new { x.Olt, x.Pon });
    }
}
