using System.Collections.Concurrent;
using Gigafibre.Portal.Sandbox.ErpNext;
using Gigafibre.Portal.Sandbox.GenieAcs;
using Gigafibre.Portal.Sandbox.Oidc;
using Gigafibre.Portal.Sandbox.Olt;
using Gigafibre.Portal.Sandbox.People;
using Gigafibre.Portal.Sandbox.Stripe;
using Gigafibre.Portal.Sandbox.TpLink;

namespace Gigafibre.Portal.Sandbox;

/// <summary>One closed little world: what ERPNext, GenieACS and the telephones hold in it, and how they misbehave.</summary>
public sealed class World(string name)
{
    public string Name { get; } = name;

    public DocStore Erp { get; } = new();

    public Acs Acs { get; } = new();

    public Acs Usp { get; } = new();

    public const string FirstOlt = "saint-gedeon";

    public ConcurrentDictionary<string, OltShelf> Olts { get; } = new([new(FirstOlt, new OltShelf())]);

    public ModemWebs ModemWebs => field ??= new ModemWebs(Acs);

    public Post Post { get; } = new();

    public StripeAccount Stripe { get; } = new();

    public OidcSessions Oidc { get; } = new();

    public Faults Faults { get; } = new();

    public RequestLog Requests { get; } = new();

    public List<Resident> People { get; } = [];

    /// <summary>Who stands in ERPNext, with or without a modem that answers.</summary>
    public List<Resident> Booked { get; } = [];
}
