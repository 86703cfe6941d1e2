using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>What is asked for, with everything that it comes to: shown before, written down as it was shown.</summary>
public sealed record RequestQuote(
    RequestKind Kind, DateOnly EffectiveOn, DateOnly? Until, string? BeforePlan, Money? Before, string? After, Money? Cost, Money Fee)
{
    public static RequestQuote Change(Subscription now, PlanOffer to, DateOnly by) => new(RequestKind.Change, by, null, now.Plan, now.Price, to.Name, to.Cost, Money.Zero);

    public static RequestQuote Cancel(Subscription now, DateOnly on) =>
        new(RequestKind.Cancel, on, null, now.Plan, now.Price, null, null, now.Price is { } price ? CancellationFee.Of(price, now.TermEnd, on) : Money.Zero);

    public static RequestQuote Pause(Subscription now, DateOnly from, DateOnly until, Money cost) =>
        new(RequestKind.Pause, from, until, now.Plan, now.Price, null, cost, Money.Zero);

    public static RequestQuote Resume(Subscription now, DateOnly on) => new(RequestKind.Resume, on, null, now.Plan, now.Price, null, null, Money.Zero);

    public static RequestQuote Move(Subscription now, DateOnly on, string address) => new(RequestKind.Move, on, null, now.Plan, now.Price, address, null, Money.Zero);
}
