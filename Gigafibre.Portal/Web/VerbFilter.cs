using System.Reflection;
using Gigafibre.Portal.Features.Staff;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Gigafibre.Portal.Web;

/// <summary>What a handler of the staff's pages is for; without one nobody gets to it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsAttribute(StaffVerb verb) : Attribute
{
    public StaffVerb Verb { get; } = verb;
}

/// <summary>Lets a member of the staff do what their role includes, verb by verb. A handler that names no verb is closed to all.</summary>
public sealed class VerbFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerMethod?.MethodInfo.GetCustomAttribute<NeedsAttribute>() is { } needs && context.HttpContext.Staff().May(needs.Verb))
        {
            return next();
        }

        context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
        return Task.CompletedTask;
    }
}
