using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.SignIn;

/// <summary>A browser in which somebody signed in with this contact before. It opens nothing; its requests for codes have a budget that strangers cannot use up.</summary>
public sealed class KnownBrowser
{
    public Guid Id { get; init; }

    /// <summary>Of the token in its cookie; the same for every contact that signed in there.</summary>
    public required string TokenHash { get; init; }

    public required string ContactHash { get; init; }

    public required string CustomerId { get; set; }

    /// <summary>What it calls itself, in two words: <c>Firefox, Android</c>.</summary>
    public required string Name { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The last time that somebody signed in there.</summary>
    public DateTimeOffset SeenAt { get; set; }
}

internal sealed class KnownBrowserMap : IEntityTypeConfiguration<KnownBrowser>
{
    public void Configure(EntityTypeBuilder<KnownBrowser> e)
    {
        e.ToTable("KnownBrowsers");
        e.HasIndex(x => new { x.TokenHash, x.ContactHash }).IsUnique();
        e.HasIndex(x => x.CustomerId);
        e.HasIndex(x => x.SeenAt);
    }
}
