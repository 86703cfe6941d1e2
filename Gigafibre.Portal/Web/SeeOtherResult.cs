using Microsoft.AspNetCore.Mvc;

namespace Gigafibre.Portal.Web;

/// <summary>303: whatever was posted here, the next page is fetched, never posted to.</summary>
public sealed class SeeOtherResult(string url) : ActionResult
{
    public override void ExecuteResult(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.HttpContext.Response.Headers.Location = url;
    }
}
