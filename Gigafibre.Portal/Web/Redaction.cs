namespace Gigafibre.Portal.Web;

/// <summary>What a trace may say of a request: its route, never the modem, the sticker key or the token in its address.</summary>
public static class Redaction
{
    public static void Redact(System.Diagnostics.Activity activity, HttpRequest request)
    {
        activity.SetTag("url.path", request.Path.StartsWithSegments("/q") ? "/q/***" : request.Path.StartsWithSegments("/pay") ? "/pay/***" : request.Path.Value);
        activity.SetTag("url.query", request.QueryString.HasValue ? "***" : null);
    }
}
