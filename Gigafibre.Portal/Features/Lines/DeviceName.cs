using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Lines;

/// <summary>What a customer calls a device at home.</summary>
public sealed class DeviceName
{
    public const int Longest = 40;

    public required string CustomerId { get; init; }

    public required string DeviceMac { get; init; }

    public required string Name { get; set; }

    public DateTimeOffset NamedAt { get; set; }
}

internal sealed class DeviceNameMap : IEntityTypeConfiguration<DeviceName>
{
    public void Configure(EntityTypeBuilder<DeviceName> e)
    {
        e.ToTable("DeviceNames");
        e.HasKey(x => new { x.CustomerId, x.DeviceMac });
    }
}
