using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Cpe;

namespace Gigafibre.Portal.Features.Diagnosis;

public static class Sources
{
    public const string Account = "erpnext";
    public const string GenieAcs = "genieacs";
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
public sealed record ProbeAnswer(
    string Source, ProbeStatus Status, long ElapsedMs, string? Error = null, string? Standing = null, Woken Woke = Woken.NotAsked, CpeSnapshot? Cpe = null);

/// <summary>Which modem to ask about: by every name we know it under.</summary>
public sealed record ProbeSubject(MacAddress? Mac, string? Serial, string? AcsId);

/// <summary>Asks one source. May answer more than once: first what is at hand, last what is certain.</summary>
public interface IProbe
{
    string Source { get; }

    TimeSpan Budget { get; }

    IAsyncEnumerable<ProbeAnswer> AskAsync(ProbeSubject subject, CancellationToken cancel);
}
