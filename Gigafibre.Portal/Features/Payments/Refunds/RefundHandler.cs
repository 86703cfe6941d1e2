using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Stripe;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments.Refunds;

/// <summary>Makes a refund at Stripe, once: it looks for its own before it makes one.</summary>
public sealed class RefundHandler(PortalDb db, StripePaymentsClient stripe, RefundSync sync, FindingList findings, TimeProvider clock) : IWorkHandler
{
    public static string Kind => "refund";

    public static string? System => SystemName.Stripe;

    public static bool IsMoney => true;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var order = await db.RefundOrders.SingleAsync(o => o.Id == Guid.Parse(job.Key), cancel);
        if (order.RefusedAt is not null)
        {
            return;
        }

        var intentId = await db.PaymentAttempts.Where(a => a.Id == order.AttemptId).Select(a => a.PaymentIntentId!).SingleAsync(cancel);
        StripeRefund? made = null;
        await foreach (var refund in stripe.ListRefundsAsync(intentId, cancel))
        {
            made = refund.OrderId == job.Key ? refund : made;
        }

        if (made is null && RefundService.IsLost(await db.PaymentAttempts.AsNoTracking().SingleAsync(a => a.Id == order.AttemptId, cancel)))
        {
            await RefuseAsync(order, OddText.BankTookBack, cancel);
            return;
        }

        try
        {
            made ??= await stripe.RefundAsync(intentId, new Money(order.AmountCents), job.Key, cancel);
        }
        catch (IntegrationException e) when (!e.IsTransient)
        {
            await RefuseAsync(order, WorkText.Why(e), cancel);
            return;
        }

        order.RefundId = made.Id;
        await db.SaveChangesAsync(cancel);
        await sync.SyncAsync(order.AttemptId, cancel);
    }

    /// <summary>Nothing moved: the order is over, and whoever gave it must hear why.</summary>
    private async Task RefuseAsync(RefundOrder order, Phrase why, CancellationToken cancel)
    {
        await findings.AddAsync(FindingKind.RefundRefused, order.Id.ToString(), FindingText.NotRefunded.With(new Money(order.AmountCents), why), cancel);
        (order.RefusedAt, order.Failure) = (clock.GetUtcNow(), why);
        await db.SaveChangesAsync(cancel);
    }
}
