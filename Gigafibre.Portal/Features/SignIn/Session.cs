using Gigafibre.Portal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.SignIn;

public enum SessionKind
{
    Modem,

    Contact,

    Account,

    View,

    Passkey,
}

public sealed class Session
{
    public Guid Id { get; init; }

    public required SessionKind Kind { get; init; }

    public required string TokenHash { get; init; }

    public required string CustomerId { get; set; }

    public string? Mac { get; set; }

    public string? Language { get; init; }

    /// <summary>The contact that the code went to, as a keyed hash. Opened by it alone, without a modem, the session ends when it is no longer the customer's.</summary>
    public string? ContactHash { get; init; }

    /// <summary>The code came by e-mail, the weaker door: a bill can be paid, and no saved way to pay is offered for it.</summary>
    public bool IsByMail { get; init; }

    public Guid? LoginId { get; init; }

    /// <summary>Emptied by the database when the key is taken out: then the session is over.</summary>
    public Guid? PasskeyId { get; init; }

    public string? ViewedBy { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public string? Accounts { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset SeenAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}

internal sealed class SessionMap : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> e)
    {
        e.ToTable("Sessions");
        e.Property(x => x.Kind).IsWord();
        e.HasIndex(x => x.TokenHash).IsUnique();
        e.HasIndex(x => x.Mac);
        e.HasIndex(x => x.LoginId);
    }
}
