using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Desk;

/// <summary>What one of the staff wrote down about a customer, for the others. The customer may ask for it as for everything else that we keep.</summary>
public sealed class CustomerNote
{
    public const int Longest = 1000;

    public Guid Id { get; init; }

    public required string CustomerId { get; init; }

    public required string Text { get; init; }

    public required string WrittenBy { get; init; }

    public required string WrittenByName { get; init; }

    public DateTimeOffset WrittenAt { get; init; }
}

internal sealed class CustomerNoteMap : IEntityTypeConfiguration<CustomerNote>
{
    public void Configure(EntityTypeBuilder<CustomerNote> e)
    {
        e.ToTable("CustomerNotes");
        e.HasIndex(x => new { x.CustomerId, x.WrittenAt });
    }
}
