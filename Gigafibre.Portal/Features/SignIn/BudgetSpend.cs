using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.SignIn;

public sealed class BudgetSpend
{
    public Guid Id { get; init; }

    public required string Key { get; init; }

    public DateTimeOffset At { get; init; }
}

internal sealed class BudgetSpendMap : IEntityTypeConfiguration<BudgetSpend>
{
    public void Configure(EntityTypeBuilder<BudgetSpend> e)
    {
        e.ToTable("BudgetSpends");
        e.HasIndex(x => new { x.Key, x.At });
        e.HasIndex(x => x.At);
    }
}
