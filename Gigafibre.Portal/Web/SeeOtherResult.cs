using Microsoft.AspNetCore.Mvc;

namespace Gigafibre.Portal.Web;

public sealed class SeeOtherResult(string url) : ActionResult
{
    public override void ExecuteResult(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.HttpContext.Response.Headers.Location = url;
    }
}
