using System.Runtime.CompilerServices;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Integrations.ModemBridge;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Diagnosis;

public sealed class BridgeProbe(ModemBridgeClient bridge, ModemPageAddresses pageAddresses, IOptions<ModemBridgeOptions> options) : IProbe
{
    public string Source => Sources.Bridge;

    public TimeSpan Budget => options.Value.Timeout - TimeSpan.FromSeconds(2);

    public async IAsyncEnumerable<ProbeAnswer> AskAsync(LineNames subject, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (subject.Mac is not { } mac || await pageAddresses.FindAsync(mac, cancel) is not { } address)
        {
            yield return new ProbeAnswer(Source, ProbeStatus.Unsupported, 0);
            yield break;
        }

        yield return new ProbeAnswer(Source, ProbeStatus.Pending, 0);
        yield return new ProbeAnswer(Source, ProbeStatus.Ok, 0, Cpe: await bridge.ReadAsync(mac, address, cancel));
    }
}
