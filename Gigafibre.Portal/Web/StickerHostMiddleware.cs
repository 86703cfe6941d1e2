using Gigafibre.Portal.Core;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Web;

/// <summary>Stickers already out there name another host; their scans are sent on to ours. Everything else there is not ours to answer.</summary>
public sealed class StickerHostMiddleware(RequestDelegate next, IOptions<PortalOptions> options)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!options.Value.StickerHosts.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase))
        {
            return next(context);
        }

        if (!context.Request.Path.StartsWithSegments("/q", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var here = options.Value.PublicUrl.GetLeftPart(UriPartial.Authority);
        context.Response.Redirect(here + context.Request.Path.ToUriComponent() + context.Request.QueryString, permanent: false, preserveMethod: true);
        return Task.CompletedTask;
    }
}
