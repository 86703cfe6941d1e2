using Gigafibre.Portal.Features.Diagnosis;
using Gigafibre.Portal.Features.Lines;
using Gigafibre.Portal.Features.Modems;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.GenieAcs;
using Gigafibre.Portal.Integrations.Oktopus;

namespace Gigafibre.Portal.Features.LineChanges;

public sealed class ModemChannels(ModemIndex modems, GenieAcsClient acs, OktopusClient usp)
{
    public async Task<ICommandChannel?> FindAsync(MacAddress mac, CancellationToken cancel)
    {
        var modem = await modems.FindAsync(mac, cancel);
        if (modem?.UspId is { } endpoint)
        {
            return new UspChannel(usp, endpoint);
        }

        return modem?.AcsId is { } id ? new AcsChannel(acs, id) : null;
    }

    public ICommandChannel Of(LineChange change) => change.Via == Sources.Usp ? new UspChannel(usp, change.Endpoint) : new AcsChannel(acs, change.Endpoint);
}
