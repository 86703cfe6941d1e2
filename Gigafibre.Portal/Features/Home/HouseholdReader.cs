using Gigafibre.Portal.Features.Invoices;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;

namespace Gigafibre.Portal.Features.Home;

/// <summary>Asks ERPNext whose account this is, and which addresses its modems serve.</summary>
public sealed class HouseholdReader(ErpNextClient erp, ErpNextFieldWork places, ErpNextBilling billing, LastKnownAnswers answers)
{
    /// <summary>A greeting keeps nobody waiting.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(1500);

    /// <summary>As ERPNext says, or as it said last; null when it never answered.</summary>
    public async Task<Household?> FindAsync(string customerId, CancellationToken cancel)
    {
        try
        {
            return (await answers.AskAsync(KeyOf(customerId), customerId, c => Deadline.AskAsync(SystemName.ErpNext, Longest, d => AskAsync(customerId, d), c),
                cancel)).Value;
        }
        catch (IntegrationException)
        {
            return null;
        }
    }

    /// <summary>As ERPNext said last, without asking it; null when it never did.</summary>
    public async Task<Household?> FindKnownAsync(string customerId, CancellationToken cancel) =>
        (await answers.RecallAsync<Household>(KeyOf(customerId), customerId, cancel))?.Value;

    private static string KeyOf(string customerId) => $"household1:{customerId}";

    private async Task<Household> AskAsync(string customerId, CancellationToken cancel)
    {
        var (who, modems, where) = (billing.FindCustomerAsync(customerId, cancel), erp.ListOfCustomerAsync(customerId, cancel), AddressesAsync(customerId, cancel));
        await Task.WhenAll(who, modems, where);
        var addresses = await where;
        return new Household((await who)?.Name ?? customerId, [.. (await modems).Where(m => m.Standing != Standing.Closed)
            .Select(m => new HouseholdModem(m.Mac.Compact, m.Model, m.LocationId is { } l ? addresses.GetValueOrDefault(l) : null, m.Standing))]);
    }

    /// <summary>Street and town by location. A site may lack the fields that only the staff need; then nobody has an address here, and everything else stands.</summary>
    private async Task<IReadOnlyDictionary<string, string>> AddressesAsync(string customerId, CancellationToken cancel)
    {
        try
        {
            return (await places.ListPlacesOfCustomerAsync(customerId, cancel)).DistinctBy(p => p.Id)
                .ToDictionary(p => p.Id, p => p.OneLine);
        }
        catch (IntegrationException)
        {
            return new Dictionary<string, string>();
        }
    }
}
