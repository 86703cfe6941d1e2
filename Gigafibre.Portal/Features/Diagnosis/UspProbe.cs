using System.Runtime.CompilerServices;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations.Oktopus;

namespace Gigafibre.Portal.Features.Diagnosis;

public sealed class UspProbe(OktopusClient usp, ModemIndex modems) : IProbe
{
    public string Source => Sources.Usp;

    public TimeSpan Budget => TimeSpan.FromSeconds(12);

    public async IAsyncEnumerable<ProbeAnswer> AskAsync(LineNames subject, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (subject.Serial is not { } serial || await usp.FindAsync(serial, cancel) is not { } device)
        {
            await RememberAsync(subject, null, cancel);
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
            await RememberAsync(subject, null, cancel);
            yield return new ProbeAnswer(Source, ProbeStatus.NoSuchDevice, 0);
            yield break;
        }

        await RememberAsync(subject, device.Id, cancel);
        yield return new ProbeAnswer(Source, ProbeStatus.Ok, 0, Cpe: cpe);
    }

    private async Task RememberAsync(LineNames subject, string? id, CancellationToken cancel)
    {
        if (subject.Mac is { } mac && subject.Modem?.UspId != id)
        {
            await modems.RememberUspIdAsync(mac, id, cancel);
        }
    }
}
