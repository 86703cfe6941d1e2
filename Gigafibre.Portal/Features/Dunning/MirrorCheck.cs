using Gigafibre.Portal.Core;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>A Dunning Type that is not there, or that asks a fee, stops the start.</summary>
public sealed class MirrorCheck(ErpNextDunning erp, IOptions<DunningOptions> options) : IStartCheck
{
    public async Task CheckAsync(CancellationToken cancel)
    {
        foreach (var type in options.Value.Mirror.Types)
        {
            try
            {
                await Deadline.AskAsync(SystemName.ErpNext, TimeSpan.FromSeconds(5), c => DemandFreeAsync(type, c), cancel);
            }
            catch (IntegrationException e) when (!e.IsTransient)
            {
                throw new SettingsException(
                    $"Dunning:Mirror names “{type}”, and {e.Message}. Name a Dunning Type of ERPNext that the service user may read, without a fee and without interest.", e);
            }
        }
    }

    private async Task<bool> DemandFreeAsync(string type, CancellationToken cancel)
    {
        await erp.DemandFreeAsync(type, cancel);
        return true;
    }
}
