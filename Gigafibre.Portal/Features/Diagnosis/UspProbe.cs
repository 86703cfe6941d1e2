using System.Runtime.CompilerServices;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations.Oktopus;

namespace Gigafibre.Portal.Features.Diagnosis;

/// <summary>A modem that the USP controller manages.</summary>
public sealed class UspProbe(OktopusClient usp, ModemDirectory modems) : IProbe
{
    public string Source => Sources.Usp;

    public TimeSpan Budget => TimeSpan.FromSeconds(12);

    public async IAsyncEnumerable<ProbeAnswer> AskAsync(ProbeSubject subject, [EnumeratorCancellation] CancellationToken cancel)
    {
        var known = subject.Mac is { } mac ? await modems.RecallAsync(mac, cancel) : null;
        var serial = known?.Serial ?? subject.Serial;
        if (serial is null || await usp.FindAsync(serial, cancel) is not { } device)
        {
            yield return new ProbeAnswer(Source, ProbeStatus.NoSuchDevice, 0);
            yield break;
        }

        if (subject.Mac is { } m && known?.UspId != device.Id)
        {
            await modems.RememberUspIdAsync(m, device.Id, cancel);
        }

        if (!device.Online)
        {
            yield return new ProbeAnswer(Source, ProbeStatus.Offline, 0);
            yield break;
        }

        yield return new ProbeAnswer(Source, ProbeStatus.Pending, 0);
        yield return new ProbeAnswer(Source, ProbeStatus.Ok, 0, Cpe: await usp.ReadAsync(device.Id, cancel));
    }
}
