using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Stickers;

public sealed class StickerBatch
{
    public Guid Id { get; init; }

    public required string Actor { get; init; }

    public required string ActorName { get; init; }

    public int Count { get; init; }

    public List<BatchSticker> Stickers { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class BatchStickerMap : IEntityTypeConfiguration<BatchSticker>
{
    public void Configure(EntityTypeBuilder<BatchSticker> e)
    {
        e.ToTable("BatchStickers");
        e.HasKey(x => new { x.BatchId, x.Position });
    }
}

internal sealed class StickerBatchMap : IEntityTypeConfiguration<StickerBatch>
{
    public void Configure(EntityTypeBuilder<StickerBatch> e)
    {
        e.ToTable("StickerBatches");
        e.HasIndex(x => x.CreatedAt);
        e.HasMany(x => x.Stickers).WithOne().HasForeignKey(x => x.BatchId);
    }
}
