using Gigafibre.Portal.Data;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Findings;

public sealed class Finding
{
    /// <summary><c>{kind}:{subject}</c>: found again, it is still one.</summary>
    public required string Key { get; init; }

    public FindingKind Kind { get; init; }

    public required string Subject { get; init; }

    public required Phrase Detail { get; set; }

    public DateTimeOffset FoundAt { get; set; }

    /// <summary>When a person said that it is dealt with; found again after that, it is open again.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }
}

internal sealed class FindingMap : IEntityTypeConfiguration<Finding>
{
    public void Configure(EntityTypeBuilder<Finding> e)
    {
        e.ToTable("Findings");
        e.HasKey(x => x.Key);
        e.Property(x => x.Kind).IsWord();
        e.Property(x => x.Detail).IsPhrase();
    }
}
