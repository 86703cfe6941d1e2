using Gigafibre.Portal.Data;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Work;

public sealed class WorkItem
{
    public Guid Id { get; init; }

    public required string Kind { get; init; }

    public string? Lane { get; init; }

    public required string Key { get; init; }

    public required string Payload { get; set; }

    /// <summary>The trace in which it was asked for.</summary>
    public string? TraceParent { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset DueAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    public DateTimeOffset? ParkedAt { get; set; }

    /// <summary>Parked, and tried again by itself from then on.</summary>
    public DateTimeOffset? CurableAt { get; set; }

    /// <summary>For people: it may quote the outside.</summary>
    public Phrase? LastError { get; set; }

    /// <summary>The outside's own word for it, by which work that failed alike is found.</summary>
    public string? LastCode { get; set; }
}

internal sealed class WorkItemMap : IEntityTypeConfiguration<WorkItem>
{
    public void Configure(EntityTypeBuilder<WorkItem> e)
    {
        e.ToTable("WorkItems");
        e.Property(x => x.LastError).IsPhrase();
        e.HasIndex(x => new { x.Kind, x.Key }).IsUnique().HasFilter("\"DoneAt\" IS NULL");
        e.HasIndex(x => x.Lane).HasFilter("\"DoneAt\" IS NULL");
        e.HasIndex(x => x.DueAt).HasFilter("\"DoneAt\" IS NULL AND \"ParkedAt\" IS NULL");
        e.HasIndex(x => x.CurableAt).HasFilter("\"CurableAt\" IS NOT NULL");
    }
}
