using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Payments.Disputes;

public sealed class PaymentDispute
{
    public required string Id { get; init; }

    public Guid AttemptId { get; init; }

    public long AmountCents { get; set; }

    public required string Status { get; set; }

    public required string Reason { get; set; }

    /// <summary>Until when Stripe takes an answer.</summary>
    public DateTimeOffset? DueBy { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>When somebody said that nothing more is to be done about it, as it stood then.</summary>
    public DateTimeOffset? SeenAt { get; set; }
}

internal sealed class PaymentDisputeMap : IEntityTypeConfiguration<PaymentDispute>
{
    public void Configure(EntityTypeBuilder<PaymentDispute> e)
    {
        e.ToTable("PaymentDisputes");
        e.HasIndex(x => x.AttemptId);
        e.HasOne<PaymentAttempt>().WithMany().HasForeignKey(x => x.AttemptId);
    }
}
