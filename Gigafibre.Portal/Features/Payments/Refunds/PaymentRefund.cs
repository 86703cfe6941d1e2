using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Payments.Refunds;

public sealed class PaymentRefund
{
    public required string Id { get; init; }

    public Guid AttemptId { get; init; }

    public long AmountCents { get; init; }

    public required string Status { get; set; }

    public bool Recorded { get; set; }

    /// <summary>The Payment Entry that records it, ours or typed by hand.</summary>
    public string? EntryName { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class PaymentRefundMap : IEntityTypeConfiguration<PaymentRefund>
{
    public void Configure(EntityTypeBuilder<PaymentRefund> e)
    {
        e.ToTable("PaymentRefunds");
        e.HasIndex(x => x.AttemptId);
        e.HasIndex(x => x.EntryName).IsUnique();
    }
}
