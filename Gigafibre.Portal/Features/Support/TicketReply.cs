using Gigafibre.Portal.Features.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Support;

/// <summary>What a customer adds to a ticket: words, photographs, or that it is settled. On its way until ERPNext has it.</summary>
public sealed class TicketReply
{
    public Guid Id { get; init; }

    /// <summary>Made with the form: sent twice, it is one.</summary>
    public required string Key { get; init; }

    /// <summary><c>R-7K2P-93QW</c>: stands under the words in ERPNext, so that a repeat finds it there.</summary>
    public required string Number { get; init; }

    public required string CustomerId { get; init; }

    /// <summary>The ticket's number.</summary>
    public required string Issue { get; init; }

    public string Words { get; init; } = "";

    /// <summary>The customer says that the ticket is settled.</summary>
    public bool Closes { get; init; }

    /// <summary>Somebody whom the customer let in; null for the customer.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Their name, as it was then.</summary>
    public string? WriterName { get; init; }

    public DateTimeOffset GivenAt { get; init; }

    /// <summary>When ERPNext was last handed the words: what it has not shown by then may still be on its way into its books.</summary>
    public DateTimeOffset? TriedAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>As for a ticket.</summary>
    public string? AddressHash { get; set; }

    public List<TicketFile> Files { get; init; } = [];
}

/// <summary>A photograph or a PDF on its way to ERPNext; its bytes are dropped once they are there.</summary>
public sealed class TicketFile
{
    public Guid Id { get; init; }

    public Guid ReplyId { get; init; }

    public required string CustomerId { get; init; }

    public int Position { get; init; }

    public DateTimeOffset GivenAt { get; init; }

    /// <summary>Ours: the number of the reply and the position.</summary>
    public required string FileName { get; init; }

    public required string ContentType { get; init; }

    public byte[]? Bytes { get; set; }

    /// <summary>Stands in the place of a name for a file that ERPNext does not take.</summary>
    public const string Refused = "-";

    /// <summary>ERPNext's name for it, once it has it.</summary>
    public string? Document { get; set; }
}

internal sealed class TicketReplyMap : IEntityTypeConfiguration<TicketReply>
{
    public void Configure(EntityTypeBuilder<TicketReply> e)
    {
        e.ToTable("TicketReplies");
        e.Property(x => x.Words).HasMaxLength(Ticket.LongestWords);
        e.Property(x => x.WriterName).HasMaxLength(AuthorizedPerson.LongestName);
        e.HasIndex(x => x.Key).IsUnique();
        e.HasIndex(x => x.Number).IsUnique();
        e.HasIndex(x => new { x.CustomerId, x.Issue });
        e.HasMany(x => x.Files).WithOne().HasForeignKey(x => x.ReplyId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TicketFileMap : IEntityTypeConfiguration<TicketFile>
{
    public void Configure(EntityTypeBuilder<TicketFile> e)
    {
        e.ToTable("TicketFiles");
        e.HasIndex(x => new { x.ReplyId, x.Position }).IsUnique();
    }
}
