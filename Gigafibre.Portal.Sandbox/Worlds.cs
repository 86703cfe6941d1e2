using System.Collections.Concurrent;
using Gigafibre.Portal.Sandbox.ErpNext;
using Gigafibre.Portal.Sandbox.GenieAcs;
using Gigafibre.Portal.Sandbox.Oidc;
using Gigafibre.Portal.Sandbox.Olt;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Sandbox.Stripe;
using Gigafibre.Portal.Sandbox.TpLink;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Sandbox;

public sealed class Worlds(IOptions<SandboxOptions> options)
{
    public const string Demo = "demo";

    private readonly ConcurrentDictionary<string, Lazy<World>> _worlds = new(StringComparer.Ordinal);

    /// <summary>The world of this name, peopled the first time it is asked for.</summary>
    public World this[string name] => _worlds.GetOrAdd(name, n => new Lazy<World>(() => Create(n))).Value;

    public IEnumerable<World> All => _worlds.Values.Where(w => w.IsValueCreated).Select(w => w.Value);

    public void Remove(string name) => _worlds.TryRemove(name, out _);

    private World Create(string name)
    {
        var world = new World(name);
        Ledger.OpenBooks(world.Erp);
        foreach (var scene in Scenes.All)
        {
            Settler.Settle(world, scene);
        }

        FieldWork.Settle(world);

        if (name == Demo)
        {
            world.Stripe.Webhooks.Endpoint = new Uri(options.Value.PortalUrl + "/webhooks/stripe");
        }

        if (name == Demo && options.Value.CpeFolder is { Length: > 0 } folder)
        {
            CpeFolder.Settle(world, folder);
        }

        return world;
    }
}

/// <summary>One closed little world: what ERPNext, GenieACS and the telephones hold in it, and how they misbehave.</summary>
public sealed class World(string name)
{
    public string Name { get; } = name;

    public DocStore Erp { get; } = new();

    public Acs Acs { get; } = new();

    /// <summary>The modems of the USP controller.</summary>
    public Acs Usp { get; } = new();

    /// <summary>The OLT that everybody hangs on.</summary>
    public const string FirstOlt = "saint-gedeon";

    public ConcurrentDictionary<string, OltShelf> Olts { get; } = new([new(FirstOlt, new OltShelf())]);

    public ModemWebs ModemWebs => field ??= new ModemWebs(Acs);

    public Post Post { get; } = new();

    public StripeAccount Stripe { get; } = new();

    public OidcSessions Oidc { get; } = new();

    public Faults Faults { get; } = new();

    public RequestLog Requests { get; } = new();

    public List<Settled> People { get; } = [];
}

/// <summary>Every request that reached an outside system of this world, for tests that count.</summary>
public sealed class RequestLog
{
    private readonly ConcurrentQueue<(string System, string Request)> _all = new();

    public void Add(string system, string request) => _all.Enqueue((system, request));

    public IReadOnlyList<string> Of(string system) => [.. _all.Where(r => r.System == system).Select(r => r.Request)];

    public int Count => _all.Count;
}
