using System.Runtime.CompilerServices;
using Gigafibre.Portal.Features.Lines;

namespace Gigafibre.Portal.Features.Diagnosis;

public sealed class HistoryProbe(LineBaselines history) : IProbe
{
    public string Source => Sources.History;

    public TimeSpan Budget => TimeSpan.FromSeconds(2);

    public async IAsyncEnumerable<ProbeAnswer> AskAsync(LineNames subject, [EnumeratorCancellation] CancellationToken cancel)
    {
        yield return subject.Mac is { } mac
            ? new ProbeAnswer(Source, ProbeStatus.Ok, 0, Baseline: await history.BaselineAsync(mac, cancel))
            : new ProbeAnswer(Source, ProbeStatus.NoSuchDevice, 0);
    }
}
