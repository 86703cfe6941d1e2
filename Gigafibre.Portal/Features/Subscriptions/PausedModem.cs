using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.GenieAcs;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>Which modem a paused service hangs on. Known only where an address has one modem and one internet service: then its silence says something.</summary>
public sealed class PausedModem(ErpNextClient erp, GenieAcsClient acs)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Whether a customer can be promised that this service comes back with its modem.</summary>
    public async Task<bool> IsKnownAsync(string customerId, MyService service, CancellationToken cancel)
    {
        try
        {
            return await Deadline.AskAsync(SystemName.GenieAcs, Longest, c => HeardAsync(customerId, service, c), cancel) is not null;
        }
        catch (IntegrationException)
        {
            return false;
        }
    }

    /// <summary>When its modem last called; null when it is not known which one that is, or GenieACS does not know it. Throws <see cref="IntegrationException"/>.</summary>
    public async Task<DateTimeOffset?> HeardAsync(string customerId, MyService service, CancellationToken cancel)
    {
        if (service is not { IsOnlyInternet: true, Subscription.LocationId: { } place })
        {
            return null;
        }

        var modems = (await erp.ListAtPlacesAsync([place], cancel)).Where(m => m.CustomerId == customerId && m.Standing != Standing.Closed).ToList();
        return modems is [var only] ? await acs.FindLastInformAsync(only.Serial, only.Mac, cancel) : null;
    }
}
