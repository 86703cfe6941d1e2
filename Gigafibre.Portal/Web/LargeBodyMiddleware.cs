using Gigafibre.Portal.Text;
using Microsoft.AspNetCore.Http.Features;

namespace Gigafibre.Portal.Web;

/// <summary>Refuses what says itself that it is too large, before anybody looks at it; what does not say so is cut off while it is read.</summary>
public sealed class LargeBodyMiddleware(RequestDelegate next)
{
    private static readonly Phrase Say = new("C’est trop gros pour nous. Revenez à la page d’avant et envoyez-en moins.", "That is too large for us. Go back and send less.");

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.ContentLength <= (context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? long.MaxValue)
            || context.Request.ContentLength is null)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        context.Response.Headers.Connection = "close";
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(Say.In(context.RequestServices.GetRequiredService<Words>().Language));
    }
}
