using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>A bill that other software on the same Stripe account is collecting, as its payment's metadata names it.</summary>
public sealed class OthersDebit
{
    public required string IntentId { get; init; }

    public required string InvoiceName { get; init; }

    public long AmountCents { get; set; }

    public required string Status { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Promised, or there and perhaps not booked yet: nobody else is to pay it.</summary>
    public static readonly string[] Holds = ["requires_action", "processing", "requires_capture", "succeeded"];
}

internal sealed class OthersDebitMap : IEntityTypeConfiguration<OthersDebit>
{
    public void Configure(EntityTypeBuilder<OthersDebit> e)
    {
        e.ToTable("OthersDebits");
        e.HasKey(x => new { x.IntentId, x.InvoiceName });
        e.HasIndex(x => x.InvoiceName);
    }
}
