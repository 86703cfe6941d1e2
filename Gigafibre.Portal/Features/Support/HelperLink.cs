using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Support;

/// <summary>Lets somebody see the state of one line for a while, and nothing else. The row stays, as the record of it.</summary>
public sealed class HelperLink
{
    public Guid Id { get; init; }

    public required string TokenHash { get; init; }

    public required string CustomerId { get; init; }

    public required string Mac { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    public DateTimeOffset? SeenAt { get; set; }

    public int Looks { get; set; }

    /// <summary>Nobody gave it: somebody asked from the modem's own address.</summary>
    public bool IsAtHome { get; init; }

    public bool IsOpen(DateTimeOffset now) => RevokedAt is null && ExpiresAt > now;
}

internal sealed class HelperLinkMap : IEntityTypeConfiguration<HelperLink>
{
    public void Configure(EntityTypeBuilder<HelperLink> e)
    {
        e.ToTable("HelperLinks");
        e.HasIndex(x => x.TokenHash).IsUnique();
        e.HasIndex(x => new { x.CustomerId, x.CreatedAt });
    }
}
