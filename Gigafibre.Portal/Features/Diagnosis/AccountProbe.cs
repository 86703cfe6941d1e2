using System.Runtime.CompilerServices;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations.ErpNext;

namespace Gigafibre.Portal.Features.Diagnosis;

public sealed class AccountProbe(ModemIndex modems, ErpNextClient erp) : IProbe
{
    public string Source => Sources.Account;

    public TimeSpan Budget => TimeSpan.FromSeconds(8);

    public async IAsyncEnumerable<ProbeAnswer> AskAsync(LineNames subject, [EnumeratorCancellation] CancellationToken cancel)
    {
        var equipment = subject.Mac is { } mac ? await modems.RefreshAsync(mac, cancel, subject.Modem) : await erp.FindBySerialAsync(subject.Serial!, cancel);
        yield return equipment is null
            ? new ProbeAnswer(Source, ProbeStatus.NoSuchDevice, 0)
            : new ProbeAnswer(Source, ProbeStatus.Ok, 0, Standing: equipment.Standing);
    }
}
