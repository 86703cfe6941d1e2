using System.Reflection;
using System.Text.RegularExpressions;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Tests.Support;
using Xunit;

namespace Gigafibre.Portal.Tests.Architecture;

/// <summary>The rules of ARCHITECTURE.md that a machine can check.</summary>
public sealed partial class RuleTests
{
    private static readonly Assembly PortalAssembly = typeof(PortalHost).Assembly;
    private static readonly Assembly Integrations = typeof(ErpNextClient).Assembly;
    private static readonly Assembly SandboxAssembly = typeof(SandboxHost).Assembly;

    [Fact]
    public void Integrations_knows_no_web_no_database_and_nothing_of_ours()
    {
        var references = Integrations.GetReferencedAssemblies().Select(a => a.Name!).ToList();
        Assert.DoesNotContain(references, r => r.StartsWith("Gigafibre", StringComparison.Ordinal) || r.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || r.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal));
    }

    [Fact]
    public void The_sandbox_shares_nothing_with_us() =>
        Assert.DoesNotContain(SandboxAssembly.GetReferencedAssemblies(), a => a.Name!.StartsWith("Gigafibre", StringComparison.Ordinal));

    [Fact]
    public void Types_of_packages_never_leave_integrations()
    {
        string[] allowed = ["System", "Gigafibre", "Microsoft.Extensions"];
        foreach (var type in Integrations.GetExportedTypes())
        {
            var mentioned = type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).SelectMany(Mentioned);
            Assert.All(mentioned, t => Assert.True(allowed.Any(a => t.Namespace?.StartsWith(a, StringComparison.Ordinal) == true), $"{type.Name} shows {t}"));
        }
    }

    [Fact]
    public void Features_do_not_know_pages()
    {
        foreach (var file in Sources("Gigafibre.Portal/Features"))
        {
            Assert.DoesNotContain("Gigafibre.Portal.Pages", File.ReadAllText(file), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Time_comes_from_the_clock_and_chance_from_the_generator()
    {
        foreach (var file in Sources("Gigafibre.Portal").Concat(Sources("Gigafibre.Portal.Integrations")))
        {
            var text = File.ReadAllText(file);
            Assert.False(RawClock().IsMatch(text), file);
            Assert.DoesNotContain("Random.Shared", text, StringComparison.Ordinal);
            Assert.DoesNotContain("new Random(", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Classes_are_sealed_static_or_abstract()
    {
        var open = PortalAssembly.GetTypes().Concat(Integrations.GetTypes())
            .Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false } && t.Namespace?.StartsWith("Gigafibre", StringComparison.Ordinal) == true
                && !t.Name.Contains('<', StringComparison.Ordinal) && !t.Name.StartsWith("Pages_", StringComparison.Ordinal)
                && !t.Namespace.Contains("Migrations", StringComparison.Ordinal) && !t.Namespace.Contains("AspNetCoreGeneratedDocument", StringComparison.Ordinal)
                && !t.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)))
            .Select(t => t.FullName!);
        Assert.DoesNotContain(open, n => !n.Contains("Snapshot", StringComparison.Ordinal) && !n.Contains("Refit", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_setting_is_documented()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "configuration.md"));
        var options = PortalAssembly.GetTypes().Concat(Integrations.GetTypes()).Where(t => t.Name.EndsWith("Options", StringComparison.Ordinal) && t.GetField("Section") is not null);
        foreach (var type in options)
        {
            var section = (string)type.GetField("Section")!.GetRawConstantValue()!;
            foreach (var key in Keys(type, section))
            {
                Assert.True(text.Contains($"`{key}`", StringComparison.Ordinal), $"docs/configuration.md does not say what {key} is.");
            }
        }
    }

    private static IEnumerable<string> Keys(Type type, string prefix) => type.GetProperties().Where(p => p.CanWrite).SelectMany(p =>
        p.PropertyType.Namespace?.StartsWith("Gigafibre", StringComparison.Ordinal) == true && p.PropertyType.IsClass ? Keys(p.PropertyType, $"{prefix}:{p.Name}") : [$"{prefix}:{p.Name}"]);

    private static IEnumerable<Type> Mentioned(MemberInfo member) => member switch
    {
        MethodInfo m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType),
        PropertyInfo p => [p.PropertyType],
        ConstructorInfo c => c.GetParameters().Select(p => p.ParameterType),
        _ => [],
    };

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/Migrations/", StringComparison.Ordinal));

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b")]
    private static partial Regex RawClock();
}
