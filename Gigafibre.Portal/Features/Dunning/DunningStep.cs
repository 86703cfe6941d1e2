using Gigafibre.Portal.Integrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Dunning;

public enum DunningStage
{
    /// <summary>Before the bill is due, or on that day.</summary>
    Soon = 0,

    Late = 1,

    /// <summary>The first notice that the service may be suspended, with the day.</summary>
    Notice = 2,

    /// <summary>The last one, shortly before that day.</summary>
    LastNotice = 3,
}

/// <summary>What a customer was told about a bill that is due: each step once. The proof, when a service is suspended.</summary>
public sealed class DunningStep
{
    public Guid Id { get; init; }

    public required string CustomerId { get; init; }

    /// <summary>The bill that is due the longest.</summary>
    public required string InvoiceName { get; init; }

    public DateOnly DueOn { get; init; }

    public DunningStage Stage { get; init; }

    /// <summary>So many days after it was due the step stands on the ladder.</summary>
    public int Day { get; init; }

    /// <summary>0; a notice whose day went by is given again, as the next.</summary>
    public int Round { get; init; }

    /// <summary>All that was late then, or will be due.</summary>
    public long AmountCents { get; init; }

    /// <summary>The day that the notice names.</summary>
    public DateOnly? SuspendOn { get; init; }

    public DateOnly ToldOn { get; init; }

    /// <summary>The customer was given time since: what the notice says is not so any more.</summary>
    public bool IsVoid { get; set; }

    public Money Amount => new(AmountCents);
}

internal sealed class DunningStepMap : IEntityTypeConfiguration<DunningStep>
{
    public void Configure(EntityTypeBuilder<DunningStep> e)
    {
        e.ToTable("DunningSteps");
        e.Ignore(x => x.Amount);
        e.Ignore(x => x.IsVoid);
        e.HasIndex(x => new { x.InvoiceName, x.DueOn, x.Stage, x.Day, x.Round }).IsUnique().HasDatabaseName("OneStepOnce");
        e.HasIndex(x => new { x.CustomerId, x.ToldOn });
    }
}
