using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Work;

public sealed class InboxMessage
{
    public Guid Id { get; init; }

    public required string Source { get; init; }

    public required string ExternalId { get; init; }

    public required string RawBody { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    public Guid? SubjectId { get; set; }

    /// <summary>When its work was written down, or there was none; until then the loop owes it that.</summary>
    public DateTimeOffset? TakenAt { get; set; }

    /// <summary>One that is dealt with as it comes, and kept so that its repeat is known.</summary>
    public static InboxMessage Taken(string source, string externalId, string body, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), Source = source, ExternalId = externalId, RawBody = body, ReceivedAt = now, TakenAt = now };
}

internal sealed class InboxMessageMap : IEntityTypeConfiguration<InboxMessage>
{
    public void Configure(EntityTypeBuilder<InboxMessage> e)
    {
        e.ToTable("InboxMessages");
        e.HasIndex(x => new { x.Source, x.ExternalId }).IsUnique();
        e.HasIndex(x => x.SubjectId).HasFilter("\"SubjectId\" IS NOT NULL");
        e.HasIndex(x => x.ReceivedAt).HasFilter("\"TakenAt\" IS NULL");
    }
}
