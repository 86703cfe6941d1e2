using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.Olt;

namespace Gigafibre.Portal.Features.Diagnosis;

public enum ProbeStatus
{
    Pending,
    Ok,

    NoSuchDevice,
    Timeout,
    Error,

    Offline,

    Unsupported,
}

public enum Woken
{
    NotAsked,
    Answered,
    Unreachable,
}

/// <summary>What one source said, and how long it took.</summary>
/// <param name="Standing">The account's standing, from ERPNext.</param>
/// <param name="Neighbours">Of an ONT that is down: the others of its port.</param>
/// <param name="Baseline">What the line usually is, from our own memory.</param>
public sealed record ProbeAnswer(
    string Source, ProbeStatus Status, long ElapsedMs, string? Error = null, Standing? Standing = null, Woken Woke = Woken.NotAsked, CpeSnapshot? Cpe = null,
    OntReading? Ont = null, IReadOnlyList<OntNeighbour>? Neighbours = null, LineBaseline? Baseline = null);
