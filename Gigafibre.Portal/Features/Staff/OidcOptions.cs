using System.ComponentModel.DataAnnotations;

namespace Gigafibre.Portal.Features.Staff;

/// <summary>The OpenID provider that knows the staff, and customers who have an account there.</summary>
public sealed class OidcOptions
{
    public const string Section = "Oidc";

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

    public RoleGroups Roles { get; set; } = new();
}

/// <summary>Which groups of the provider give which role; a role without groups is nobody's.</summary>
public sealed class RoleGroups
{
    public string[] Technician { get; set; } = [];

    public string[] Support { get; set; } = [];

    public string[] Billing { get; set; } = [];

    public string[] Admin { get; set; } = [];

    public IReadOnlySet<StaffRole> Of(IReadOnlyCollection<string> groups) =>
        new (StaffRole Role, string[] Groups)[] { (StaffRole.Technician, Technician), (StaffRole.Support, Support), (StaffRole.Billing, Billing), (StaffRole.Admin, Admin) }
            .Where(r => r.Groups.Any(groups.Contains)).Select(r => r.Role).ToHashSet();
}
