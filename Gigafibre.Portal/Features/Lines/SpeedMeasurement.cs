using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Lines;

/// <summary>How fast it was from a browser at home to us, as that browser measured it.</summary>
public sealed class SpeedMeasurement
{
    public Guid Id { get; init; }

    public required string CustomerId { get; init; }

    public required string Mac { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Megabits a second.</summary>
    public double Down { get; init; }

    public double Up { get; init; }
}

internal sealed class SpeedMeasurementMap : IEntityTypeConfiguration<SpeedMeasurement>
{
    public void Configure(EntityTypeBuilder<SpeedMeasurement> e)
    {
        e.ToTable("SpeedMeasurements");
        e.HasIndex(x => new { x.CustomerId, x.Mac, x.At });
    }
}
