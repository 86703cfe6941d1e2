using Gigafibre.Portal.Data;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Payments.Refunds;

public sealed class RefundOrder
{
    public Guid Id { get; init; }

    public Guid AttemptId { get; init; }

    public long AmountCents { get; init; }

    public required string Reason { get; init; }

    public required string AskedBy { get; init; }

    public required string AskedByName { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public bool NeedsSecond { get; init; }

    public string? DecidedByName { get; set; }

    public DateTimeOffset? ApprovedAt { get; set; }

    public DateTimeOffset? RefusedAt { get; set; }

    public Phrase? Failure { get; set; }

    public string? RefundId { get; set; }
}

internal sealed class RefundOrderMap : IEntityTypeConfiguration<RefundOrder>
{
    public void Configure(EntityTypeBuilder<RefundOrder> e)
    {
        e.ToTable("RefundOrders");
        e.Property(x => x.Failure).IsPhrase();
        e.HasIndex(x => x.AttemptId);
    }
}
