using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Contacts;

/// <summary>Where a change of contact stands. Forward only.</summary>
public enum ContactChangeState
{
    /// <summary>A code is on its way to a contact on file.</summary>
    ProvingKnown = 0,

    /// <summary>A code is on its way to the new one.</summary>
    ProvingNew = 1,

    /// <summary>Both are proved; ERPNext is being written.</summary>
    Writing = 2,
    Done = 3,

    /// <summary>Somebody who holds an old contact said that it was not them.</summary>
    Undoing = 4,
    Undone = 5,

    /// <summary>ERPNext has it otherwise by now, or does not take it: a person looks.</summary>
    Refused = 6,
}

/// <summary>A telephone or an address that a customer changes or adds by themselves: proved on both sides, told to all, undone for seven days.</summary>
public sealed class ContactChange
{
    public Guid Id { get; init; }

    public required string CustomerId { get; init; }

    /// <summary>Every customer that the changed Contacts are linked to, between line feeds: they are changed, told and held together.</summary>
    public required string Customers { get; init; }

    /// <summary>Only the session that asked goes on with it.</summary>
    public Guid SessionId { get; init; }

    public ContactChangeState State { get; set; }

    /// <summary>The contact that gets the first code, sealed.</summary>
    public required string ProofSealed { get; set; }

    public required string MaskedProof { get; init; }

    /// <summary>What is replaced, sealed; null when the new one is added.</summary>
    public string? OldSealed { get; set; }

    public string? MaskedOld { get; init; }

    public required string NewSealed { get; set; }

    public required string NewHash { get; init; }

    public required string MaskedNew { get; init; }

    public MessageChannel Channel { get; set; }

    public required string CodeHash { get; set; }

    /// <summary>Counts the codes sent; an older one is good no longer.</summary>
    public int SendNumber { get; set; }

    public int Tries { get; set; }

    public required string Language { get; init; }

    public required string AddressKey { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset SentAt { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>When somebody said that it was not them.</summary>
    public DateTimeOffset? DisputedAt { get; set; }

    /// <summary>Hash of the token with which it can be undone.</summary>
    public string? UndoHash { get; set; }

    public IReadOnlyList<string> CustomerIds => Customers.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Begun, and not proved on both sides yet.</summary>
    public bool IsOpen => State is ContactChangeState.ProvingKnown or ContactChangeState.ProvingNew;
}

internal sealed class ContactChangeMap : IEntityTypeConfiguration<ContactChange>
{
    public void Configure(EntityTypeBuilder<ContactChange> e)
    {
        e.ToTable("ContactChanges");
        e.Ignore(x => x.IsOpen);
        e.Ignore(x => x.CustomerIds);
        e.Property(x => x.Channel).IsWord();
        e.HasIndex(x => new { x.CustomerId, x.AskedAt });
        e.HasIndex(x => x.NewHash);
        e.HasIndex(x => x.AskedAt);
        e.HasIndex(x => x.UndoHash).IsUnique();
    }
}
