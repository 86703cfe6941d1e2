using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.SignIn;

/// <summary>A contact of ERPNext by keyed hash. Rebuilt at any time, and asked again in ERPNext before anything rests on it.</summary>
public sealed class ContactRecord
{
    public required string ContactName { get; init; }

    public required string Hash { get; init; }

    public required string CustomerId { get; init; }
}

internal sealed class ContactRecordMap : IEntityTypeConfiguration<ContactRecord>
{
    public void Configure(EntityTypeBuilder<ContactRecord> e)
    {
        e.ToTable("ContactRecords");
        e.HasKey(x => new { x.ContactName, x.Hash, x.CustomerId });
        e.HasIndex(x => x.Hash);
    }
}
