using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Integrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Dunning;

public enum ArrangementState
{
    Open = 0,

    /// <summary>Everything was paid.</summary>
    Kept = 1,

    /// <summary>A part was not paid in time.</summary>
    Broken = 2,

    /// <summary>Our team ended it.</summary>
    Ended = 3,
}

/// <summary>What is owed, paid in parts on days that the customer chose. While it is kept, nobody reminds and nobody suspends.</summary>
public sealed class Arrangement
{
    public Guid Id { get; init; }

    public required string CustomerId { get; init; }

    public long AmountCents { get; init; }

    public ArrangementState State { get; set; }

    /// <summary>The parts are charged by automatic payment on their days.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>Of our team, who granted it; null for the customer.</summary>
    public string? By { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public List<ArrangementPart> Parts { get; init; } = [];

    public List<ArrangementBill> Bills { get; init; } = [];

    public Money Amount => new(AmountCents);

    /// <summary>What was paid of it so far: by what its bills still ask for, money that is on its way not counted.</summary>
    public Money Paid(Owed now) => new(Bills.Sum(b => b.AmountCents - Math.Clamp(Left(now.Find(b.InvoiceName)) - b.LaterCents, 0, b.AmountCents)));

    /// <summary>Money is on its way to one of its bills.</summary>
    public bool IsGoing(Owed now) => Bills.Exists(b => now.Find(b.InvoiceName) is { IsHeld: true });

    /// <summary>What is to be paid by this day, and is not.</summary>
    public Money Missing(Owed now, DateOnly by) => new(Math.Max(0, Parts.Where(p => p.DueOn <= by).Sum(p => p.AmountCents) - Paid(now).Cents));

    /// <summary>The first part that is not paid in full, and what is missing of it.</summary>
    public (ArrangementPart Part, Money Missing)? NextPart(Money paid)
    {
        var sum = 0L;
        foreach (var part in Parts.OrderBy(p => p.Number))
        {
            sum += part.AmountCents;
            if (paid.Cents < sum)
            {
                return (part, new Money(Math.Min(part.AmountCents, sum - paid.Cents)));
            }
        }

        return null;
    }

    private static long Left(OwedBill? bill) => bill is null ? 0 : bill.Invoice.Outstanding.Cents - bill.Covered.Cents;
}

public sealed class ArrangementPart
{
    public Guid ArrangementId { get; init; }

    public required string CustomerId { get; init; }

    /// <summary>From 1 on.</summary>
    public int Number { get; init; }

    public DateOnly DueOn { get; init; }

    public long AmountCents { get; init; }

    /// <summary>When the customer was reminded of it.</summary>
    public DateOnly? ToldOn { get; set; }

    public Money Amount => new(AmountCents);
}

/// <summary>What a bill asked for when the arrangement was made.</summary>
public sealed class ArrangementBill
{
    public Guid ArrangementId { get; init; }

    public required string CustomerId { get; init; }

    public required string InvoiceName { get; init; }

    public long AmountCents { get; init; }

    /// <summary>What it asks for beyond the arrangement: instalments that were due later.</summary>
    public long LaterCents { get; init; }
}

internal sealed class ArrangementMap : IEntityTypeConfiguration<Arrangement>, IEntityTypeConfiguration<ArrangementPart>, IEntityTypeConfiguration<ArrangementBill>
{
    public void Configure(EntityTypeBuilder<Arrangement> e)
    {
        e.ToTable("Arrangements");
        e.Ignore(x => x.Amount);
        e.HasIndex([nameof(Arrangement.CustomerId)], "ArrangementsOfCustomer");
        e.HasIndex(x => x.CustomerId).IsUnique().HasFilter("\"State\" = 0").HasDatabaseName("OneArrangementPerCustomer");
        e.HasMany(x => x.Parts).WithOne().HasForeignKey(x => x.ArrangementId);
        e.HasMany(x => x.Bills).WithOne().HasForeignKey(x => x.ArrangementId);
    }

    public void Configure(EntityTypeBuilder<ArrangementPart> e)
    {
        e.ToTable("ArrangementParts");
        e.Ignore(x => x.Amount);
        e.HasKey(x => new { x.ArrangementId, x.Number });
    }

    public void Configure(EntityTypeBuilder<ArrangementBill> e)
    {
        e.ToTable("ArrangementBills");
        e.HasKey(x => new { x.ArrangementId, x.InvoiceName });
    }
}
