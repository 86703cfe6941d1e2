using Gigafibre.Portal.Features.Audit;
using Gigafibre.Portal.Features.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Web;

/// <summary>Whoever of the staff looks at a customer's pages looks only: nothing can be sent, and each page is on record.</summary>
public sealed class ViewOnlyFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (!IsCustomers(context.ActionDescriptor.ViewEnginePath) || Cookies.Session.Read(http.Request) is null
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
        await http.RequestServices.GetRequiredService<AuditTrail>().RecordViewAsync(viewer, "customer.page", context.ActionDescriptor.ViewEnginePath == "/Pay/Link" ? "/pay/***" : http.Request.Path.Value!, visitor.CustomerId, http.RequestAborted);
        await next();
    }

    /// <summary>The desk's own pages, signing out and the page for errors are not the customer's.</summary>
    private static bool IsCustomers(string page) =>
        !page.StartsWith("/Internal/", StringComparison.Ordinal) && !page.StartsWith("/Session/", StringComparison.Ordinal) && page is not ("/Error" or "/Terms" or "/Privacy");
}
