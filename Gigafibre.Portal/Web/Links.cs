using Gigafibre.Portal.Integrations;

namespace Gigafibre.Portal.Web;

/// <summary>Every address that a page or a handler points to.</summary>
public static class Links
{
    public const string Home = "/";
    public const string Line = "/line";
    public const string Modems = "/modems";
    public const string Session = "/session";
    public const string Terms = "/conditions";
    public const string Privacy = "/confidentialite";

    public static string Scan(MacAddress mac, string? key) => key is null ? $"/q/{mac.Compact}" : $"/q/{mac.Compact}?k={Uri.EscapeDataString(key)}";

    public static string Code(MacAddress mac) => $"/q/{mac.Compact}/code";

    public static string Receipt(MacAddress mac) => $"/q/{mac.Compact}/code?handler=Receipt";

    public static string LineEvents(Guid diagnosis) => $"/line?handler=Events&d={diagnosis}";
}
