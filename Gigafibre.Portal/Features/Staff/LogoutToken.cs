using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Staff;

/// <summary>A logout token that was taken: it is good once.</summary>
public sealed class LogoutToken
{
    public required string IdHash { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class LogoutTokenMap : IEntityTypeConfiguration<LogoutToken>
{
    public void Configure(EntityTypeBuilder<LogoutToken> e)
    {
        e.ToTable("LogoutTokens");
        e.HasKey(x => x.IdHash);
    }
}
