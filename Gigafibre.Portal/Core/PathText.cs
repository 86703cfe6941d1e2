namespace Gigafibre.Portal.Core;

/// <summary>
/// Any text as one part of a path. ERPNext's names may hold a slash, which servers and proxies read as two parts however it is escaped; here it is written
/// <c>~2F</c>, and <c>~</c> itself <c>~7E</c>.
/// </summary>
public static class PathText
{
    public static string Encode(string text) =>
        Uri.EscapeDataString(text.Replace("~", "~7E", StringComparison.Ordinal).Replace("/", "~2F", StringComparison.Ordinal).Replace("\\", "~5C", StringComparison.Ordinal));

    /// <summary>What a route's value stood for; the server has undone the percent signs.</summary>
    public static string Decode(string part) =>
        part.Replace("~2F", "/", StringComparison.Ordinal).Replace("~5C", "\\", StringComparison.Ordinal).Replace("~7E", "~", StringComparison.Ordinal);
}
