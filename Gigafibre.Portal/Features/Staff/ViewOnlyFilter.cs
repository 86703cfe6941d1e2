using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
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
        var (http, page) = (context.HttpContext, context.ActionDescriptor.ViewEnginePath);
        if (!MayKnow(http, page) || Cookies.Visitor.Read(http.Request) is null || !await IsVisitorAsync(http) || !IsCustomers(page)
            || http.Features.Get<Visitor>() is not { ViewedBy: { } viewer } visitor)
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
            context.RouteData.Values.ContainsKey("token") ? "/***" : http.Request.Path.Value!, visitor.CustomerId, http.RequestAborted);
        await next();
    }

    /// <summary>A page for everybody stands without the database too, and then knows nobody.</summary>
    private static async Task<bool> IsVisitorAsync(HttpContext http)
    {
        try
        {
            return (await http.AuthenticateAsync(VisitorAuthentication.SchemeName)).Succeeded;
        }
        catch (Exception e) when (e.IsDatabaseTrouble())
        {
            PortalMetrics.Trouble("visitor");
            return false;
        }
    }

    /// <summary>"Not found" and "not yours" lead on like any other page; where something broke, nothing more is asked.</summary>
    private static bool MayKnow(HttpContext http, string page) => page == "/Error"
        ? http.Features.Get<IStatusCodeReExecuteFeature>() is { OriginalStatusCode: StatusCodes.Status404NotFound or StatusCodes.Status403Forbidden } : IsCustomers(page);

    private static bool IsCustomers(string page) =>
        !page.StartsWith("/Internal/", StringComparison.Ordinal) && !page.StartsWith("/Session/", StringComparison.Ordinal) && page != "/Error";
}
