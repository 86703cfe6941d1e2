using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Search;

/// <summary>One word of a customer's name or address, for the staff's search. Rebuilt at any time from ERPNext, and asked again there before anything is shown.</summary>
public sealed class SearchTerm
{
    public required string Source { get; init; }

    public required string Term { get; init; }

    public required string CustomerId { get; init; }
}

internal sealed class SearchTermMap : IEntityTypeConfiguration<SearchTerm>
{
    public void Configure(EntityTypeBuilder<SearchTerm> e)
    {
        e.ToTable("SearchTerms");
        e.HasKey(x => new { x.Source, x.Term });
        e.HasIndex(x => new { x.Term, x.CustomerId });
        e.HasIndex(x => new { x.CustomerId, x.Term });

        e.Property(x => x.Term).IsBytewise();
    }
}
