using System.Reflection;
using System.Text.RegularExpressions;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Sandbox;
using Gigafibre.Portal.Tests.Support;
using Xunit;

namespace Gigafibre.Portal.Tests.Architecture;

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
    public void The_house_reads_like_a_table_of_contents()
    {
        Assert.InRange(File.ReadAllLines(Path.Combine(Repository.Root, "Gigafibre.Portal", "Portal.cs")).Length, 1, 80);
        Assert.InRange(File.ReadAllLines(Path.Combine(Repository.Root, "Gigafibre.Portal", "Features", "AllFeatures.cs")).Length, 1, 80);
    }

    [Fact]
    public void Files_that_the_documents_name_exist()
    {
        var documents = Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.md")).Where(f => !f.EndsWith("CHANGELOG.md", StringComparison.Ordinal));
        var written = Directory.EnumerateFiles(Repository.Root, "*.*", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal)).ToList();
        var gone = from document in documents
                   from Match named in SourceName().Matches(File.ReadAllText(document))
                   where !written.Exists(f => f.EndsWith('/' + named.Groups[1].Value, StringComparison.Ordinal))
                   select $"{Path.GetFileName(document)}: {named.Groups[1].Value}";
        Assert.Empty(gone);
    }

    [Fact]
    public void Lines_end_where_a_screen_does()
    {
        string[] folders = ["Gigafibre.Portal", "Gigafibre.Portal.Integrations", "Gigafibre.Portal.Sandbox", "Gigafibre.Portal.Tests"];
        var wide = from file in folders.SelectMany(SourceFiles.Of)
                   from line in File.ReadLines(file).Select((text, at) => (text, at))
                   where line.text.Length > 180
                   select $"{Path.GetFileName(file)}:{line.at + 1}";
        Assert.Empty(wide);
    }

    [Fact]
    public void Time_comes_from_the_clock_and_chance_from_the_generator()
    {
        foreach (var file in SourceFiles.Of("Gigafibre.Portal").Concat(SourceFiles.Of("Gigafibre.Portal.Integrations")))
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
        var options = PortalAssembly.GetTypes().Concat(Integrations.GetTypes())
            .Where(t => t.Name.EndsWith("Options", StringComparison.Ordinal) && t.GetField("Section") is not null);
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
        p.PropertyType.Namespace?.StartsWith("Gigafibre", StringComparison.Ordinal) == true && p.PropertyType.IsClass ? Keys(p.PropertyType, $"{prefix}:{p.Name}")
            : [$"{prefix}:{p.Name}"]);

    private static IEnumerable<Type> Mentioned(MemberInfo member) => member switch
    {
        MethodInfo m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType),
        PropertyInfo p => [p.PropertyType],
        ConstructorInfo c => c.GetParameters().Select(p => p.ParameterType),
        _ => [],
    };

    [GeneratedRegex(@"`([\w./]*\w\.(?:cs|cshtml|js|css))`")]
    private static partial Regex SourceName();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b")]
    private static partial Regex RawClock();
}
