using Gigafibre.Portal.Core;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Web;

/// <summary>Our telephone number, wherever a page says it, as a thumb can dial it.</summary>
public sealed class Telephone(IOptions<PortalOptions> options)
{
    private static readonly char[] Between = [' ', '\u00a0', '-', '(', ')', '.'];

    private readonly string _number = options.Value.SupportPhone;

    /// <summary><c>tel:+15145550100</c></summary>
    public string Link
    {
        get
        {
            var digits = string.Concat(_number.Split(Between));
            return "tel:" + (digits.Length == 10 ? "+1" + digits : digits);
        }
    }

    /// <summary>A sentence as HTML, with our number in it made a link; as it is where it does not say the number.</summary>
    public IHtmlContent In(string sentence)
    {
        var html = new HtmlContentBuilder();

        // The same length either way: a space that does not break is a space.
        var at = sentence.Replace('\u00a0', ' ').IndexOf(_number.Replace('\u00a0', ' '), StringComparison.Ordinal);
        return at < 0
            ? html.Append(sentence)
            : html.Append(sentence[..at]).AppendHtml("<a href=\"").Append(Link).AppendHtml("\">").Append(sentence[at..(at + _number.Length)]).AppendHtml("</a>")
                .Append(sentence[(at + _number.Length)..]);
    }
}
