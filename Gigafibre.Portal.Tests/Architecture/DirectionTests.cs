using System.Text.RegularExpressions;
using Gigafibre.Portal.Tests.Support;
using Xunit;

namespace Gigafibre.Portal.Tests.Architecture;

/// <summary>Who may know whom: rooms lie one upon the other, and folders that know each other in a circle are one folder.</summary>
public sealed partial class DirectionTests
{
    /// <summary>From the cellar up: a room knows those before it.</summary>
    private static readonly string[] Rooms = ["Core", "Text", "Data", "Work", "Features", "Web", "Pages"];

    [Fact]
    public void A_room_knows_only_the_rooms_below()
    {
        var upward = from room in Rooms
                     from file in SourceFiles.Of($"Gigafibre.Portal/{room}")
                     from known in Known(file, "Gigafibre.Portal")
                     where Array.IndexOf(Rooms, known) > Array.IndexOf(Rooms, room)
                     select $"{Path.GetRelativePath(Repository.Root, file)} knows {known}";
        Assert.Empty(upward);
    }

    [Theory]
    [InlineData("Gigafibre.Portal/Features", "Gigafibre.Portal.Features")]
    [InlineData("Gigafibre.Portal.Integrations", "Gigafibre.Portal.Integrations")]
    [InlineData("Gigafibre.Portal/Features/Payments", "Gigafibre.Portal.Features.Payments")]
    public void Folders_do_not_know_each_other_in_circles(string folder, string root)
    {
        var knows = SourceFiles.Of(folder)
            .Select(f => (From: Path.GetRelativePath(Path.Combine(Repository.Root, folder), f).Split('/') is [var first, _, ..] ? first : "", File: f))
            .Where(f => f.From.Length > 0)
            .GroupBy(f => f.From, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.SelectMany(f => Known(f.File, root)).Where(k => k != g.Key).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.NotEmpty(knows);
        Assert.Empty(Circles(knows));
    }

    /// <summary>Takes away again and again whoever knows nobody of the rest: what remains are circles, and who leads into them.</summary>
    private static List<string> Circles(Dictionary<string, HashSet<string>> knows)
    {
        var left = knows.Keys.ToHashSet(StringComparer.Ordinal);
        while (left.RemoveWhere(f => !knows[f].Overlaps(left)) > 0)
        {
        }

        return [.. left.Order(StringComparer.Ordinal).Select(f => $"{f} → {string.Join(", ", knows[f].Intersect(left).Order(StringComparer.Ordinal))}")];
    }

    /// <summary>The folders below <paramref name="root"/> that a file names, in its usings or in its code.</summary>
    private static IEnumerable<string> Known(string file, string root) =>
        Name().Matches(File.ReadAllText(file)).Select(m => m.Value).Where(n => n.StartsWith(root + '.', StringComparison.Ordinal))
            .Select(n => n[(root.Length + 1)..].Split('.')[0]).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"(?<!namespace )\bGigafibre(\.\w+)+")]
    private static partial Regex Name();
}
