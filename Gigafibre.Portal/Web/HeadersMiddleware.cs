using Gigafibre.Portal.Core;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Web;

public sealed class HeadersMiddleware(RequestDelegate next, IEnumerable<FormTarget> targets, IOptions<PortalOptions> options)
{
    /// <summary>A form may lead to the payment page and, signing out, to the OpenID provider: browsers hold the redirect after it against this list too.</summary>
    private readonly string _policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; "
        + $"form-action {string.Join(' ', targets.Select(t => t.Address.GetLeftPart(UriPartial.Authority)).Prepend("'self'"))}; base-uri 'none'; frame-ancestors 'none'";

    private static readonly string[] IdentityHeaders =
    [
        "X-Authentik-", "X-Auth-Request-", "X-Forwarded-User", "X-Forwarded-Email", "X-Forwarded-Groups", "X-Forwarded-Preferred-Username", "X-Forwarded-Access-Token",
        "X-Remote-", "Remote-", "X-WebAuth-", "X-User", "X-Token-", "Cf-Access-", "X-Goog-Authenticated-User-", "X-Ms-Client-Principal", "X-Pomerium-",
    ];

    public Task InvokeAsync(HttpContext context)
    {
        foreach (var header in context.Request.Headers.Keys.Where(IsIdentity).ToList())
        {
            context.Request.Headers.Remove(header);
        }

        // The page for a bug starts from a clean response: what is set here and now would be lost on it.
        context.Response.OnStarting(Write, context);
        return next(context);
    }

    private Task Write(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;

        // What is shown in a frame of ours says itself what it may do: nothing.
        headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.Count == 0 ? _policy : headers.ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "accelerometer=(), autoplay=(), bluetooth=(), browsing-topics=(), camera=(), display-capture=(), encrypted-media=(), "
            + "geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(), otp-credentials=(self)";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (options.Value.IsHttps && context.Request.IsHttps && context.Request.Host.Host == options.Value.PublicUrl.Host)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-cache, no-store";
        }

        return Task.CompletedTask;
    }

    private static bool IsIdentity(string header) =>
        Array.Exists(IdentityHeaders, h => header.StartsWith(h, StringComparison.OrdinalIgnoreCase));
}
