using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Support;

public sealed class Ticket
{
    public Guid Id { get; init; }

    public Guid DiagnosisId { get; init; }

    public required string CustomerId { get; init; }

    public required string Mac { get; init; }

    /// <summary>Ours, chosen before the first try; ERPNext keeps it as the ticket's number.</summary>
    public required string Number { get; init; }

    public required string Language { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? OpenedAt { get; set; }
}

internal sealed class TicketMap : IEntityTypeConfiguration<Ticket>
{
    public void Configure(EntityTypeBuilder<Ticket> e)
    {
        e.ToTable("Tickets");
        e.HasIndex(x => x.DiagnosisId).IsUnique();
        e.HasIndex(x => x.Number).IsUnique();
        e.HasIndex(x => new { x.Mac, x.CreatedAt });
        e.HasIndex(x => new { x.CustomerId, x.CreatedAt });
    }
}
