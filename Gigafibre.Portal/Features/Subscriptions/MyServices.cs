using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>A service of a customer, where it is, and what was asked for it.</summary>
/// <param name="Open">What is asked for and not done yet.</param>
/// <param name="IsPausedHere">Paused because its customer said so; what is suspended for bills was not.</param>
public sealed record MyService(Subscription Subscription, ServicePlace? Place, ServiceRequest? Open, bool IsPausedHere)
{
    /// <summary>The one internet service of its address.</summary>
    public bool IsOnlyInternet { get; init; }

    public string? Address => Place?.OneLine;
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
        var today = Times.Today(clock);
        var (read, known, since) = (await reading, await where, today.AddDays(-EndedDays));
        var paused = await PausedAsync(customerId, today, cancel);
        var open = (await db.ServiceRequests.AsNoTracking().Where(r => r.CustomerId == customerId && (r.State == RequestState.Given || r.State == RequestState.Scheduled))
            .ToListAsync(cancel)).ToDictionary(r => r.Subscription, StringComparer.Ordinal);
        return
        [
            .. read.Where(s => s.Stands || s.Standing == SubscriptionStanding.Unknown || s.CancelledOn >= since)
                .Select(s => new MyService(s, s.LocationId is { } place ? known.GetValueOrDefault(place) : null, open.GetValueOrDefault(s.Name),
                    s.Standing == SubscriptionStanding.Suspended && paused.Contains(s.Name))
                {
                    IsOnlyInternet = IsInternet(s) && s.LocationId is { } at && read.Count(o => o.Stands && o.LocationId == at && IsInternet(o)) == 1,
                })
                .OrderBy(s => s.Address, StringComparer.Ordinal).ThenBy(s => s.Subscription.Standing == SubscriptionStanding.Ended)
                .ThenBy(s => s.Subscription.Name, StringComparer.Ordinal),
        ];
    }

    private static bool IsInternet(Subscription subscription) => subscription.Category is null || subscription.Category.Contains("internet", StringComparison.OrdinalIgnoreCase);

    /// <summary>One of this customer's own; null for anybody else's.</summary>
    public async Task<MyService?> FindAsync(string customerId, string name, CancellationToken cancel) =>
        (await ReadAsync(customerId, cancel)).FirstOrDefault(s => s.Subscription.Name == name);

    /// <summary>The plans that this service can become: of its kind, sold where it is, and another than it is.</summary>
    public IReadOnlyList<PlanOffer> Offers(MyService service) => service.Subscription is not { Standing: SubscriptionStanding.Active, Price: not null } now
        || (now.Category is null && options.Value.Plans.DistinctBy(p => p.Category).Count() > 1) ? []
        : [.. options.Value.Plans.Where(p => string.Equals(p.Category, now.Category ?? p.Category, StringComparison.OrdinalIgnoreCase)
            && p.IsIn(service.Place?.City) && !string.Equals(p.Name, now.Plan, StringComparison.OrdinalIgnoreCase)).OrderBy(p => p.Price)];

    private async Task<IReadOnlySet<string>> PausedAsync(string customerId, DateOnly today, CancellationToken cancel)
    {
        var later = db.ServiceRequests;
        return await db.ServiceRequests.Where(r => r.CustomerId == customerId && r.Kind == RequestKind.Pause && r.State == RequestState.Done && r.Until >= today
            && !later.Any(l => l.Subscription == r.Subscription && l.Kind == RequestKind.Resume && l.State == RequestState.Done && l.GivenAt > r.GivenAt))
            .Select(r => r.Subscription).ToHashSetAsync(cancel);
    }

    /// <summary>A site may lack the fields of addresses that only the staff need; then nobody has an address here, and everything else stands.</summary>
    private async Task<IReadOnlyDictionary<string, ServicePlace>> PlacesAsync(string customerId, CancellationToken cancel)
    {
        try
        {
            return (await places.ListPlacesOfCustomerAsync(customerId, cancel)).DistinctBy(p => p.Id).ToDictionary(p => p.Id, StringComparer.Ordinal);
        }
        catch (IntegrationException)
        {
            return new Dictionary<string, ServicePlace>();
        }
    }
}
