using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Audit;

public sealed class AuditEntry
{
    public Guid Id { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public string? ActorName { get; init; }

    public required string Action { get; init; }

    public required string Subject { get; init; }

    public string? CustomerId { get; init; }

    public required string AddressKey { get; init; }

    public string? Address { get; init; }

    public string? Reason { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }
}

internal sealed class AuditEntryMap : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> e)
    {
        e.ToTable("AuditEntries");
        e.HasIndex(x => x.At);
        e.HasIndex(x => new { x.Subject, x.At });
        e.HasIndex(x => new { x.Actor, x.At });
        e.HasIndex(x => new { x.CustomerId, x.At });
    }
}
