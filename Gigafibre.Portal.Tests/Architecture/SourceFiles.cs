using Gigafibre.Portal.Tests.Support;

namespace Gigafibre.Portal.Tests.Architecture;

internal static class SourceFiles
{
    public static IEnumerable<string> Of(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(f => !new[] { "/obj/", "/bin/", "/Migrations/" }.Any(part => f.Contains(part, StringComparison.Ordinal)));
}
