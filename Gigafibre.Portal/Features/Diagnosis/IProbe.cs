using Gigafibre.Portal.Features.Lines;

namespace Gigafibre.Portal.Features.Diagnosis;

public interface IProbe
{
    string Source { get; }

    TimeSpan Budget { get; }

    IAsyncEnumerable<ProbeAnswer> AskAsync(LineNames subject, CancellationToken cancel);
}

/// <summary>A probe that is switched on. Each runs in a scope of its own, which holds nothing of the others.</summary>
public sealed record ProbeKind(Type Type);
