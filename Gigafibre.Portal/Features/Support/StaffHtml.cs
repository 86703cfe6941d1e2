using AngleSharp.Dom;
using Ganss.Xss;

namespace Gigafibre.Portal.Features.Support;

/// <summary>What others wrote, as far as it can do nothing: paragraphs, lists, emphasis and links. No pictures, no styles, no forms.</summary>
public static class StaffHtml
{
    private static readonly string[] Tags = ["p", "br", "b", "strong", "i", "em", "u", "ul", "ol", "li", "blockquote", "a", "pre", "code"];
    private static readonly string[] Schemes = ["https:", "mailto:", "tel:"];

    /// <summary>Their words are not words.</summary>
    private static readonly string[] Silent = ["script", "style", "title", "template", "noscript", "textarea", "select", "svg", "math", "iframe", "object"];
    private static readonly HtmlSanitizer Sanitizer = New();

    public static string Clean(string html) => Sanitizer.Sanitize(html).Trim();

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
