using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Payments.Checkout;

public sealed class StripeCustomer
{
    public required string CustomerId { get; init; }

    public required string StripeId { get; init; }
}

internal sealed class StripeCustomerMap : IEntityTypeConfiguration<StripeCustomer>
{
    public void Configure(EntityTypeBuilder<StripeCustomer> e)
    {
        e.ToTable("StripeCustomers");
        e.HasKey(x => x.CustomerId);
        e.HasIndex(x => x.StripeId).IsUnique();
    }
}
