using System.Diagnostics;
using Gigafibre.Portal.Core;
using Gigafibre.Portal.Features.SignIn;
using Gigafibre.Portal.Features.Staff;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gigafibre.Portal.Pages;

[IgnoreAntiforgeryToken]
public sealed class ErrorModel : PageModel
{
    public int Code { get; private set; } = StatusCodes.Status500InternalServerError;

    public bool IsViewing => HttpContext.Features.Get<Visitor>() is { ViewedBy: not null };

    public bool IsPerson => HttpContext.Features.Get<Visitor>() is { IsHolder: false };

    public bool IsStaff => HttpContext.Features.Get<StaffMember>() is not null || Asked.StartsWithSegments(Links.Internal);

    public bool IsSignedIn => HttpContext.Features.Get<Visitor>() is not null;

    public bool IsSticker => Asked.StartsWithSegments("/q", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the visitor asked for, where this page stands in for it.</summary>
    private PathString Asked => HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? "";

    public string Reference => Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;

    public void OnGet() => Show();

    public void OnPost() => Show();

    private void Show()
    {
        Code = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error switch
        {
            BadHttpRequestException or InvalidDataException => StatusCodes.Status400BadRequest,
            not null => StatusCodes.Status500InternalServerError,
            null => HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalStatusCode ?? StatusCodes.Status404NotFound,
        };
        Response.StatusCode = Code;
    }
}
