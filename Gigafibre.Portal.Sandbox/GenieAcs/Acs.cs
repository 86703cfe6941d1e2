using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Gigafibre.Portal.Sandbox.GenieAcs;

public enum ModemBehavior
{
    /// <summary>Takes connection requests and answers.</summary>
    Answers,

    /// <summary>Refuses the connection: no power, or no fibre.</summary>
    Refuses,

    /// <summary>Takes the wake-up but not before the call gives up.</summary>
    TooLate,

    /// <summary>The NBI itself hangs for this device.</summary>
    Hangs,

    /// <summary>Answers, and refuses whatever would change it.</summary>
    Faults,

    /// <summary>Takes one change, and is gone before anybody can ask what became of it.</summary>
    DiesAfterWrite,
}

public sealed class Acs
{
    public ConcurrentDictionary<string, Device> Devices { get; } = new();

    public TimeSpan SessionTime { get; set; } = TimeSpan.FromMilliseconds(500);

    public ConcurrentDictionary<string, JsonObject> Tasks { get; } = new();

    public void Add(JsonObject document, ModemBehavior behavior) => Add(document["_id"]!.ToString(), () => document, behavior);

    public void Add(string id, Func<JsonObject> document, ModemBehavior behavior) => Devices[id] = new Device(id, document, behavior);
}
