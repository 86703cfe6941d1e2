using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;

namespace Gigafibre.Portal.Features.Home;

/// <summary>Asks ERPNext whose account this is, and which addresses its modems serve.</summary>
public sealed class HouseholdReader(ErpNextClient erp, ErpNextFieldWork places, ErpNextBilling billing, LastKnownAnswers answers)
{
    /// <summary>As ERPNext says, or as it said last; null when it never answered.</summary>
    public async Task<Household?> FindAsync(string customerId, CancellationToken cancel)
    {
        try
        {
            return (await answers.AskAsync($"household1:{customerId}", customerId, c => AskAsync(customerId, c), cancel)).Value;
        }
        catch (IntegrationException)
        {
            return null;
        }
    }

    private async Task<Household> AskAsync(string customerId, CancellationToken cancel)
    {
        var (who, modems, where) = (billing.FindCustomerAsync(customerId, cancel), erp.ListOfCustomerAsync(customerId, cancel), places.ListPlacesOfCustomerAsync(customerId,
            cancel));
        await Task.WhenAll(who, modems, where);
        var addresses = (await where).ToDictionary(p => p.Id, p => string.Join(", ", new[] { p.Address ?? p.Title, p.City }.Where(t => !string.IsNullOrWhiteSpace(t))));
        return new Household((await who)?.Name ?? customerId, [.. (await modems).Where(m => m.Standing != Standing.Closed)
            .Select(m => new HouseholdModem(m.Mac.Compact, m.Model, m.LocationId is { } l ? addresses.GetValueOrDefault(l) : null, m.Standing))]);
    }
}
