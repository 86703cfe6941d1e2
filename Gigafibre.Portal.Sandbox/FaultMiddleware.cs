namespace Gigafibre.Portal.Sandbox;

public sealed class FaultMiddleware(RequestDelegate next, Worlds worlds)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var parts = context.Request.Path.Value?.Split('/', 5) ?? [];
        if (parts is not ["", "w", var worldName, var system, ..] || !Faults.Systems.Contains(system))
        {
            await next(context);
            return;
        }

        var world = worlds[worldName];
        world.Requests.Add(system, $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
        switch (world.Faults.Next(system, context.Request.Method))
        {
            case Fault.Slow:
                await Task.Delay(world.Faults.SlowFor, context.RequestAborted);
                await next(context);
                break;
            case Fault.Silent:
                await HangAsync(context.RequestAborted);
                break;
            case Fault.Down:
                context.Abort();
                break;
            case Fault.Error:
                await AnswerAsync(context, 500, "application/json", """{"exc_type":"OperationalError"}""");
                break;
            case Fault.Rubbish:
                await AnswerAsync(context, 200, "text/html", "<!doctype html><title>Welcome to nginx!</title><h1>Welcome to nginx!</h1>");
                break;
            case Fault.CutAfterCommit:
                await RunUnheardAsync(context);
                context.Abort();
                break;
            case Fault.SilentAfterCommit:
                await RunUnheardAsync(context);
                await HangAsync(context.RequestAborted);
                break;
            case Fault.ErrorAfterCommit:
                await RunUnheardAsync(context);
                await AnswerAsync(context, 500, "application/json", """{"exc_type":"ConnectionError"}""");
                break;
            case Fault.Deadlock:
                await AnswerAsync(context, 500, "application/json", """{"exc_type":"QueryDeadlockError","errors":[{"type":"QueryDeadlockError"}]}""");
                break;
            case Fault.Forbidden when system == "stripe":
                await AnswerAsync(context, 401, "application/json", """{"error":{"message":"Invalid API Key provided","type":"invalid_request_error"}}""");
                break;
            case Fault.Forbidden:
                await AnswerAsync(context, 403, "application/json", """{"exc_type":"PermissionError","errors":[{"type":"PermissionError"}]}""");
                break;
            case Fault.Maintenance:
                await AnswerAsync(context, 503, "application/json", """{"exc_type":"SessionStopped","errors":[{"type":"SessionStopped"}]}""");
                break;
            case Fault.ReadOnly when !HttpMethods.IsGet(context.Request.Method):
                await AnswerAsync(context, 503, "application/json", """{"exc_type":"InReadOnlyMode","errors":[{"type":"InReadOnlyMode"}]}""");
                break;
            case Fault.TooMany:
                context.Response.Headers.RetryAfter = "2";
                await AnswerAsync(context, 429, "application/json",
                    """{"exc_type":"TooManyRequestsError","errors":[{"type":"TooManyRequestsError"}],"code":20429,"message":"Too Many Requests","status":429}""");
                break;
            default:
                await next(context);
                break;
        }
    }

    public static Task HangAsync(CancellationToken until) => Task.Delay(Timeout.Infinite, until).ContinueWith(_ => { }, TaskScheduler.Default);

    /// <summary>Lets the request take effect and throws its answer away.</summary>
    private async Task RunUnheardAsync(HttpContext context)
    {
        var wire = context.Response.Body;
        using var unheard = new MemoryStream();
        context.Response.Body = unheard;
        await next(context);
        context.Response.Body = wire;
        context.Response.Headers.Clear();
    }

    private static Task AnswerAsync(HttpContext context, int status, string type, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    }
}
