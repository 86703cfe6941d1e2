using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>A service of a customer, where it is, and what was asked for it.</summary>
/// <param name="Open">What is asked for and not done yet.</param>
public sealed record MyService(Subscription Subscription, ServicePlace? Place, ServiceRequest? Open)
{
    public string? Address => Place?.OneLine;

    /// <summary>Paused, by ERPNext or because a pause was done.</summary>
    public bool IsPaused => Subscription.Standing == SubscriptionStanding.Suspended;
}

/// <summary>Reads what a customer subscribes to. Throws <see cref="IntegrationException"/>.</summary>
public sealed class MyServices(PortalDb db, ErpNextSubscriptions erp, ErpNextFieldWork places, IOptions<SubscriptionOptions> options, TimeProvider clock)
{
    /// <summary>An ended service stays in the list so long.</summary>
    private const int EndedDays = 60;

    public bool IsOn => options.Value.IsOn;

    public async Task<IReadOnlyList<MyService>> ReadAsync(string customerId, CancellationToken cancel)
    {
        var (reading, where) = (erp.ListOfCustomerAsync(customerId, cancel), PlacesAsync(customerId, cancel));
        var (read, known, since) = (await reading, await where, Times.Today(clock).AddDays(-EndedDays));
        var open = (await db.ServiceRequests.AsNoTracking().Where(r => r.CustomerId == customerId && (r.State == RequestState.Given || r.State == RequestState.Scheduled))
            .ToListAsync(cancel)).ToDictionary(r => r.Subscription, StringComparer.Ordinal);
        return
        [
            .. read.Where(s => s.Stands || s.Standing == SubscriptionStanding.Unknown || s.CancelledOn >= since)
                .Select(s => new MyService(s, s.LocationId is { } place ? known.GetValueOrDefault(place) : null, open.GetValueOrDefault(s.Name)))
                .OrderBy(s => s.Address, StringComparer.Ordinal).ThenBy(s => s.Subscription.Standing == SubscriptionStanding.Ended)
                .ThenBy(s => s.Subscription.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>One of this customer's own; null for anybody else's.</summary>
    public async Task<MyService?> FindAsync(string customerId, string name, CancellationToken cancel) =>
        (await ReadAsync(customerId, cancel)).FirstOrDefault(s => s.Subscription.Name == name);

    /// <summary>The plans that this service can become: of its kind, sold where it is, and another than it is.</summary>
    public IReadOnlyList<PlanOffer> Offers(MyService service) => service.Subscription is not { Standing: SubscriptionStanding.Active, Price: not null } now ? []
        : [.. options.Value.Plans.Where(p => string.Equals(p.Category, now.Category ?? p.Category, StringComparison.OrdinalIgnoreCase)
            && p.IsIn(service.Place?.City) && !string.Equals(p.Name, now.Plan, StringComparison.OrdinalIgnoreCase)).OrderBy(p => p.Price)];

    /// <summary>Paused because its customer said so; what is suspended for bills was not.</summary>
    public Task<bool> IsPausedHereAsync(string name, CancellationToken cancel)
    {
        var later = db.ServiceRequests;
        return db.ServiceRequests.AnyAsync(r => r.Subscription == name && r.Kind == RequestKind.Pause && r.State == RequestState.Done
            && !later.Any(l => l.Subscription == name && l.Kind == RequestKind.Resume && l.State == RequestState.Done && l.GivenAt > r.GivenAt), cancel);
    }

    private async Task<IReadOnlyDictionary<string, ServicePlace>> PlacesAsync(string customerId, CancellationToken cancel) =>
        (await places.ListPlacesOfCustomerAsync(customerId, cancel)).DistinctBy(p => p.Id).ToDictionary(p => p.Id, StringComparer.Ordinal);
}
