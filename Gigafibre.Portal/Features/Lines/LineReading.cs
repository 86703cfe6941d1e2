using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Lines;

public sealed class LineReading
{
    public Guid Id { get; init; }

    public required string Mac { get; init; }

    public DateTimeOffset At { get; init; }

    public double? RxDbm { get; init; }

    public double? OltRxDbm { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public Guid? DiagnosisId { get; init; }
}

internal sealed class LineReadingMap : IEntityTypeConfiguration<LineReading>
{
    public void Configure(EntityTypeBuilder<LineReading> e)
    {
        e.ToTable("LineReadings");
        e.HasIndex(x => new { x.Mac, x.At });
    }
}
