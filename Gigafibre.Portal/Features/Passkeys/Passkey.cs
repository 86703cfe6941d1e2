using Gigafibre.Portal.Features.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Passkeys;

/// <summary>A key on somebody's own device that opens what a code to their telephone opens. Worth nothing once that telephone is no longer on the customer's file.</summary>
public sealed class Passkey
{
    public Guid Id { get; init; }

    public required string CustomerId { get; init; }

    /// <summary>The telephone that proved who made it, as a keyed hash.</summary>
    public required string ContactHash { get; set; }

    /// <summary>What the device knows its owner by: a keyed hash of customer and contact (WebAuthn's user handle).</summary>
    public required string OwnerHash { get; init; }

    public required byte[] CredentialId { get; init; }

    public required byte[] PublicKey { get; init; }

    /// <summary>WebAuthn's signature counter; of a device that counts, a copied key shows by it.</summary>
    public long SignCount { get; init; }

    public bool IsBackupEligible { get; init; }

    public bool IsBackedUp { get; init; }

    /// <summary>The browser and system that it was made in, as they name themselves.</summary>
    public required string Name { get; init; }

    /// <summary>Of the page that it was made on.</summary>
    public required string Language { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? UsedAt { get; init; }

    public UserPasskeyInfo ToInfo() => new(CredentialId, PublicKey, CreatedAt, (uint)SignCount, transports: null, isUserVerified: true, IsBackupEligible, IsBackedUp, [], []);
}

internal sealed class PasskeyMap : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> e)
    {
        e.ToTable("Passkeys");
        e.HasIndex(x => x.CredentialId).IsUnique();
        e.HasIndex(x => x.CustomerId);
        e.HasIndex(x => x.OwnerHash);
        e.HasMany<Session>().WithOne().HasForeignKey(s => s.PasskeyId).OnDelete(DeleteBehavior.SetNull);
    }
}
