using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Cpe;
using Gigafibre.Portal.Integrations.Olt;

namespace Gigafibre.Portal.Features.Diagnosis;

public static class Sources
{
    public const string Account = "erpnext";
    public const string GenieAcs = "genieacs";
    public const string Olt = "olt";
    public const string Bridge = "bridge";
    public const string Usp = "usp";

    /// <summary>Our own memory of the line.</summary>
    public const string History = "history";
}

public enum ProbeStatus
{
    /// <summary>Something is known already; more is on its way.</summary>
    Pending,
    Ok,

    /// <summary>The source answered that it knows no such device.</summary>
    NoSuchDevice,
    Timeout,
    Error,

    /// <summary>The source knows the device, and that it is not there just now.</summary>
    Offline,

    /// <summary>The source cannot be asked about this model.</summary>
    Unsupported,
}

/// <summary>Whether the modem itself answered us just now.</summary>
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
    string Source, ProbeStatus Status, long ElapsedMs, string? Error = null, string? Standing = null, Woken Woke = Woken.NotAsked, CpeSnapshot? Cpe = null,
    OntReading? Ont = null, IReadOnlyList<OntNeighbour>? Neighbours = null, LineBaseline? Baseline = null);

/// <summary>Which modem to ask about: by every name we know it under.</summary>
/// <param name="Modem">What our index holds of it; null when it has never heard of it.</param>
/// <param name="Ont">The row of an OLT that it hangs on; null when no walk has seen it.</param>
public sealed record ProbeSubject(MacAddress? Mac, string? Serial, ModemRecord? Modem, OntRecord? Ont);

/// <summary>Asks one source. May answer more than once: first what is at hand, last what is certain.</summary>
public interface IProbe
{
    string Source { get; }

    TimeSpan Budget { get; }

    IAsyncEnumerable<ProbeAnswer> AskAsync(ProbeSubject subject, CancellationToken cancel);
}

/// <summary>A probe that is switched on. Each runs in a scope of its own, which holds nothing of the others.</summary>
public sealed record ProbeKind(Type Type);

public static class ProbeServices
{
    public static IServiceCollection AddProbe<TProbe>(this IServiceCollection services)
        where TProbe : class, IProbe => services.AddScoped<TProbe>().AddSingleton(new ProbeKind(typeof(TProbe)));
}
