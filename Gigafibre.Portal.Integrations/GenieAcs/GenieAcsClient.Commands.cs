using System.Net;
using System.Text.Json;

namespace Gigafibre.Portal.Integrations.GenieAcs;

/// <summary>What became of a command that was given for a modem.</summary>
public enum CommandDelivery
{
    /// <summary>The modem's session ran, and the command in it. What the modem made of it must still be read.</summary>
    Delivered,

    /// <summary>It did not reach the modem and is out of every queue: it will not strike later.</summary>
    NotDelivered,

    /// <summary>The modem refused it.</summary>
    Refused,

    /// <summary>It may be carried out, now or in a moment: only reading tells.</summary>
    Unknown,
}

/// <summary>Commands for modems. Each goes under a key of the caller's: the same key replaces itself in the queue and can be taken out again.</summary>
public sealed partial class GenieAcsClient
{
    /// <summary>A command that waits longer than this is stale; GenieACS drops it by itself.</summary>
    private const int ExpirySeconds = 120;

    public Task<CommandDelivery> RebootAsync(string id, string key, CancellationToken cancel) => CommandAsync(id, new AcsTask("reboot", key, ExpirySeconds), cancel);

    /// <summary>Writes parameters, all in one. A modem skips what is read-only without a word: read it back.</summary>
    public Task<CommandDelivery> SetAsync(string id, IReadOnlyList<(string Path, object Value)> values, string key, CancellationToken cancel) =>
        CommandAsync(id, new AcsTask("setParameterValues", key,
            ExpirySeconds)
        {
            ParameterValues = [.. values.Select(
            v => new[] { v.Path, v.Value, v.Value is bool ? "xsd:boolean" : v.Value is int ? "xsd:unsignedInt" : "xsd:string" })]
        }, cancel);

    /// <summary>Has the modem report these parameters now.</summary>
    public Task<CommandDelivery> ReadAsync(string id, IReadOnlyList<string> names, string key, CancellationToken cancel) => CommandAsync(id, AcsTask.Read(names, key), cancel);

    /// <summary>Has the modem report a whole object now, such as <c>Device.WiFi</c>.</summary>
    public Task<CommandDelivery> RefreshObjectAsync(string id, string name, string key, CancellationToken cancel) =>
        CommandAsync(id, new AcsTask("refreshObject", key, 60) { ObjectName = name }, cancel);

    /// <summary>Takes everything under this key out of the modem's queue. True when there was something.</summary>
    public async Task<bool> TakeOutAsync(string id, string key, CancellationToken cancel)
    {
        var query = JsonSerializer.Serialize(new Dictionary<string, object> { ["device"] = id, ["uniqueKey"] = key });
        var queued = await _call.SendAsync(
            c => _api.Tasks(query, c),
            (response, body) => !response.IsSuccessStatusCode ? throw _call.Refused(response, null)
                : JsonElement.Parse(body).EnumerateArray().Select(t => t.GetProperty("_id").GetString()!).Where(IsTaskId).ToList(), cancel).ConfigureAwait(false);
        foreach (var task in queued)
        {
            await DropAsync(task, cancel).ConfigureAwait(false);
        }

        return queued.Count > 0;
    }

    private async Task<CommandDelivery> CommandAsync(string id, AcsTask task, CancellationToken cancel)
    {
        var (delivery, queued) = await _call.SendAsync(
            c => _commands.AddTask(id, (int)WakeBudget.TotalMilliseconds, task, c),
            (response, body) => response.StatusCode switch
            {
                HttpStatusCode.OK => (CommandDelivery.Delivered, null),
                HttpStatusCode.Accepted when response.ReasonPhrase == "Task faulted" => (CommandDelivery.Refused, TaskId(body)),
                HttpStatusCode.Accepted => (CommandDelivery.NotDelivered, TaskId(body)),
                HttpStatusCode.NotFound => (CommandDelivery.NotDelivered, null),
                _ => throw _call.Refused(response, null),
            }, cancel).ConfigureAwait(false);
        if (queued is null)
        {
            return delivery;
        }

        try
        {
            var dropped = await DropAsync(queued, cancel).ConfigureAwait(false);
            if (delivery == CommandDelivery.Refused)
            {
                await _call.SendAsync(c => _api.DeleteFault($"{id}:task_{queued}", c), (_, _) => true, cancel).ConfigureAwait(false);
                return delivery;
            }

            // Gone already means that it ran after all; in session, that it is running.
            return dropped ? delivery : CommandDelivery.Unknown;
        }
        catch (IntegrationException)
        {
            // Still in the queue, perhaps: it may yet be carried out, and nobody may say that it was not.
            return delivery == CommandDelivery.Refused ? delivery : CommandDelivery.Unknown;
        }
    }

    /// <summary>True when the task was still waiting and is gone now.</summary>
    private Task<bool> DropAsync(string task, CancellationToken cancel) =>
        _call.SendAsync(c => _api.DeleteTask(task, c), (response, _) => response.StatusCode switch
        {
            HttpStatusCode.OK => true,
            HttpStatusCode.NotFound or HttpStatusCode.ServiceUnavailable => false,
            _ => throw _call.Refused(response, null),
        }, cancel);

    private static bool IsTaskId(string text) => text.Length == 24 && text.All(char.IsAsciiHexDigit);
}
