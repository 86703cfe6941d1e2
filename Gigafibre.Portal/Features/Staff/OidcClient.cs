using System.ComponentModel.DataAnnotations;
using Microsoft.IdentityModel.Tokens;

namespace Gigafibre.Portal.Features.Staff;

/// <summary>What we are at an OpenID provider.</summary>
public abstract class OidcClient
{
    /// <summary>The issuer, as its discovery document says it: <c>https://id.gigafibre.ca/application/o/portal/</c>.</summary>
    [Required]
    public required Uri Authority { get; set; }

    [Required]
    public required string ClientId { get; set; }

    [Required]
    public required string ClientSecret { get; set; }

    /// <summary>Signed with a key pair of the provider's, and in no other way.</summary>
    public static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    /// <summary>The issuer is the one that was configured, whatever the discovery document calls itself.</summary>
    public string CheckIssuer(string issuer, SecurityToken token, TokenValidationParameters parameters) =>
        issuer.TrimEnd('/') == Authority.ToString().TrimEnd('/') ? issuer
            : throw new SecurityTokenInvalidIssuerException("another issuer than was configured") { InvalidIssuer = issuer };
}
