using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Gigafibre.Portal.Text;

namespace Gigafibre.Portal.Features.Autopay;

/// <summary>
/// The words of the agreement, in one file a version (<c>Agreement.1.md</c>), both languages side by side. A version that somebody signed is never changed: a new text is a
/// new file, and a new <see cref="Current"/>.
/// </summary>
public static class AgreementText
{
    public const string Current = "1";

    private static readonly ConcurrentDictionary<string, string> Files = new();

    /// <summary>Its paragraphs. One that stands between <c>**</c> is to be printed in bold, as the rule for debits wants it.</summary>
    public static IReadOnlyList<(string Text, bool IsBold)> Read(string version, Language language, IReadOnlyList<string> values)
    {
        var whole = Files.GetOrAdd(version, Load);
        var begin = whole.IndexOf($"# {language.Code}\n", StringComparison.Ordinal);
        var end = whole.IndexOf("\n# ", begin + 1, StringComparison.Ordinal);
        var part = whole[(begin + language.Code.Length + 3)..(end < 0 ? whole.Length : end)];
        return [.. Paragraphs(part).Select(p => (Fill(p.Text, values), p.IsBold))];
    }

    /// <summary>As it is kept: what was shown, whatever the settings say later.</summary>
    public static string Keep(IEnumerable<(string Text, bool IsBold)> paragraphs) => string.Join("\n\n", paragraphs.Select(p => p.IsBold ? $"**{p.Text}**" : p.Text));

    /// <summary>What was kept.</summary>
    public static IReadOnlyList<(string Text, bool IsBold)> Paragraphs(string kept) =>
        [.. kept.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(p => (p.Trim('*'), p.StartsWith("**", StringComparison.Ordinal)))];

    /// <summary>Proves later which words it was.</summary>
    public static string Hash(IEnumerable<(string Text, bool IsBold)> paragraphs) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join("\n\n", paragraphs.Select(p => p.Text)))));

    private static string Fill(string text, IReadOnlyList<string> values) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, text, [.. values]).TrimEnd();

    private static string Load(string version)
    {
        using var file = typeof(AgreementText).Assembly.GetManifestResourceStream($"Agreement.{version}.md")
            ?? throw new InvalidOperationException($"There is no agreement {version}.");
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
