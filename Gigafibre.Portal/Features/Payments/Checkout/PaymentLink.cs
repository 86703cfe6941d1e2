using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Payments.Checkout;

public sealed class PaymentLink
{
    public Guid Id { get; init; }

    public required string TokenHash { get; init; }

    public required string CustomerId { get; init; }

    public string? InvoiceName { get; init; }

    public required string Language { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }
}

internal sealed class PaymentLinkMap : IEntityTypeConfiguration<PaymentLink>
{
    public void Configure(EntityTypeBuilder<PaymentLink> e)
    {
        e.ToTable("PaymentLinks");
        e.HasIndex(x => x.TokenHash).IsUnique();
    }
}
