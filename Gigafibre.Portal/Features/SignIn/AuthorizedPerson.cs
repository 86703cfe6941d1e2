using Gigafibre.Portal.Data;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.SignIn;

/// <summary>What somebody may do for an account that is not theirs.</summary>
public enum PersonRole
{
    /// <summary>Sees the bills and pays them.</summary>
    Payer,

    /// <summary>Sees the line, mends it, and writes to our team about it.</summary>
    Household,
}

/// <summary>
/// Somebody whom the holder of an account lets in, by a telephone or an address that they prove. While it is open, and for good once it was accepted, the row decides for that
/// contact, whatever ERPNext has on file: who is let in for one thing does not get everything because a clerk wrote their number down.
/// </summary>
public sealed class AuthorizedPerson
{
    public const int LongestName = 60;

    public Guid Id { get; init; }

    public required string CustomerId { get; init; }

    /// <summary>A keyed hash, as in <see cref="ContactRecord"/>.</summary>
    public required string ContactHash { get; init; }

    public required string MaskedContact { get; init; }

    /// <summary>To write to them; gone when their access ends.</summary>
    public string? ContactSealed { get; set; }

    public required string Language { get; init; }

    /// <summary>As the holder calls them; stands on the record of what they do.</summary>
    public required string Name { get; init; }

    public PersonRole Role { get; init; }

    public DateTimeOffset InvitedAt { get; init; }

    /// <summary>An invitation that nobody took by then is void.</summary>
    public DateTimeOffset InvitedUntil { get; init; }

    public DateTimeOffset? AcceptedAt { get; set; }

    /// <summary>The last day on which it opens anything; null for no end.</summary>
    public DateOnly? EndsOn { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The person declined, or left.</summary>
    public DateTimeOffset? SaidNoAt { get; set; }

    /// <summary>Whether it says what this contact may, also that it may nothing more. An invitation that was declined, or that nobody took, says nothing.</summary>
    public bool Decides(DateTimeOffset now) => AcceptedAt is not null || IsOpen(now);

    public bool IsOpen(DateTimeOffset now) => EndedAt is null && (AcceptedAt is not null || InvitedUntil > now) && !(EndsOn < Times.Day(now));
}

internal sealed class AuthorizedPersonMap : IEntityTypeConfiguration<AuthorizedPerson>
{
    public void Configure(EntityTypeBuilder<AuthorizedPerson> e)
    {
        e.ToTable("AuthorizedPersons");
        e.Property(x => x.Role).IsWord();
        e.Property(x => x.Name).HasMaxLength(AuthorizedPerson.LongestName);
        e.HasIndex(x => new { x.CustomerId, x.ContactHash });
        e.HasIndex(x => x.ContactHash);
    }
}
