using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Features.Staff;

public sealed class OidcOptions : OidcClient
{
    public const string Section = "Oidc";
    public const string System = "OpenID";
    public const string CustomersSystem = "OpenID (customers)";

    /// <summary>The claim that lists a person's groups.</summary>
    [Required]
    public string GroupsClaim { get; set; } = "groups";

    /// <summary>The claim that names a person's Customer of ERPNext. Nobody may be able to write it for themselves.</summary>
    [Required]
    public string CustomerClaim { get; set; } = "customer";

    /// <summary>Where customers have a provider of their own: it opens accounts and nothing else, and the staff's opens the desk and nothing else.</summary>
    public CustomersOidc? Customers { get; set; }

    /// <summary>At which provider whoever belongs to a side signs in.</summary>
    public OidcSide SideOf(OidcSide side) => Customers is null ? OidcSide.Staff : side;

    public OidcClient ClientOf(OidcSide side) => side == OidcSide.Customers ? Customers! : this;

    public bool Opens(OidcSide at, OidcSide side) => SideOf(side) == at;

    public RoleGroups Roles { get; set; } = new();

    /// <summary>How old what the provider said of the staff's groups may be.</summary>
    [Range(1, 60)]
    public int RolesMinutes { get; set; } = 10;

    /// <summary>Asked of whoever enters the desk.</summary>
    public OidcProof Desk { get; set; } = new();

    /// <summary>Asked again of whoever gives money back.</summary>
    public OidcProof Refunds { get; set; } = new();
}
