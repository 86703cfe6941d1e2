namespace Gigafibre.Portal.Web;

/// <summary>No name, token or address holds a zero, and PostgreSQL keeps none: whoever sends one in an address sent rubbish.</summary>
public sealed class ZeroMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.Value!.Contains('\0', StringComparison.Ordinal) && !context.Request.QueryString.Value!.Contains("%00", StringComparison.Ordinal))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
