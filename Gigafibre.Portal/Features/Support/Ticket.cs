using Gigafibre.Portal.Features.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Support;

/// <summary>What a ticket is about, as a customer would say it. Stored by number.</summary>
public enum TicketTopic
{
    Connection = 0,
    Bill = 1,
    Service = 2,
    Other = 3,

    /// <summary>To be called.</summary>
    Call = 4,

    /// <summary>What we hold of them: to be erased, corrected, explained.</summary>
    MyData = 5,
}

public static class TicketTopics
{
    /// <summary>What may be written about, in the order of the form.</summary>
    public static readonly IReadOnlyList<TicketTopic> All = [TicketTopic.Connection, TicketTopic.Bill, TicketTopic.Service, TicketTopic.Other, TicketTopic.MyData];

    public static readonly IReadOnlyList<TicketTopic> OfLine = [TicketTopic.Connection, TicketTopic.Other];
}

/// <summary>A ticket that was opened here. ERPNext keeps it from the moment that it has it; here stays what was asked, and under which number.</summary>
public sealed class Ticket
{
    public const int LongestWords = 4000;

    public Guid Id { get; init; }

    /// <summary>What makes a second press of the same button find the first.</summary>
    public required string Key { get; init; }

    /// <summary>The look at the line that goes along; none where the ticket is about something else.</summary>
    public Guid? DiagnosisId { get; init; }

    public required string CustomerId { get; init; }

    public string? Mac { get; init; }

    /// <summary>Ours, chosen before the first try; ERPNext keeps it as the ticket's number.</summary>
    public required string Number { get; init; }

    public TicketTopic Topic { get; init; }

    /// <summary>As the customer wrote it; null for a ticket that a button opened.</summary>
    public string? Words { get; init; }

    public required string Language { get; init; }

    /// <summary>A keyed hash of the address in whose name it was opened: an answer to it stays theirs when they change it.</summary>
    public string? AddressHash { get; set; }

    /// <summary>Somebody whom the customer let in; null for the customer.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Their name, as it was then.</summary>
    public string? WriterName { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? OpenedAt { get; set; }
}

internal sealed class TicketMap : IEntityTypeConfiguration<Ticket>
{
    public void Configure(EntityTypeBuilder<Ticket> e)
    {
        e.ToTable("Tickets");
        e.Property(x => x.Words).HasMaxLength(Ticket.LongestWords);
        e.Property(x => x.WriterName).HasMaxLength(AuthorizedPerson.LongestName);
        e.HasIndex(x => x.Key).IsUnique();
        e.HasIndex(x => x.DiagnosisId);
        e.HasIndex(x => x.Number).IsUnique();
        e.HasIndex(x => new { x.Mac, x.CreatedAt });
        e.HasIndex(x => new { x.CustomerId, x.CreatedAt });
    }
}
