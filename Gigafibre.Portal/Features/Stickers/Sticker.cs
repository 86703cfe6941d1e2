using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Stickers;

/// <summary>The sticker of a modem that is out there; its key is made again from this whenever it is printed.</summary>
public sealed class Sticker
{
    public required string Mac { get; init; }

    /// <summary>Which of <c>Stickers:Keys</c> made it.</summary>
    public required string KeyId { get; set; }

    public int Generation { get; set; }

    public DateTimeOffset PrintedAt { get; set; }
}

internal sealed class StickerMap : IEntityTypeConfiguration<Sticker>
{
    public void Configure(EntityTypeBuilder<Sticker> e)
    {
        e.ToTable("Stickers");
        e.HasKey(x => x.Mac);
    }
}
