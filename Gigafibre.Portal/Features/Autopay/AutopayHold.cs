using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Autopay;

/// <summary>Our team holds the automatic charges of one customer, or of all. What is held is charged when the hold ends, if it is still owed.</summary>
public sealed class AutopayHold
{
    /// <summary>In the place of a customer: everybody.</summary>
    public const string All = "*";

    public Guid Id { get; init; }

    public required string CustomerId { get; init; }

    public required string Reason { get; init; }

    public required string By { get; init; }

    public DateTimeOffset Since { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public string? EndedBy { get; set; }
}

internal sealed class AutopayHoldMap : IEntityTypeConfiguration<AutopayHold>
{
    public void Configure(EntityTypeBuilder<AutopayHold> e)
    {
        e.ToTable("AutopayHolds");
        e.HasIndex(x => x.CustomerId).IsUnique().HasFilter("\"EndedAt\" IS NULL").HasDatabaseName("OneHoldPerCustomer");
    }
}
