using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.SavedMethods;

/// <summary>A way to pay that its customer lets another account of theirs use. It stays theirs: they alone take it out.</summary>
public sealed class MethodShare
{
    public Guid SavedMethodId { get; init; }

    /// <summary>The account that may use it.</summary>
    public required string CustomerId { get; init; }

    public DateTimeOffset AgreedAt { get; init; }
}

internal sealed class MethodShareMap : IEntityTypeConfiguration<MethodShare>
{
    public void Configure(EntityTypeBuilder<MethodShare> e)
    {
        e.ToTable("MethodShares");
        e.HasKey(x => new { x.SavedMethodId, x.CustomerId });
        e.HasIndex(x => x.CustomerId);
        e.HasOne<SavedMethod>().WithMany().HasForeignKey(x => x.SavedMethodId);
    }
}
