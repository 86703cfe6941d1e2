using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Privacy;

/// <summary>A confidentiality incident, as Quebec's Law 25 wants each on record, serious or not. What is learned later is another row.</summary>
public sealed class PrivacyIncident
{
    public Guid Id { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public required string CreatedByName { get; init; }

    /// <summary>When it happened, as far as is known, and when we learned of it.</summary>
    public DateOnly HappenedOn { get; init; }

    public DateOnly KnownOn { get; init; }

    /// <summary>What happened, and which data.</summary>
    public required string What { get; init; }

    /// <summary>How many people, in Quebec and elsewhere.</summary>
    public int People { get; init; }

    /// <summary>A risk of serious injury: then the commission and the people are told.</summary>
    public bool IsSerious { get; init; }

    public DateOnly? ToldCommissionOn { get; init; }

    public DateOnly? ToldPeopleOn { get; init; }

    public required string Measures { get; init; }
}

internal sealed class PrivacyIncidentMap : IEntityTypeConfiguration<PrivacyIncident>
{
    public void Configure(EntityTypeBuilder<PrivacyIncident> e) => e.ToTable("PrivacyIncidents");
}
