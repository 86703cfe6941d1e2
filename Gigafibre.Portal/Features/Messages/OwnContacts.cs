using Gigafibre.Portal.Core;
using Gigafibre.Portal.Integrations.ErpNext;

namespace Gigafibre.Portal.Features.Messages;

/// <summary>
/// Where a customer is written to and called: what ERPNext has on file, without the contacts of people whom the customer lets in for one thing. Throws
/// <see cref="Integrations.IntegrationException"/>.
/// </summary>
public sealed class OwnContacts(ErpNextClient erp, IContactLimits limits, Secrets secrets)
{
    public async Task<ContactPoints> ReadAsync(string customerId, CancellationToken cancel)
    {
        var (asked, limited) = (erp.GetContactPointsAsync(customerId, cancel), await limits.LimitedAsync(customerId, cancel));
        var all = await asked;
        bool IsTheirs(ContactPoint contact) => !limited.Contains(secrets.Hash(ContactPoint.HashPurpose, contact.Value));
        return limited.Count == 0 ? all
            : new ContactPoints([.. all.Phones.Where(p => IsTheirs(ContactPoint.Of(p)))], [.. all.Emails.Where(e => IsTheirs(ContactPoint.Of(e)))], all.Contact);
    }
}
