using System.Text.RegularExpressions;
using Gigafibre.Portal.Text;
using Markdig;

namespace Gigafibre.Portal.Features.Help;

/// <summary>A help page in one language, as it stands in its file.</summary>
/// <param name="Slug">Its name, the same in every language.</param>
/// <param name="Summary">The first paragraph, plain.</param>
/// <param name="Html">Everything under the title.</param>
/// <param name="Words">What somebody may type who looks for it, folded.</param>
public sealed partial record HelpArticle(string Slug, Language Language, string Title, string Summary, string Html, IReadOnlySet<string> TitleWords, IReadOnlySet<string> Words)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <summary>Null for a file that has no title.</summary>
    public static HelpArticle? Read(string slug, Language language, string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        if (lines[0] is not ['#', ' ', .. var title])
        {
            return null;
        }

        var keywords = Keywords().Match(markdown);
        var body = Keywords().Replace(string.Join('\n', lines[1..]), "").Trim();
        var summary = Markdown.ToPlainText(body.Split("\n\n")[0], Pipeline).Trim();
        var words = HelpWords.Of(Markdown.ToPlainText(body, Pipeline)).Concat(HelpWords.Of(keywords.Groups[1].Value)).ToHashSet();
        var titleWords = HelpWords.Of(title).Concat(HelpWords.Of(keywords.Groups[1].Value)).ToHashSet();
        return new HelpArticle(slug, language, title.Trim(), summary, Markdown.ToHtml(body, Pipeline), titleWords, words);
    }

    [GeneratedRegex("<!--\\s*words:(.*?)-->", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Keywords();
}
