using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Data;

public sealed class Gate
{
    public required string Name { get; init; }

    public long Passed { get; set; }
}

internal sealed class GateMap : IEntityTypeConfiguration<Gate>
{
    public void Configure(EntityTypeBuilder<Gate> e)
    {
        e.ToTable("Gates");
        e.HasKey(x => x.Name);
        e.HasData(GateName.All.Select(name => new Gate { Name = name }));
    }
}
