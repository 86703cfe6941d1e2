using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Support;

public enum CallState
{
    Wanted = 0,
    Done = 1,

    /// <summary>Our team called, and nobody answered.</summary>
    Missed = 2,

    Withdrawn = 3,
}

/// <summary>A customer asks to be called. It is a ticket, with a time and one of the customer's own numbers.</summary>
public sealed class CallBack
{
    /// <summary>That of its ticket.</summary>
    public Guid Id { get; init; }

    /// <summary>The ticket's number.</summary>
    public required string Number { get; init; }

    public required string CustomerId { get; init; }

    public required string PhoneSealed { get; set; }

    public required string MaskedPhone { get; set; }

    public DateTimeOffset From { get; set; }

    public DateTimeOffset Until { get; set; }

    public CallState State { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Who of our team called.</summary>
    public string? By { get; set; }
}

internal sealed class CallBackMap : IEntityTypeConfiguration<CallBack>
{
    public void Configure(EntityTypeBuilder<CallBack> e)
    {
        e.ToTable("CallBacks");
        e.HasIndex(x => x.Number).IsUnique();
        e.HasIndex(x => x.CustomerId).IsUnique().HasFilter("\"State\" = 0").HasDatabaseName("IX_CallBacks_OpenOfCustomer");
        e.HasIndex(x => new { x.State, x.From });
        e.HasOne<Ticket>().WithOne().HasForeignKey<CallBack>(x => x.Id).OnDelete(DeleteBehavior.Cascade);
    }
}
