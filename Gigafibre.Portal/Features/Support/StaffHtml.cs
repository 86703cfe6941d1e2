using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ganss.Xss;

namespace Gigafibre.Portal.Features.Support;

/// <summary>What others wrote, as far as it can do nothing: paragraphs, lists, emphasis and links. No pictures, no styles, no forms.</summary>
public static partial class StaffHtml
{
    private const int Longest = 100_000;
    private const int Deepest = 100;
    private const int MostTags = 3000;
    private const int MostWords = 20_000;
    private static readonly string[] Tags = ["p", "br", "b", "strong", "i", "em", "u", "ul", "ol", "li", "blockquote", "a", "pre", "code"];
    private static readonly string[] Schemes = ["https:", "mailto:", "tel:"];

    /// <summary>Their words are not words.</summary>
    private static readonly string[] Silent = ["script", "style", "title", "template", "noscript", "textarea", "select", "svg", "math", "iframe", "object"];
    private static readonly HtmlSanitizer Sanitizer = New();

    /// <summary>What is longer or deeper than people write would take minutes to clean: its words are shown, and nothing else.</summary>
    public static string Clean(string html) => html.Length > Longest || Depth(html) > Deepest ? $"<p>{WebUtility.HtmlEncode(Words(html))}</p>" : Sanitizer.Sanitize(html).Trim();

    private static string Words(string html)
    {
        var words = WebUtility.HtmlDecode(Boxes().Replace(html[..Math.Min(html.Length, 2 * Longest)], " ")).Trim();
        return words.Length > MostWords ? words[..MostWords] + "…" : words;
    }

    /// <summary>At most so deep, by the marks alone. An end that ends nothing is no way out: with too many beginnings it is as deep as can be.</summary>
    private static int Depth(string html)
    {
        var (depth, deepest, begun) = (0, 0, 0);
        for (var i = html.IndexOf('<'); i >= 0 && i + 1 < html.Length; i = html.IndexOf('<', i + 1))
        {
            depth = html[i + 1] == '/' ? Math.Max(0, depth - 1) : char.IsAsciiLetter(html[i + 1]) && !Single().IsMatch(html.AsSpan(i + 1, Math.Min(6, html.Length - i - 1)))
                ? depth + 1 : depth;
            deepest = Math.Max(deepest, depth);
            begun += html[i + 1] == '/' ? 0 : 1;
        }

        return begun > MostTags ? int.MaxValue : deepest;
    }

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Boxes();

    [GeneratedRegex("^(br|hr|img|input|meta|link|col|wbr|p[ >]|li[ >]|td[ >]|tr[ >])", RegexOptions.IgnoreCase)]
    private static partial Regex Single();

    private static HtmlSanitizer New()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(Tags, StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["https", "mailto", "tel"], StringComparer.OrdinalIgnoreCase),
            AllowedCssProperties = new HashSet<string>(),
            UriAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
        })
        {
            KeepChildNodes = true,
        };
        sanitizer.RemovingTag += (_, e) =>
        {
            if (Silent.Contains(e.Tag.LocalName, StringComparer.OrdinalIgnoreCase))
            {
                e.Tag.TextContent = "";
            }
            else if (e.Tag.LocalName is "div" or "tr" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6")
            {
                // A block without its box is still a line of its own.
                e.Tag.AppendChild(e.Tag.Owner!.CreateElement("br"));
            }
        };
        sanitizer.PostProcessNode += (_, e) =>
        {
            if (e.Node is IElement { LocalName: "a" } link)
            {
                // Addresses that begin with two slashes, or with none, go where nobody reads them to.
                if (link.GetAttribute("href") is not { } href || !Schemes.Any(s => href.StartsWith(s, StringComparison.OrdinalIgnoreCase)))
                {
                    link.RemoveAttribute("href");
                }

                link.SetAttribute("rel", "noopener noreferrer nofollow ugc");
            }
        };
        return sanitizer;
    }
}
