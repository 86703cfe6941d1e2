using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Gigafibre.Portal.Features.Staff;

/// <summary>Whoever of the staff looks at a customer's pages looks only: nothing can be sent, and each page is on record.</summary>
public sealed class ViewOnlyFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (context.ActionDescriptor.ViewEnginePath == "/Error" && http.Features.Get<IExceptionHandlerFeature>() is null)
        {
            // "Not found" leads on like any other page; where something broke, nothing more is asked of the database.
            await http.AuthenticateAsync(VisitorAuthentication.SchemeName);
        }

        if (!IsCustomers(context.ActionDescriptor.ViewEnginePath) || Cookies.Visitor.Read(http.Request) is null
            || !(await http.AuthenticateAsync(VisitorAuthentication.SchemeName)).Succeeded || http.Features.Get<Visitor>() is not { ViewedBy: { } viewer } visitor)
        {
            await next();
            return;
        }

        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
            return;
        }

        // Fetched only now: every page comes through here, and most need no database.
        var name = await http.RequestServices.GetRequiredService<StaffSessions>().NameOfAsync(viewer, http.RequestAborted);
        await http.RequestServices.GetRequiredService<AuditTrail>().RecordViewAsync(new Actor(viewer, name), "customer.page",
            context.ActionDescriptor.ViewEnginePath == "/Pay/Link" ? "/pay/***" : http.Request.Path.Value!, visitor.CustomerId, http.RequestAborted);
        await next();
    }

    private static bool IsCustomers(string page) =>
        !page.StartsWith("/Internal/", StringComparison.Ordinal) && !page.StartsWith("/Session/", StringComparison.Ordinal) && page != "/Error";
}
