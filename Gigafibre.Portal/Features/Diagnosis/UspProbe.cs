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
            await RememberAsync(subject, known?.UspId, null, cancel);
            yield return new ProbeAnswer(Source, ProbeStatus.NoSuchDevice, 0);
            yield break;
        }

        if (!device.Online)
        {
            yield return new ProbeAnswer(Source, ProbeStatus.Offline, 0);
            yield break;
        }

        yield return new ProbeAnswer(Source, ProbeStatus.Pending, 0);
        var cpe = await usp.ReadAsync(device.Id, cancel);
        if (subject.Mac is { } asked && cpe.Identity.Mac is { } own && own != asked)
        {
            // A serial that was mistyped in ERPNext leads to somebody else's modem.
            await RememberAsync(subject, known?.UspId, null, cancel);
            yield return new ProbeAnswer(Source, ProbeStatus.NoSuchDevice, 0);
            yield break;
        }

        await RememberAsync(subject, known?.UspId, device.Id, cancel);
        yield return new ProbeAnswer(Source, ProbeStatus.Ok, 0, Cpe: cpe);
    }

    private async Task RememberAsync(ProbeSubject subject, string? known, string? id, CancellationToken cancel)
    {
        if (subject.Mac is { } mac && known != id)
        {
            await modems.RememberUspIdAsync(mac, id, cancel);
        }
    }
}
