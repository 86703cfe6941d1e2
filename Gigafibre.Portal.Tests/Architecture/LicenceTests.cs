using System.Text.Json;
using Gigafibre.Portal.Tests.Support;
using Xunit;

namespace Gigafibre.Portal.Tests.Architecture;

/// <summary>No package comes in whose licence nobody has read.</summary>
public sealed class LicenceTests
{
    [Theory]
    [InlineData("Gigafibre.Portal")]
    [InlineData("Gigafibre.Portal.Integrations")]
    public void Every_package_stands_in_the_list_of_licences(string project)
    {
        var listed = File.ReadAllText(Path.Combine(Repository.Root, "docs", "licences.md"));
        var locked = JsonElement.Parse(File.ReadAllText(Path.Combine(Repository.Root, project, "packages.lock.json")));
        var packages = locked.GetProperty("dependencies").EnumerateObject().SelectMany(d => d.Value.EnumerateObject())
            .Where(p => p.Value.GetProperty("type").GetString() != "Project").Select(p => p.Name).Distinct().ToList();
        Assert.NotEmpty(packages);
        Assert.DoesNotContain(packages, p => !listed.Contains($"`{p}`", StringComparison.Ordinal));
    }

    [Fact]
    public void A_package_with_a_high_advisory_does_not_build()
    {
        var props = File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props"));
        Assert.Contains("<NuGetAuditMode>all</NuGetAuditMode>", props, StringComparison.Ordinal);
        Assert.DoesNotContain("NU1903", props, StringComparison.Ordinal);
        Assert.DoesNotContain("NU1904", props, StringComparison.Ordinal);
    }
}
