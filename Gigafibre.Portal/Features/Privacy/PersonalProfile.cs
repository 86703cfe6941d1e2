using Gigafibre.Portal.Features.Subscriptions;
using Gigafibre.Portal.Integrations.ErpNext;

namespace Gigafibre.Portal.Features.Privacy;

/// <summary>What ERPNext has about a customer, as far as this portal shows it to them: who they are, where, how they are reached, what they subscribe to.</summary>
public sealed class PersonalProfile(ErpNextBilling customers, ErpNextClient contacts, ErpNextFieldWork places, MyServices services)
{
    /// <summary>For JSON. Throws <see cref="Integrations.IntegrationException"/>.</summary>
    public async Task<object> ReadAsync(string customerId, CancellationToken cancel)
    {
        var customer = await customers.FindCustomerAsync(customerId, cancel);
        var points = await contacts.GetContactPointsAsync(customerId, cancel);
        return new
        {
            id = customerId,
            name = customer?.Name,
            language = customer?.Language,
            phones = points.Phones.Select(p => p.E164),
            emails = points.Emails.Select(e => e.Value),
            addresses = (await places.ListPlacesOfCustomerAsync(customerId, cancel)).Select(p => p.OneLine),
            services = services.IsOn
                ? (await services.ReadAsync(customerId, cancel)).Select(s => new
                {
                    s.Subscription.Name,
                    s.Subscription.Plan,
                    s.Address,
                    s.Subscription.StartOn,
                    s.Subscription.CancelledOn,
                }) : [],
        };
    }
}
