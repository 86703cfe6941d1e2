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
}

/// <summary>Why notices go to a contact no longer. Gone when its owner wants them again, or when something arrives there.</summary>
public sealed class ContactTrouble
{
    /// <summary>Keyed hash of the telephone or address.</summary>
    public required string ContactHash { get; init; }

    public ContactTroubleKind Kind { get; set; }

    /// <summary>Whose message met it; null when nobody here ever wrote to it.</summary>
    public string? CustomerId { get; set; }

    public required string MaskedContact { get; init; }

    public string? ErrorCode { get; set; }

    public DateTimeOffset Since { get; set; }
}

internal sealed class ContactTroubleMap : IEntityTypeConfiguration<ContactTrouble>
{
    public void Configure(EntityTypeBuilder<ContactTrouble> e)
    {
        e.ToTable("ContactTroubles");
        e.HasKey(x => x.ContactHash);
        e.HasIndex(x => x.CustomerId);
    }
}
