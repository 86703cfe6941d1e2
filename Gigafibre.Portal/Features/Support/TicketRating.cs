using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Support;

/// <summary>How it went, in the customer's eyes. Stored by number.</summary>
public enum TicketScore
{
    Settled = 1,
    Partly = 2,
    Not = 3,
}

/// <summary>What a customer says of how a ticket was handled; ERPNext has no place for it. The last word counts.</summary>
public sealed class TicketRating
{
    public Guid Id { get; init; }

    public required string Issue { get; init; }

    public required string CustomerId { get; init; }

    public TicketScore Score { get; set; }

    public string? Words { get; set; }

    public DateTimeOffset At { get; set; }
}

internal sealed class TicketRatingMap : IEntityTypeConfiguration<TicketRating>
{
    public void Configure(EntityTypeBuilder<TicketRating> e)
    {
        e.ToTable("TicketRatings");
        e.Property(x => x.Words).HasMaxLength(Ticket.LongestWords);
        e.HasIndex(x => new { x.CustomerId, x.Issue }).IsUnique();
        e.HasIndex(x => x.At);
    }
}
