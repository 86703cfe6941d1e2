using Gigafibre.Portal.Data;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Messages;

public enum MessageChannel
{
    Sms,
    Voice,
    Email,
}

/// <summary>How far a message got. Only rises: receipts come in any order.</summary>
public enum Delivery
{
    Waiting = 0,

    /// <summary>Handed to the provider, or about to be: from here on it is never sent again by itself.</summary>
    Sending = 1,
    Sent = 2,
    Delivered = 3,
    Unreachable = 4,
    NotSent = 5,
}

/// <summary>One thing said to one contact: what the customer reads under "Messages de Gigafibre", and what the desk sees of it.</summary>
public sealed class Message
{
    /// <summary>Stands in the text where the secret goes: a link that opens something is kept nowhere.</summary>
    public const string Secret = "[…]";

    public Guid Id { get; init; }

    public required string CustomerId { get; init; }

    public required string Kind { get; init; }

    /// <summary>What it is about: the same thing is told to the same contact once.</summary>
    public required string About { get; init; }

    public MessageChannel Channel { get; init; }

    /// <summary>Keyed hash of the telephone or address.</summary>
    public required string ContactHash { get; init; }

    public required string MaskedContact { get; init; }

    /// <summary>The contact itself; empty once the message is on its way.</summary>
    public required string ContactSealed { get; set; }

    public required string Language { get; init; }

    public required string Subject { get; init; }

    /// <summary>As a mail says it.</summary>
    public required string Body { get; init; }

    /// <summary>As a text says it.</summary>
    public required string Brief { get; init; }

    /// <summary>What stands in the place of <see cref="Secret"/>; empty once the message is on its way.</summary>
    public string? SecretSealed { get; set; }

    public Delivery Delivery { get; set; }

    /// <summary>Why it did not arrive, or why nobody knows.</summary>
    public Phrase? Trouble { get; set; }

    /// <summary>The provider's own word for it.</summary>
    public string? ErrorCode { get; set; }

    /// <summary>The message that did not get through and that this one stands for.</summary>
    public Guid? InsteadOf { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Handed to the provider.</summary>
    public DateTimeOffset? SentAt { get; set; }

    public string Text => Channel == MessageChannel.Email ? Body : Brief;

    /// <summary>The provider was asked and gave no answer: it may have arrived, and only a person sends it again.</summary>
    public bool IsUnknown => Delivery == Delivery.Sending && Trouble is not null;
}

internal sealed class MessageMap : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> e)
    {
        e.ToTable("Messages");
        e.Ignore(x => x.Text);
        e.Ignore(x => x.IsUnknown);
        e.Property(x => x.Trouble).IsPhrase();
        e.HasIndex(x => new { x.Kind, x.About, x.ContactHash }).IsUnique();
        e.HasIndex(x => new { x.CustomerId, x.CreatedAt });
        e.HasIndex(x => x.ContactHash);
        e.HasIndex(x => x.CreatedAt);
    }
}
