using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Modems;

/// <summary>A modem of ERPNext, remembered. Rebuilt at any time, and asked again in ERPNext before anything rests on it.</summary>
public sealed class ModemRecord
{
    public required string Mac { get; init; }

    public required string EquipmentName { get; set; }

    public string? Serial { get; set; }

    public string? Model { get; set; }

    public string? CustomerId { get; set; }

    public string? Language { get; set; }

    public Standing Standing { get; set; }

    public string? AcsId { get; set; }

    public string? GponSerial { get; set; }

    public string? UspId { get; set; }

    /// <summary>How much weaker its light is than usual on this line, in dB, as last measured; null while the usual is not known.</summary>
    public double? FallDb { get; set; }

    public DateTimeOffset CheckedAt { get; set; }
}

internal sealed class ModemRecordMap : IEntityTypeConfiguration<ModemRecord>
{
    public void Configure(EntityTypeBuilder<ModemRecord> e)
    {
        e.ToTable("Modems");
        e.HasKey(x => x.Mac);
        e.Property(x => x.Standing).IsWord();
        e.HasIndex(x => x.CustomerId);
        e.HasIndex(x => x.Serial);
        e.HasIndex(x => x.GponSerial);
        e.HasIndex(x => x.FallDb).HasFilter("\"FallDb\" IS NOT NULL");
    }
}
