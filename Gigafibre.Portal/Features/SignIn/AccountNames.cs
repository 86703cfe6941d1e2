using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;

namespace Gigafibre.Portal.Features.SignIn;

/// <summary>What the accounts of one person are called; by their number where ERPNext does not say, and where two have one name.</summary>
public sealed class AccountNames(ErpNextBilling erp)
{
    public async Task<IReadOnlyList<(string Id, string Name)>> ReadAsync(IEnumerable<string> accounts, CancellationToken cancel)
    {
        var named = await Task.WhenAll(accounts.Select(async id => (Id: id, Name: await NameAsync(id, cancel))));
        var twice = named.GroupBy(n => n.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        return [.. named.Select(n => (n.Id, twice.Contains(n.Name) && n.Name != n.Id ? $"{n.Name} ({n.Id})" : n.Name))];
    }

    private async Task<string> NameAsync(string id, CancellationToken cancel)
    {
        try
        {
            return (await erp.FindCustomerAsync(id, cancel))?.Name ?? id;
        }
        catch (IntegrationException)
        {
            return id;
        }
    }
}
