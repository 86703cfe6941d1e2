using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;

namespace Gigafibre.Portal.Sandbox.GenieAcs;

/// <summary>GenieACS's NBI as version 1.2.16 answers, reason phrases included.</summary>
public static class NbiApi
{
    private static readonly string[] TaskNames = ["getParameterValues", "setParameterValues", "refreshObject", "addObject", "deleteObject", "reboot",
        "factoryReset", "download", "provisions"];

    public static void MapNbi(this IEndpointRouteBuilder routes)
    {
        var nbi = routes.MapGroup("/w/{world}/genieacs");
        nbi.MapMethods("/devices", ["GET", "HEAD"], ListAsync);
        nbi.MapPost("/devices/{id}/tasks", AddTaskAsync);
        nbi.MapDelete("/tasks/{id}", (HttpContext c, string world, string id) => Find(c, world).Tasks.TryRemove(id, out _) ? SayAsync(c, 200, null, "")
            : SayAsync(c, 404, null, "Task not found"));
        nbi.MapGet("/tasks", (HttpContext c, string world) => RowsAsync(c,
            [.. Find(c, world).Tasks.Values.Where(t => c.Request.Query["query"].ToString() is not { Length: > 0 } q || JsonNode.Parse(q)!.AsObject()
            .All(p => t[p.Key]?.ToString() == p.Value?.ToString()))]));
        nbi.MapDelete("/faults/{id}", (HttpContext c, string id) => SayAsync(c, 200, null, ""));
        nbi.MapGet("/faults", (HttpContext c) => RowsAsync(c, []));
    }

    private static Acs Find(HttpContext context, string world) => context.RequestServices.GetRequiredService<Worlds>()[world].Acs;

    private static async Task ListAsync(HttpContext context, string world)
    {
        JsonObject query;
        try
        {
            query = context.Request.Query["query"].ToString() is { Length: > 0 } text ? JsonNode.Parse(text)!.AsObject() : [];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            await SayAsync(context, 400, null, "SyntaxError: Expected property name or '}' in JSON at position 1");
            return;
        }

        var acs = Find(context, world);
        var now = DateTimeOffset.UtcNow;
        // By id it has an index, like the real one.
        IEnumerable<Device> known = query is { Count: 1 } && query["_id"] is JsonValue one ? acs.Devices.TryGetValue(one.ToString(), out var single) ? [single]
            : [] : acs.Devices.Values;
        var found = known.Where(d => MongoQuery.Matches(d.Document, query)).OrderBy(d => d.Id, StringComparer.Ordinal).ToList();
        if (found is [{ Behavior: ModemBehavior.Hangs }])
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return;
        }

