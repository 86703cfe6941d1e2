using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>What is asked for, with everything that it comes to: shown before, written down as it was shown.</summary>
public sealed record RequestQuote(
    RequestKind Kind, DateOnly EffectiveOn, DateOnly? Until, string? BeforePlan, Money? Before, string? After, Money? Cost, Money? Fee)
{
    /// <summary>What was read besides, line by line.</summary>
    public string? Details { get; init; }

    /// <inheritdoc cref="ServiceRequest.IsByModem"/>
    public bool IsByModem { get; init; }

    public static RequestQuote Change(Subscription now, PlanOffer to, DateOnly by) => new(RequestKind.Change, by, null, now.Plan, now.Price, to.Name, to.Cost, Money.Zero);

    public static RequestQuote Cancel(Subscription now, DateOnly on) => new(RequestKind.Cancel, on, null, now.Plan, now.Price, null, null, FeeOf(now, on));

    public static RequestQuote Pause(Subscription now, DateOnly from, DateOnly until, Money cost) =>
        new(RequestKind.Pause, from, until, now.Plan, now.Price, null, cost, Money.Zero);

    public static RequestQuote Resume(Subscription now, DateOnly on) => new(RequestKind.Resume, on, null, now.Plan, now.Price, null, null, Money.Zero);

    public static RequestQuote Move(Subscription now, DateOnly on, string address) => new(RequestKind.Move, on, null, now.Plan, now.Price, address, null, Money.Zero);

    /// <summary>Null where ERPNext does not say enough: nothing about terms, a term without its end, or no price.</summary>
    private static Money? FeeOf(Subscription now, DateOnly on) => now switch
    {
        { TermIsKnown: false } or { ContractMonths: > 0, TermEnd: null } => null,
        { TermEnd: { } end, Price: null } when end > on => null,
        _ => CancellationFee.Of(now.Price ?? Money.Zero, now.TermEnd, on),
    };
}
