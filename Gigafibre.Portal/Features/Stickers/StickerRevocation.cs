using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Stickers;

/// <summary>The lowest sticker generation that still opens a modem's short way; absent means zero.</summary>
public sealed class StickerRevocation
{
    public required string Mac { get; init; }

    public int LowestGeneration { get; set; }
}

internal sealed class StickerRevocationMap : IEntityTypeConfiguration<StickerRevocation>
{
    public void Configure(EntityTypeBuilder<StickerRevocation> e)
    {
        e.ToTable("StickerRevocations");
        e.HasKey(x => x.Mac);
    }
}
