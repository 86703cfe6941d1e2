using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>
/// Holds a bill against what was agreed. Bills name plans in their own way, so the old price speaks only where the new one is nowhere on the bill; what cannot be told is let be.
/// </summary>
public static class AgreedPrice
{
    /// <summary>What counts for the time of this bill, of what was agreed about one service; null where that is neither a change nor a pause that covers all of it.</summary>
    public static ServiceRequest? At(IEnumerable<ServiceRequest> agreed, InvoiceDocument bill)
    {
        var from = bill.From ?? bill.Head.PostedOn;
        var to = bill.To ?? from;
        var all = agreed.Where(r => r.Kind is RequestKind.Change or RequestKind.Pause or RequestKind.Resume or RequestKind.Cancel)
            .OrderBy(r => r.EffectiveOn).ThenBy(r => r.GivenAt).ToList();
        return all.FindLast(r => r.EffectiveOn <= from) switch
        {
            { Kind: RequestKind.Change } change => change,
            { Kind: RequestKind.Resume } => all.FindLast(r => r.Kind == RequestKind.Change && r.EffectiveOn <= from),
            { Kind: RequestKind.Pause } pause when pause.Until >= to && !all.Exists(r => r.EffectiveOn > from && r.EffectiveOn <= to) => pause,
            _ => null,
        };
    }

    /// <summary>A free line, or one of something else at the same price, excuses no whole price within a pause; a deduction does.</summary>
    public static bool IsOtherwise(ServiceRequest request, InvoiceDocument bill)
    {
        if (request.Cost is not { } agreed || bill.Head.IsCreditNote || bill.Net == agreed)
        {
            return false;
        }

        return request.Kind == RequestKind.Pause
            ? bill.Lines.Any(l => l.Amount == request.Before) && !bill.Lines.Any(l => l.Amount == agreed - request.Before!.Value)
            : !bill.Lines.Any(l => l.Amount == agreed && agreed > Money.Zero)
                && bill.Lines.Any(l => l.Amount == request.Before || Names(l, request.BeforePlan) || Names(l, request.After));
    }

    /// <summary>Its line on a bill could be taken for the one before.</summary>
    public static bool IsLike(Subscription other, ServiceRequest request) => other.Price == request.Before
        || string.Equals(other.Plan, request.BeforePlan, StringComparison.OrdinalIgnoreCase) || string.Equals(other.Plan, request.After, StringComparison.OrdinalIgnoreCase);

    private static bool Names(InvoiceLine line, string? plan) => plan is not null && line.Amount > Money.Zero
        && (string.Equals(line.Code, plan, StringComparison.OrdinalIgnoreCase) || string.Equals(line.Name, plan, StringComparison.OrdinalIgnoreCase));
}
