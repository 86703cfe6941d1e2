using System.Collections.Concurrent;

namespace Gigafibre.Portal.Sandbox;

public enum Fault
{
    None,

    Slow,

    Silent,

    Down,

    Error,

    /// <summary>200 with a web page instead of JSON.</summary>
    Rubbish,

    /// <summary>Does what was asked, then cuts the connection.</summary>
    CutAfterCommit,

    /// <summary>Does what was asked, and never answers: a time-out after the commit.</summary>
    SilentAfterCommit,

    /// <summary>Does what was asked, then answers 500.</summary>
    ErrorAfterCommit,

    /// <summary>403, as when our key was taken away.</summary>
    Forbidden,

    /// <summary>503, as during an ERPNext migration.</summary>
    Maintenance,

    /// <summary>Reads are answered, writes are 503, as during a part of a migration.</summary>
    ReadOnly,

    /// <summary>429 with Retry-After.</summary>
    TooMany,

    /// <summary>500, rolled back, as when two transactions of ERPNext collide.</summary>
    Deadlock,
}

public sealed class Faults
{
    public static readonly string[] Systems = ["erpnext", "genieacs", "twilio", "smtp", "stripe", "oidc", "hub", "olt", "tplink", "oktopus"];

    private readonly ConcurrentDictionary<string, Fault> _now = new();
    private readonly ConcurrentDictionary<string, (Fault Fault, double Share)[]> _weather = new();
    private readonly ConcurrentDictionary<(string System, string Method), Fault> _once = new();
    private readonly Lock _lock = new();
    private Random _chance = new(1);

    public void Seed(int seed) => _chance = new Random(seed);

    /// <summary>Some requests of a system fail, by chance.</summary>
    public void Storm(string system, params (Fault Fault, double Share)[] shares) => _weather[system] = shares;

    /// <summary>The next request of this verb fails, and no other.</summary>
    public void Once(string system, string method, Fault fault) => _once[(system, method)] = fault;

    public Fault Next(string system, string method)
    {
        if (_once.TryRemove((system, method), out var one))
        {
            return one;
        }

        if (this[system] is not Fault.None and var fault)
        {
            return fault;
        }

        if (!_weather.TryGetValue(system, out var shares))
        {
            return Fault.None;
        }

        double dice;
        lock (_lock)
        {
            dice = _chance.NextDouble();
        }

        foreach (var (befalls, share) in shares)
        {
            if ((dice -= share) < 0)
            {
                return befalls;
            }
        }

        return Fault.None;
    }

    public TimeSpan SlowFor { get; set; } = TimeSpan.FromSeconds(6);

    public Fault this[string system]
    {
        get => _now.GetValueOrDefault(system);
        set => _now[system] = value;
    }
}