        found.ForEach(d => d.Live(now));
        var skip = Number(context, "skip", 0);
        var limit = Number(context, "limit", int.MaxValue);
        context.Response.Headers["total"] = found.Count.ToString(CultureInfo.InvariantCulture);
        await LinesAsync(context, [.. found.Skip(skip).Take(limit).Select(d => MongoQuery.Project(d.Document, context.Request.Query["projection"]))]);
    }

    private static async Task AddTaskAsync(HttpContext context, string world, string id)
    {
        var acs = Find(context, world);
        JsonObject? task;
        try
        {
            task = context.Request.ContentLength == 0 ? null : await JsonNode.ParseAsync(context.Request.Body) as JsonObject;
        }
        catch (JsonException)
        {
            await SayAsync(context, 400, null, "SyntaxError: Unexpected end of JSON input");
            return;
        }

        // ASP.NET has undone one escaping; the id keeps its own.
        if (!acs.Devices.TryGetValue(id, out var device))
        {
            await SayAsync(context, 404, null, "No such device");
            return;
        }

        var wake = context.Request.Query.ContainsKey("connection_request");
        if (task is not null && (!TaskNames.Contains(task["name"]?.ToString()) || (task["name"]!.ToString() == "getParameterValues" && task["parameterNames"] is not JsonArray)))
        {
            // A task the NBI cannot read kills its worker.
            context.Abort();
            return;
        }

        var row = task ?? [];
        row["device"] = id;
        row["timestamp"] = CpeTree.Stamp(DateTimeOffset.UtcNow);
        row["_id"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        if (task is not null && row["uniqueKey"]?.ToString() is { } unique)
        {
            foreach (var old in acs.Tasks.Values.Where(t => t["device"]!.ToString() == id && t["uniqueKey"]?.ToString() == unique).ToList())
            {
                acs.Tasks.TryRemove(old["_id"]!.ToString(), out _);
            }
        }

        await AnswerAsync(context, acs, device, row, wake, task is not null);
    }

    private static async Task AnswerAsync(HttpContext context, Acs acs, Device device, JsonObject row, bool wake, bool hasTask)
    {
        if (hasTask)
        {
            acs.Tasks[row["_id"]!.ToString()] = row;
        }

        var body = row.ToJsonString();
        switch (device.Behavior)
        {
            case var _ when !wake:
                await SayAsync(context, 202, null, body, "application/json");
                break;
            case ModemBehavior.Refuses:
                await SayAsync(context, hasTask ? 202 : 504, "Device is offline", hasTask ? body : "Device is offline", hasTask ? "application/json" : null);
                break;
            case ModemBehavior.Answers when context.Request.Query["timeout"] == "0":
                await SayAsync(context, 202, "Task queued but not processed", body, "application/json");
                break;
            case ModemBehavior.TooLate:
                await Task.Delay(TimeSpan.FromSeconds(1), context.RequestAborted);
                await SayAsync(context, 202, "Task queued but not processed", body, "application/json");
                break;
            default:
                // A session takes at least one poll of half a second on the real thing.
                await Task.Delay(acs.SessionTime, context.RequestAborted);
                if (!Run(device, row))
                {
                    await SayAsync(context, 202, "Task faulted", body, "application/json");
                    break;
                }

                acs.Tasks.TryRemove(row["_id"]!.ToString(), out _);
                await SayAsync(context, 200, null, body, "application/json");
                break;
        }
    }

    /// <summary>The modem's session: false when it faults. What it lacks and what is read-only it skips without a word.</summary>
    private static bool Run(Device device, JsonObject task)
    {
        var now = DateTimeOffset.UtcNow;
        device.Document["_lastInform"] = CpeTree.Stamp(now);
        if (device.Behavior == ModemBehavior.Faults && task["name"]?.ToString() is "setParameterValues" or "reboot")
        {
            return false;
        }

        switch (task["name"]?.ToString())
        {
            case "reboot":
                device.Restart();
                break;
            case "setParameterValues":
                foreach (var row in task["parameterValues"]!.AsArray())
                {
                    device.Write(row![0]!.ToString(), row[1]!.ToString());
                }

                if (device.Behavior == ModemBehavior.DiesAfterWrite)
                {
                    device.Behavior = ModemBehavior.Refuses;
                }

                break;
            case "refreshObject":
                foreach (var leaf in Leaves(device.Document.Leaf(task["objectName"]!.ToString())))
                {
                    leaf["_timestamp"] = CpeTree.Stamp(now);
                }

                break;
        }

        foreach (var name in task["parameterNames"]?.AsArray() ?? [])
        {
            if (device.Document.Leaf(name!.ToString()) is { } leaf && leaf["_value"] is not null)
            {
                if (name.ToString().EndsWith("DeviceInfo.UpTime", StringComparison.Ordinal))
                {
                    leaf["_value"] = device.Uptime();
                }

                leaf["_timestamp"] = CpeTree.Stamp(now);
            }
        }

        return true;
    }

    private static IEnumerable<JsonObject> Leaves(JsonNode? node) => node is not JsonObject o ? [] : o.ContainsKey("_value") ? [o] : o.SelectMany(p => Leaves(p.Value));

    /// <summary>One document a line, between brackets of their own lines.</summary>
    private static Task RowsAsync(HttpContext context, IReadOnlyList<JsonObject> rows) => LinesAsync(context, [.. rows.Select(r => r.ToJsonString())]);

    private static Task LinesAsync(HttpContext context, IReadOnlyList<string> rows) =>
        SayAsync(context, 200, null, HttpMethods.IsHead(context.Request.Method) ? "" : "[\n" + string.Join(",\n", rows) + "\n]", "application/json");

    private static Task SayAsync(HttpContext context, int status, string? reason, string body, string? type = null)
    {
        context.Response.StatusCode = status;
        context.Response.Headers["GenieACS-Version"] = "1.2.16+26112238e9";
        if (reason is not null)
        {
            context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = reason;
        }

        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    }

    private static int Number(HttpContext context, string name, int otherwise) => int.TryParse(context.Request.Query[name], out var n) ? n : otherwise;
}
