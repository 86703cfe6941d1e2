using System.Reflection;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Infrastructure;

namespace Gigafibre.Portal.Features.People;

/// <summary>Whoever is let into somebody's account gets what their role opens, and nothing else; what they do is on record under their own name.</summary>
public sealed class PersonFilter : IAsyncPageFilter
{
    /// <summary>Of whoever does it, on record: not the subject of one of the staff.</summary>
    public const string Prefix = "person:";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => a.Policy == Policies.Visitor) is not true
            || http.Features.Get<Visitor>() is not { Person: { } person } visitor)
        {
            await next();
            return;
        }

        var (isLook, open) = (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method),
            context.HandlerMethod?.MethodInfo.GetCustomAttribute<OpenToAttribute>());
        if (open?.Roles.Contains(person.Role) is not true)
        {
            context.Result = isLook && context.HandlerMethod?.Name is null ? new RedirectResult(Links.HomeClosed) : new StatusCodeResult(StatusCodes.Status403Forbidden);
            return;
        }

        if (!person.HasAccepted && !open.BeforeAccepting)
        {
            context.Result = new RedirectResult(Links.MyAccess);
            return;
        }

        // What was refused was not done: the holder reads what they did, and not what they tried.
        var executed = await next();
        if (open.Act is { } act && executed is { Exception: null, Canceled: false } && !IsRefusal(executed.Result, http.Response))
        {
            var audit = http.RequestServices.GetRequiredService<AuditTrail>();
            await audit.RecordViewAsync(new Actor(Prefix + person.Id, person.Name), $"person.{act}", http.Request.Path.Value!, visitor.CustomerId, CancellationToken.None);
        }
    }

    private static bool IsRefusal(IActionResult? result, HttpResponse response) =>
        (result as IStatusCodeActionResult)?.StatusCode is >= StatusCodes.Status400BadRequest || response.StatusCode >= StatusCodes.Status400BadRequest;
}
