using System.Diagnostics;

namespace Gigafibre.Portal.Web;

/// <summary>What a trace may say of an address: where it leads, never the modem, the customer, the bill, the key or the token in it.</summary>
public static class Redaction
{
    public static void Redact(Activity activity, HttpRequest request)
    {
        activity.SetTag("url.path", First(request.Path.Value));
        activity.SetTag("url.query", request.QueryString.HasValue ? "***" : null);
    }

    public static void Redact(Activity activity, HttpRequestMessage request) =>
        activity.SetTag("url.full", request.RequestUri is { } to ? to.GetLeftPart(UriPartial.Authority) + First(to.AbsolutePath) : null);

    /// <summary><c>/api/v2/document/…</c> and <c>/internal/customers/…</c>: the words of a route are ours or the makers', what follows is somebody's.</summary>
    private static string First(string? path) => path?.Split('/') is ["", { Length: > 0 } first, _, ..] ? $"/{first}/***" : path ?? "/";
}
