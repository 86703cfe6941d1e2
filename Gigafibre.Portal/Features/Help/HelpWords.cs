using System.Globalization;
using System.Text;

namespace Gigafibre.Portal.Features.Help;

/// <summary>Words as people type them: without accents, capitals, endings or what every sentence has.</summary>
public static class HelpWords
{
    private const int Shortest = 3;
    private static readonly HashSet<string> Common =
    [
        "les", "des", "une", "est", "que", "qui", "pas", "pour", "dans", "sur", "avec", "mon", "mes", "mais", "plus", "vous", "nous", "votre", "notre", "depuis", "tout", "tous",
        "ne", "ca", "cest", "jai", "ai", "the", "and", "for", "with", "not", "are", "you", "our", "your",
        "this", "that", "has", "have", "since", "been", "can", "cannot", "what", "how", "comment", "quoi", "faire", "bonjour", "hello", "merci", "thanks", "please", "svp",
    ];

    public static IEnumerable<string> Of(string text) => Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Where(w => w.Length >= Shortest && !Common.Contains(w)).Select(Stem);

    /// <summary>Plural and feminine alike, in both languages.</summary>
    private static string Stem(string word) => word.Length > 4 ? word.TrimEnd('s', 'e', 'x') : word;

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
        {
            folded.Append(c == '-' ? "" : char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
        }

        return folded.ToString();
    }
}
