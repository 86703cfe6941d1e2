using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Data;

public sealed class IndexCursor
{
    public required string Name { get; init; }

    public required string Position { get; set; }

    public DateTimeOffset ReadAt { get; set; }
}

internal sealed class IndexCursorMap : IEntityTypeConfiguration<IndexCursor>
{
    public void Configure(EntityTypeBuilder<IndexCursor> e)
    {
        e.ToTable("IndexCursors");
        e.HasKey(x => x.Name);
    }
}
