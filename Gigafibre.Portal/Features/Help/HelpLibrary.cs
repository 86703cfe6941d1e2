using Gigafibre.Portal.Text;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Help;

/// <summary>The help pages, read once from their files: <c>no-internet.fr.md</c>, <c>no-internet.en.md</c>. Written by the owner; docs/help/README.md says how.</summary>
public sealed class HelpLibrary(IOptions<HelpOptions> options)
{
    private const int TitleWeight = 3;
    private readonly Lazy<IReadOnlyList<HelpArticle>> _all = new(() => Read(options.Value.Folder ?? Path.Combine(AppContext.BaseDirectory, "help")));

    public IReadOnlyList<HelpArticle> All(Language language) => [.. _all.Value.Where(a => a.Language == language)];

    public HelpArticle? Find(string slug, Language language) => _all.Value.FirstOrDefault(a => a.Slug == slug && a.Language == language);

    /// <summary>The best first; empty for what no page is about.</summary>
    public IReadOnlyList<HelpArticle> Search(string? text, Language language, int most)
    {
        var words = HelpWords.Of(text is { Length: > 0 and <= 4000 } ? text : "").Distinct().ToList();
        return [.. All(language).Select(a => (Article: a, Score: words.Sum(w => Score(a, w)))).Where(x => x.Score > 0).OrderByDescending(x => x.Score).Take(most)
            .Select(x => x.Article)];
    }

    private static int Score(HelpArticle article, string word) => Has(article.TitleWords, word) ? TitleWeight : Has(article.Words, word) ? 1 : 0;

    /// <summary>Also while it is being typed.</summary>
    private static bool Has(IReadOnlySet<string> words, string word) => words.Contains(word) || (word.Length > 3 && words.Any(w => w.StartsWith(word, StringComparison.Ordinal)));

    private static List<HelpArticle> Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var read = new List<HelpArticle>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal))
        {
            if (Path.GetFileNameWithoutExtension(file).Split('.') is [var slug, var code] && code is "fr" or "en"
                && HelpArticle.Read(slug, SiteLanguage.Parse(code), File.ReadAllText(file)) is { } article)
            {
                read.Add(article);
            }
        }

        return read;
    }
}
