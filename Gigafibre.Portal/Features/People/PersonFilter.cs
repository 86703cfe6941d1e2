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

    public const string Tried = "person.try";

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

        if (open.Act is not { } act)
        {
            await next();
            return;
        }

        // On record before it happens; what was refused was not done, and the holder reads what they did.
        var (audit, actor, path) = (http.RequestServices.GetRequiredService<AuditTrail>(), new Actor(Prefix + person.Id, person.Name), http.Request.Path.Value!);
        await audit.RecordViewAsync(actor, Tried, path, visitor.CustomerId, http.RequestAborted);
        var executed = await next();
        if (executed is { Exception: null, Canceled: false } && !IsRefusal(executed.Result, http.Response))
        {
            await audit.RecordViewAsync(actor, $"person.{act}", path, visitor.CustomerId, CancellationToken.None);
        }
    }

    private static bool IsRefusal(IActionResult? result, HttpResponse response) =>
        (result as IStatusCodeActionResult)?.StatusCode is >= StatusCodes.Status400BadRequest || response.StatusCode >= StatusCodes.Status400BadRequest;
}
