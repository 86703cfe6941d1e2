using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Gigafibre.Portal.Web;

/// <summary>A page that is sent a form it does not have would draw itself without having looked anything up: refused instead. So is a zero, which no
/// name, contact or reason holds and PostgreSQL does not keep.</summary>
public sealed class KnownFormFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (HoldsRubbish(context.HttpContext.Request))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
            return Task.CompletedTask;
        }

        if (context.HandlerMethod is not null || context.ActionDescriptor.ViewEnginePath == "/Error" || HttpMethods.IsGet(context.HttpContext.Request.Method)
            || HttpMethods.IsHead(context.HttpContext.Request.Method))
        {
            return next();
        }

        context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
        return Task.CompletedTask;
    }

    private static bool HoldsRubbish(HttpRequest request)
    {
        try
        {
            return request.HasFormContentType && request.Form.Any(f => f.Value.Any(v => v?.Contains('\0', StringComparison.Ordinal) == true));
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            return true;
        }
    }
}
