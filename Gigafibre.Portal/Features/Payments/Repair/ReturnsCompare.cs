using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Payments.Disputes;
using Gigafibre.Portal.Features.Payments.Refunds;
using Gigafibre.Portal.Integrations.Stripe;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments.Repair;

/// <summary>Money that goes back: by our own open rows, whatever their age, and by Stripe's lists.</summary>
public sealed class ReturnsCompare(PortalDb db, StripePaymentsClient stripe, PaymentSync sync, RefundSync refunds, DisputeSync disputes, Duties duties)
{
    private static readonly string[] OpenDisputes =
        [.. DisputeStates.Open, "warning_needs_response", "warning_under_review"];

    /// <summary>Refunds on their way or not booked, and disputes that are not over: a change is seen weeks later too.</summary>
    public async Task LookAtOpenAsync(CancellationToken cancel)
    {
        var (all, disputed) = (db.PaymentRefunds, db.PaymentDisputes);
        var going = await db.PaymentAttempts.AsNoTracking()
            .Where(a => all.Any(r => r.AttemptId == a.Id && (r.Status == "pending" || r.Status == "requires_action" || (r.Status == "succeeded" && !r.Recorded))))
            .Select(a => a.Id).ToListAsync(cancel);
        foreach (var id in going)
        {
            await duties.Each.TryAsync(id.ToString(), () => refunds.SyncAsync(id, cancel), cancel);
        }

        var open = await disputed.AsNoTracking().Where(d => OpenDisputes.Contains(d.Status)).Select(d => d.AttemptId).Distinct().ToListAsync(cancel);
        foreach (var id in open)
        {
            await duties.Each.TryAsync(id.ToString(), () => disputes.SyncAsync(id, cancel), cancel);
        }
    }

    public async Task RefundsAsync(DateTimeOffset since, CancellationToken cancel)
    {
        await foreach (var refund in stripe.ListRefundsAsync(since, cancel))
        {
            await duties.Each.TryAsync(refund.Id, () => CompareAsync(refund, cancel), cancel);
        }
    }

    public async Task DisputesAsync(DateTimeOffset since, CancellationToken cancel)
    {
        await foreach (var dispute in stripe.ListDisputesAsync(since, cancel))
        {
            await duties.Each.TryAsync(dispute.Id, () => CompareAsync(dispute, cancel), cancel);
        }
    }

    private async Task CompareAsync(StripeRefund refund, CancellationToken cancel)
    {
        if (refund.IntentId is { } intent && !await db.PaymentRefunds.AnyAsync(r => r.Id == refund.Id && r.Status == refund.Status, cancel)
            && await sync.OwnerAsync(intent, cancel) is { } owner)
        {
            await refunds.SyncAsync(owner, cancel);
            await duties.Findings.AddAsync(FindingKind.MissedRefund, refund.Id, FindingText.SeenByComparison.With(OddText.RefundState(refund.Status)), cancel);
        }
    }

    private async Task CompareAsync(StripeDispute dispute, CancellationToken cancel)
    {
        if (dispute.IntentId is { } intent && !await db.PaymentDisputes.AnyAsync(d => d.Id == dispute.Id && d.Status == dispute.Status, cancel)
            && await sync.OwnerAsync(intent, cancel) is { } owner)
        {
            await disputes.SyncAsync(owner, cancel);
            await duties.Findings.AddAsync(FindingKind.MissedDispute, dispute.Id, FindingText.SeenByComparison.With(OddText.DisputeState(dispute.Status)), cancel);
        }
    }
}
