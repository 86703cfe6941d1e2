using Gigafibre.Portal.Integrations.Stripe;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Web;

/// <summary>Response headers of every page, and the request headers that nobody may use to say who they are.</summary>
public sealed class HeadersMiddleware(RequestDelegate next, IOptions<StripeOptions> stripe)
{
    /// <summary>A form may lead to the payment page, because browsers hold the redirect after it against this list too.</summary>
    private readonly string _policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + $"form-action 'self' {stripe.Value.CheckoutOrigin.GetLeftPart(UriPartial.Authority)}; base-uri 'none'; frame-ancestors 'none'";

    private static readonly string[] IdentityHeaders = ["X-Forwarded-User", "X-Remote-User", "Remote-User", "X-Auth-Request-User", "X-Auth-Request-Email", "X-Forwarded-Email"];

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
        headers.ContentSecurityPolicy = _policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), otp-credentials=(self)";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-cache, no-store";
        }

        return Task.CompletedTask;
    }

    private static bool IsIdentity(string header) =>
        header.StartsWith("X-Authentik-", StringComparison.OrdinalIgnoreCase) || IdentityHeaders.Contains(header, StringComparer.OrdinalIgnoreCase);
}
