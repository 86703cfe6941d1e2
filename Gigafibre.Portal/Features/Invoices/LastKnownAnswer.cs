using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Invoices;

/// <summary>Something of ERPNext, kept word for word for the minutes when ERPNext does not answer, or because making it again is slow.</summary>
public sealed class LastKnownAnswer
{
    /// <summary><c>bills:{customer}</c>, <c>invoice:{name}</c>, <c>pdf:{name}:{version}:{language}</c></summary>
    public required string Key { get; init; }

    public required string CustomerId { get; init; }

    public required byte[] Body { get; set; }

    public DateTimeOffset ReadAt { get; set; }
}

internal sealed class LastKnownAnswerMap : IEntityTypeConfiguration<LastKnownAnswer>
{
    public void Configure(EntityTypeBuilder<LastKnownAnswer> e)
    {
        e.ToTable("LastKnownAnswers");
        e.HasKey(x => x.Key);
        e.HasIndex(x => x.ReadAt);
    }
}
