using Gigafibre.Portal.Features.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.SignIn;

public sealed class Challenge
{
    public Guid Id { get; init; }

    /// <summary>Hash of the token in the visitor's cookie: the code is bound to the request that asked for it.</summary>
    public required string TokenHash { get; init; }

    public required string Mac { get; init; }

    /// <summary>Came with a valid sticker key.</summary>
    public bool Trusted { get; init; }

    /// <summary>Asked for in a browser in which this contact signed in before.</summary>
    public Guid? KnownBrowserId { get; init; }

    /// <summary>Not a stranger: holds the sticker, or signed in here before.</summary>
    public bool IsKnown => Trusted || KnownBrowserId is not null;

    /// <summary>Digits of its code. Whoever holds no sticker can try any account from anywhere: a longer one.</summary>
    public int CodeLength => Trusted ? 6 : 8;

    /// <summary>Keyed hash of the phone or address that was typed or chosen.</summary>
    public required string ContactHash { get; init; }

    public string? MaskedContact { get; init; }

    /// <summary>The contact itself, encrypted, so that another code can be sent; erased with the challenge.</summary>
    public required string ContactSealed { get; set; }

    public required string Language { get; init; }

    public MessageChannel Channel { get; set; }

    public required string CodeHash { get; set; }

    /// <summary>Counts the codes of this challenge; an older code's work is dropped.</summary>
    public int SendNumber { get; set; }

    public int Tries { get; set; }

    /// <summary>Set by the work loop when the contact is one on file for the modem. Null for a decoy.</summary>
    public string? CustomerId { get; set; }

    public string? CustomerLanguage { get; set; }

    /// <summary>For a sign-in by contact alone: every customer that the contact belongs to, separated by line feeds.</summary>
    public string? Accounts { get; set; }

    /// <summary>Until its message is on its way; from then on what became of that.</summary>
    public Delivery Delivery { get; set; }

    /// <summary>What carries its newest code; null for a decoy, to which nothing is sent.</summary>
    public Guid? MessageId { get; set; }

    public required string ConsentVersion { get; init; }

    public required string AddressKey { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset SentAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? ConsumedAt { get; set; }
}

internal sealed class ChallengeMap : IEntityTypeConfiguration<Challenge>
{
    public void Configure(EntityTypeBuilder<Challenge> e)
    {
        e.ToTable("Challenges");
        e.Ignore(x => x.CodeLength);
        e.Ignore(x => x.IsKnown);
        e.HasIndex(x => x.TokenHash).IsUnique();
        e.HasIndex(x => x.ExpiresAt);
        e.HasIndex(x => x.Mac);
    }
}
