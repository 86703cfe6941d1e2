using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Messages;

/// <summary>What a customer chose about one topic, once; the newest counts. Never changed: it proves what was agreed to, when and where.</summary>
public sealed class MessageChoice
{
    public Guid Id { get; init; }

    public required string CustomerId { get; init; }

    public MessageTopic Topic { get; init; }

    public MessageWays Ways { get; init; }

    /// <summary>The words that stood beside it, in the language they were read in.</summary>
    public required string Said { get; init; }

    /// <summary>The page it was made on.</summary>
    public required string Place { get; init; }

    /// <summary>Where from, as a keyed hash.</summary>
    public required string AddressKey { get; init; }

    public DateTimeOffset At { get; init; }
}

internal sealed class MessageChoiceMap : IEntityTypeConfiguration<MessageChoice>
{
    public void Configure(EntityTypeBuilder<MessageChoice> e)
    {
        e.ToTable("MessageChoices");
        e.HasIndex(x => new { x.CustomerId, x.Topic, x.At });
    }
}
