using System.Collections.Concurrent;

namespace Gigafibre.Portal.Sandbox;

public enum Fault
{
    None,

    /// <summary>Answers after six seconds.</summary>
    Slow,

    /// <summary>Never answers.</summary>
    Silent,

    /// <summary>Cuts the connection.</summary>
    Down,

    /// <summary>500 without doing anything.</summary>
    Error,

    /// <summary>200 with a web page instead of JSON.</summary>
    Rubbish,

    /// <summary>Does what was asked, then cuts the connection.</summary>
    CutAfterCommit,

    /// <summary>Does what was asked, then answers 500.</summary>
    ErrorAfterCommit,

    /// <summary>503, as during an ERPNext migration.</summary>
    Maintenance,

    /// <summary>429 with Retry-After.</summary>
    TooMany,
}

/// <summary>How each outside system of a world misbehaves just now.</summary>
public sealed class Faults
{
    public static readonly string[] Systems = ["erpnext", "genieacs", "twilio", "smtp", "stripe"];

    private readonly ConcurrentDictionary<string, Fault> _now = new();

    public TimeSpan SlowFor { get; set; } = TimeSpan.FromSeconds(6);

    public Fault this[string system]
    {
        get => _now.GetValueOrDefault(system);
        set => _now[system] = value;
    }
}

/// <summary>Misbehaves on behalf of the system that a request is for.</summary>
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
        switch (world.Faults[system])
        {
            case Fault.Slow:
                await Task.Delay(world.Faults.SlowFor, context.RequestAborted);
                await next(context);
                break;
            case Fault.Silent:
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
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
            case Fault.ErrorAfterCommit:
                await RunUnheardAsync(context);
                await AnswerAsync(context, 500, "application/json", """{"exc_type":"ConnectionError"}""");
                break;
            case Fault.Maintenance:
                await AnswerAsync(context, 503, "application/json", """{"exc_type":"SessionStopped"}""");
                break;
            case Fault.TooMany:
                context.Response.Headers.RetryAfter = "2";
                await AnswerAsync(context, 429, "application/json", """{"exc_type":"TooManyRequestsError","code":20429,"message":"Too Many Requests","status":429}""");
                break;
            default:
                await next(context);
                break;
        }
    }

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
