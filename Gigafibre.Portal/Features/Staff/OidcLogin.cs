using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gigafibre.Portal.Features.Staff;

/// <summary>Somebody signed in at the OpenID provider; the sessions that hang on it end with it.</summary>
public sealed class OidcLogin
{
    public Guid Id { get; init; }

    /// <summary>At whose provider: a subject is somebody only there.</summary>
    public required OidcSide Side { get; init; }

    public required string Subject { get; init; }

    /// <summary>The provider's <c>sid</c>; null from providers that have none.</summary>
    public string? ProviderSession { get; init; }

    /// <summary>The ID token, encrypted: the provider asks for it when somebody signs out here. Erased with the sign-in.</summary>
    public required string IdTokenSealed { get; set; }

    /// <summary>For the staff, encrypted: with it the provider is asked again what the person may. Erased with the sign-in.</summary>
    public string? RefreshSealed { get; set; }

    /// <summary>When the provider last said which groups the person is in, and when it was last asked.</summary>
    public DateTimeOffset RolesSaidAt { get; set; }

    public DateTimeOffset RolesAskedAt { get; set; }

    /// <summary>When it did not answer, since it last said something.</summary>
    public DateTimeOffset? SilentAt { get; set; }

    /// <summary>When and how the person proved who they are; null where the provider does not say.</summary>
    public DateTimeOffset? ProvedAt { get; init; }

    public string? Acr { get; init; }

    public string? Amr { get; init; }

    public SignInProof Proof => new(ProvedAt, Acr, Amr?.Split(' ') ?? []);

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class OidcLoginMap : IEntityTypeConfiguration<OidcLogin>
{
    public void Configure(EntityTypeBuilder<OidcLogin> e)
    {
        e.ToTable("OidcLogins");
        e.Ignore(x => x.Proof);
        e.Property(x => x.Side).IsWord();
        e.HasIndex(x => x.Subject);
        e.HasIndex(x => x.ProviderSession);
        e.HasMany<StaffSession>().WithOne().HasForeignKey(x => x.LoginId);
        e.HasMany<Session>().WithOne().HasForeignKey(x => x.LoginId).OnDelete(DeleteBehavior.Cascade);
    }
}
