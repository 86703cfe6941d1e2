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
public sealed class RequestComparison(PortalDb db, ErpNextSubscriptions erp, ErpNextQuotations quotations, ServiceRequests requests, FindingList findings, TimeProvider clock)
{
    /// <summary>Our team may put an end into ERPNext for the next business day.</summary>
    private const int LateDays = 7;

    private const int MoveDays = 2;

    /// <summary>Whether the customer may be told that it is done: ERPNext says so, or it is nothing that ERPNext can show.</summary>
    public async Task<bool> MayBeDoneAsync(ServiceRequest request, CancellationToken cancel)
    {
        if (request.IsAboutQuotation)
        {
            return Agrees(request, await quotations.FindAsync(request.Subscription, cancel)) is not false;
        }

        var (found, today) = (await erp.FindAsync(request.Subscription, cancel), Times.Today(clock));
        var now = found?.CustomerId == request.CustomerId ? found : null;
        return request.Kind switch
        {
            RequestKind.Move => true,
            RequestKind.Cancel => now is null or { CancelledOn: not null } or { Standing: SubscriptionStanding.Ended },
            RequestKind.Pause when request.Until < today => true,
            RequestKind.Change => now is { Standing: SubscriptionStanding.Active or SubscriptionStanding.Suspended } && IsAs(request, now),
            _ => now is not null && Agrees(request, now, today) is true,
        };
    }

    /// <summary>What is wrong with it, and stands as a finding; null when nothing is.</summary>
    public async Task<FindingKind?> CompareAsync(Guid id, CancellationToken cancel)
    {
        var (request, today) = (await db.ServiceRequests.AsNoTracking().SingleAsync(r => r.Id == id, cancel), Times.Today(clock));
        var now = request.IsAboutQuotation ? null : await erp.FindAsync(request.Subscription, cancel);
        var agrees = request.IsAboutQuotation ? Agrees(request, await quotations.FindAsync(request.Subscription, cancel))
            : now is null || now.CustomerId != request.CustomerId ? null : Agrees(request, now, today);
        var isDue = request.EffectiveOn <= today;
        if (agrees is true && request.IsOpen)
        {
            await SettleAsync(request, isDue, cancel);
        }

        FindingKind? wrong = now is not null && IsTooEarly(request, now, today) ? FindingKind.RequestDisagrees
            : request.State switch
            {
                RequestState.Given or RequestState.Scheduled when (agrees is not true || request.Kind == RequestKind.Pause) && IsLate(request, today) => FindingKind.RequestLate,
                RequestState.Done when agrees is false && isDue => FindingKind.RequestDisagrees,
                RequestState.Withdrawn when agrees is true => FindingKind.RequestDisagrees,
                _ => null,
            };
        foreach (var kind in new[] { FindingKind.RequestLate, FindingKind.RequestDisagrees })
        {
            await (wrong == kind
                ? findings.AddAsync(kind, request.Number, FindingText.RequestOf.With(RequestText.Kind(request.Kind), request.CustomerId, Times.Dated(request.EffectiveOn)), cancel)
                : findings.CloseAsync(kind, request.Number, cancel));
        }

        return wrong;
    }

    /// <summary>Null where ERPNext cannot tell.</summary>
    public static bool? Agrees(ServiceRequest request, Subscription now, DateOnly today) => request.Kind switch
    {
        RequestKind.Cancel => now.CancelledOn is { } on ? on >= request.EffectiveOn && on <= request.EffectiveOn.AddDays(LateDays)
            : now.Standing == SubscriptionStanding.Ended && today >= request.EffectiveOn,
        // Suspended for bills meanwhile: what it is otherwise shows when it is back.
        RequestKind.Change or RequestKind.Resume when request.State == RequestState.Done && now.Standing == SubscriptionStanding.Suspended => null,
        RequestKind.Pause when request.State == RequestState.Withdrawn => null,
        RequestKind.Change => now.Standing == SubscriptionStanding.Active && IsAs(request, now),
        RequestKind.Pause => now.Standing == SubscriptionStanding.Suspended,
        RequestKind.Resume => now.Standing == SubscriptionStanding.Active,
        _ => null,
    };

    private static bool IsAs(ServiceRequest request, Subscription now) =>
        string.Equals(now.Plan, request.After, StringComparison.OrdinalIgnoreCase) && now.Price == request.Cost;

    /// <summary>Ordered at another total is not what was accepted. One that is billed without an order stays open in ERPNext: there our team's word counts.</summary>
    private static bool? Agrees(ServiceRequest request, Quotation? now) => now is null || now.CustomerId != request.CustomerId
        || request is { Kind: RequestKind.Decline, State: RequestState.Withdrawn } ? null
        : request.Kind == RequestKind.Accept ? now.State == QuotationState.Ordered ? now.Total == request.Cost : null
        : now.State is QuotationState.Lost or QuotationState.Over ? true : null;

    /// <summary>A service that stands still is not paused for that: bills may have suspended it. A person ticks a pause.</summary>
    private Task SettleAsync(ServiceRequest request, bool isDue, CancellationToken cancel) => request.Kind switch
    {
        RequestKind.Pause => Task.CompletedTask,
        RequestKind.Cancel or RequestKind.Resume when !isDue => request is { Kind: RequestKind.Cancel, State: RequestState.Given }
            ? requests.MoveAsync(request.Number, RequestState.Scheduled, null, null, cancel) : Task.CompletedTask,
        _ => requests.MoveAsync(request.Number, RequestState.Done, null, null, cancel),
    };

    /// <summary>Over before the day that the customer chose.</summary>
    private static bool IsTooEarly(ServiceRequest request, Subscription now, DateOnly today) => request is { Kind: RequestKind.Cancel, IsOpen: true } && today < request.EffectiveOn
        && (now.CancelledOn is { } on ? on < request.EffectiveOn : now.Standing == SubscriptionStanding.Ended);

    private static bool IsLate(ServiceRequest request, DateOnly today) => BankDays.Add(request.EffectiveOn, 1) < today
        || (request is { Kind: RequestKind.Move, State: RequestState.Given } && BankDays.Add(Times.Day(request.GivenAt), MoveDays) < today);
}
