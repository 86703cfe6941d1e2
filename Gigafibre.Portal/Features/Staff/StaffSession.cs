using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Staff;

public sealed class StaffSession
{
    public Guid Id { get; init; }

    public Guid LoginId { get; init; }

    public required string TokenHash { get; init; }

    public required string Subject { get; init; }

    public required string Name { get; init; }

    public string? Email { get; init; }

    public required string Roles { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset SeenAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}

internal sealed class StaffSessionMap : IEntityTypeConfiguration<StaffSession>
{
    public void Configure(EntityTypeBuilder<StaffSession> e)
    {
        e.ToTable("StaffSessions");
        e.HasIndex(x => x.TokenHash).IsUnique();
        e.HasIndex(x => x.LoginId);
    }
}
