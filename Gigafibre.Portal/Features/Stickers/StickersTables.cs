using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Stickers;

public static class StickersTables
{
    extension(PortalDb db)
    {
        public DbSet<StickerRevocation> StickerRevocations => db.Set<StickerRevocation>();

        public DbSet<Sticker> Stickers => db.Set<Sticker>();

        public DbSet<BatchSticker> BatchStickers => db.Set<BatchSticker>();

        public DbSet<StickerBatch> StickerBatches => db.Set<StickerBatch>();
    }
}
