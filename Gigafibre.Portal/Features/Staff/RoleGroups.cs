namespace Gigafibre.Portal.Features.Staff;

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
