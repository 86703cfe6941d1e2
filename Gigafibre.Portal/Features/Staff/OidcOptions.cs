using System.ComponentModel.DataAnnotations;
using Microsoft.IdentityModel.Tokens;

namespace Gigafibre.Portal.Features.Staff;

public sealed class OidcOptions
{
    public const string Section = "Oidc";
    public const string System = "OpenID";

    /// <summary>The issuer, as its discovery document says it: <c>https://id.gigafibre.ca/application/o/portal/</c>.</summary>
    [Required]
    public required Uri Authority { get; set; }

    [Required]
    public required string ClientId { get; set; }

    [Required]
    public required string ClientSecret { get; set; }

    /// <summary>The claim that lists a person's groups.</summary>
    [Required]
    public string GroupsClaim { get; set; } = "groups";

    /// <summary>The claim that names a person's Customer of ERPNext. Nobody may be able to write it for themselves.</summary>
    [Required]
    public string CustomerClaim { get; set; } = "customer";

    /// <summary>Signed with a key pair of the provider's, and in no other way.</summary>
    public static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    /// <summary>The issuer is the one that was configured, whatever the discovery document calls itself.</summary>
    public string CheckIssuer(string issuer, SecurityToken token, TokenValidationParameters parameters) =>
        issuer.TrimEnd('/') == Authority.ToString().TrimEnd('/') ? issuer
            : throw new SecurityTokenInvalidIssuerException("another issuer than Oidc:Authority") { InvalidIssuer = issuer };

    public RoleGroups Roles { get; set; } = new();

    /// <summary>How old what the provider said of the staff's groups may be.</summary>
    [Range(1, 60)]
    public int RolesMinutes { get; set; } = 10;

    /// <summary>Asked of whoever enters the desk.</summary>
    public OidcProof Desk { get; set; } = new();

    /// <summary>Asked again of whoever gives money back.</summary>
    public OidcProof Refunds { get; set; } = new();
}
