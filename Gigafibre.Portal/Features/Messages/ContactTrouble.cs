using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Messages;

public enum ContactTroubleKind
{
    /// <summary>Its owner answered STOP or ARRÊT: no more notices by text. A code that they ask for is still sent.</summary>
    OptedOut = 0,

    /// <summary>A line that takes no texts.</summary>
    TakesNoTexts = 1,

    /// <summary>The mailbox is gone, or refuses us.</summary>
    Bounced = 2,

    /// <summary>Its owner called one of our mails spam.</summary>
    Complained = 3,

    /// <summary>Its owner unsubscribed at the relay.</summary>
    Unsubscribed = 4,
}

/// <summary>
/// Why notices go to a contact no longer, until when. Over when its owner wants them again or, for what was only technical, when something arrives there; kept all the
/// same, because it proves who said stop, and when.
/// </summary>
public sealed class ContactTrouble
{
    public Guid Id { get; init; }

    /// <summary>Keyed hash of the telephone or address.</summary>
    public required string ContactHash { get; init; }

    public ContactTroubleKind Kind { get; init; }

    /// <summary>Whose message met it; null when nobody here ever wrote to it.</summary>
    public string? CustomerId { get; init; }

    public required string MaskedContact { get; init; }

    public string? ErrorCode { get; init; }

    public DateTimeOffset Since { get; init; }

    /// <summary>Null while it stands.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>What ended it: <c>start</c>, <c>arrived</c>, or the page.</summary>
    public string? EndedBy { get; set; }
}

internal sealed class ContactTroubleMap : IEntityTypeConfiguration<ContactTrouble>
{
    public void Configure(EntityTypeBuilder<ContactTrouble> e)
    {
        e.ToTable("ContactTroubles");
        e.HasIndex(x => new { x.ContactHash, x.Kind }).IsUnique().HasFilter("\"EndedAt\" IS NULL");
        e.HasIndex(x => x.CustomerId);
    }
}
