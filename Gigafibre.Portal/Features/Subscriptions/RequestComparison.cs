using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>
/// Holds a request against ERPNext: done there and not ticked here is done; ticked here and not so there, or past its day, is for a person. Throws
/// <see cref="Integrations.IntegrationException"/>.
/// </summary>
public sealed class RequestComparison(PortalDb db, ErpNextSubscriptions erp, ServiceRequests requests, FindingList findings, TimeProvider clock)
{
    public async Task CompareAsync(Guid id, CancellationToken cancel)
    {
        var request = await db.ServiceRequests.AsNoTracking().SingleAsync(r => r.Id == id, cancel);
        var (agrees, today) = (await erp.FindAsync(request.Subscription, cancel) is { } now ? Agrees(request, now) : request.Kind == RequestKind.Cancel, Times.Today(clock));
        var isDue = request.EffectiveOn <= today;
        if (agrees is true && request.IsOpen)
        {
            _ = isDue || request.Kind is RequestKind.Change ? await requests.MoveAsync(request.Number, RequestState.Done, null, null, cancel)
                : request is { Kind: RequestKind.Cancel, State: RequestState.Given } && await requests.MoveAsync(request.Number, RequestState.Scheduled, null, null, cancel);
        }

        var isLate = request.IsOpen && agrees is not true && BankDays.Add(request.EffectiveOn, 1) < today;
        var disagrees = request.State == RequestState.Done && agrees is false && isDue;
        await SayAsync(FindingKind.RequestLate, isLate, request, cancel);
        await SayAsync(FindingKind.RequestDisagrees, disagrees, request, cancel);
    }

    /// <summary>Null where ERPNext cannot tell.</summary>
    public static bool? Agrees(ServiceRequest request, Subscription now) => request.Kind switch
    {
        RequestKind.Cancel => now.CancelledOn is { } on ? on == request.EffectiveOn : now.Standing == SubscriptionStanding.Ended,
        RequestKind.Change => now.Standing == SubscriptionStanding.Active
            && string.Equals(now.Plan, request.After, StringComparison.OrdinalIgnoreCase) && now.Price == request.Cost,
        RequestKind.Pause => now.Standing == SubscriptionStanding.Suspended,
        RequestKind.Resume => now.Standing == SubscriptionStanding.Active,
        _ => null,
    };

    private Task SayAsync(FindingKind kind, bool holds, ServiceRequest request, CancellationToken cancel) => holds
        ? findings.AddAsync(kind, request.Number, FindingText.RequestOf.With(RequestText.Kind(request.Kind), request.CustomerId, Times.Dated(request.EffectiveOn)), cancel)
        : findings.CloseAsync(kind, request.Number, cancel);
}
