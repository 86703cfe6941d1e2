using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Passkeys;

/// <summary>What was asked of a device and waits for its answer; taken once.</summary>
public sealed class PasskeyCeremony
{
    public Guid Id { get; init; }

    public required string TokenHash { get; init; }

    public required string StateSealed { get; init; }

    /// <summary>In which a key is being made; null for a sign-in.</summary>
    public Guid? SessionId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class PasskeyCeremonyMap : IEntityTypeConfiguration<PasskeyCeremony>
{
    public void Configure(EntityTypeBuilder<PasskeyCeremony> e)
    {
        e.ToTable("PasskeyCeremonies");
        e.HasIndex(x => x.TokenHash).IsUnique();
        e.HasIndex(x => x.CreatedAt);
    }
}
