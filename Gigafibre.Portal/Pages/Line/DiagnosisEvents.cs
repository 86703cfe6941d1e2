using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace Gigafibre.Portal.Pages.Line;

/// <summary>A diagnosis each time it grows, drawn by a partial view, as server-sent events, until it is whole.</summary>
public sealed class DiagnosisEvents(
    DiagnosisService diagnoses, PartialRenderer partials, TimeProvider clock, string customerId, Guid id, string partial,
    Func<LineView, CancellationToken, Task<LineView>>? complete = null) : ActionResult
{
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var (http, cancel) = (context.HttpContext, context.HttpContext.RequestAborted);

        // The forms inside need their token, and its cookie cannot be set once the stream has begun.
        http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);
        http.Response.ContentType = "text/event-stream";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            while (await diagnoses.FindAsync(customerId, id, cancel) is { } diagnosis)
            {
                var view = new LineView(diagnosis, clock.GetUtcNow(), null);
                view = complete is null ? view : await complete(view, cancel);
                await WriteAsync(http.Response, "result", await partials.RenderAsync(http, partial, view), cancel);
                if (!view.Running)
                {
                    await WriteAsync(http.Response, "done", "", cancel);
                    break;
                }

                await diagnoses.WaitForNewsAsync(id, diagnosis, cancel);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The visitor left.
        }
    }

    private static async Task WriteAsync(HttpResponse response, string name, string html, CancellationToken cancel)
    {
        await response.WriteAsync($"event: {name}\n{string.Join('\n', html.Split('\n').Select(l => "data: " + l.TrimEnd('\r')))}\n\n", cancel);
        await response.Body.FlushAsync(cancel);
    }
}
