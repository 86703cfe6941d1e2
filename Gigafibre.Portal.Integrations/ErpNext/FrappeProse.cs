using System.Net;
using System.Text.RegularExpressions;

namespace Gigafibre.Portal.Integrations.ErpNext;

/// <summary>What somebody wrote in one of Frappe's text editors, as plain text: all of it, a line for each paragraph and point.</summary>
internal static partial class FrappeProse
{
    /// <summary>Null when nothing is left.</summary>
    public static string? Read(string? html)
    {
        var broken = Blocks().Replace(Silent().Replace(html ?? "", ""), "\n");
        var lines = WebUtility.HtmlDecode(Tags().Replace(broken, "")).ReplaceLineEndings("\n").Split('\n').Select(l => Spaces().Replace(l, " ").Trim()).Where(l => l.Length > 0);
        return string.Join('\n', lines) is { Length: > 0 } text ? text : null;
    }

    [GeneratedRegex(@"<(script|style)\b.*?(</\1>|$)", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Silent();

    [GeneratedRegex(@"<br\s*/?>|</(p|div|li|tr|h[1-6]|ul|ol|table|blockquote)\s*>", RegexOptions.IgnoreCase)]
    private static partial Regex Blocks();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"[^\S\n]+")]
    private static partial Regex Spaces();
}
