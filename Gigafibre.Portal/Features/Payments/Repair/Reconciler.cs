using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Payments.Booking;
using Gigafibre.Portal.Features.Payments.Disputes;
using Gigafibre.Portal.Features.Payments.Refunds;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.Stripe;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Payments.Repair;

/// <summary>
/// Finds what no webhook told. Lists objects, not events: rarely an event is never made. What is found is set right by the same steps that a
/// webhook would have taken, and stands in a list besides.
/// </summary>
public sealed class Reconciler(
    PortalDb db, StripePaymentsClient stripe, ErpNextBilling erp, PaymentEngine engine, PaymentSync sync, RefundSync refunds, DisputeSync disputes,
    FindingList findings, OneByOne each,
    IOptions<StripeOptions> options)
{
    /// <summary>Everything that Stripe has since then: our payments, refunds and disputes, and pages that nobody here knows.</summary>
    public async Task CompareAsync(DateTimeOffset since, CancellationToken cancel)
    {
        var foreign = 0;
        await foreach (var intent in stripe.ListIntentsAsync(since, cancel))
        {
            if (intent.Environment != options.Value.Environment)
            {
                foreign++;
            }
            else if (intent.Status == "succeeded")
            {
                await each.TryAsync(intent.Id, () => CompareAsync(intent, cancel), cancel);
            }
        }

        PortalMetrics.Foreign(foreign);
        await foreach (var refund in stripe.ListRefundsAsync(since, cancel))
        {
            await each.TryAsync(refund.Id, () => CompareAsync(refund, cancel), cancel);
        }

        await foreach (var dispute in stripe.ListDisputesAsync(since, cancel))
        {
            await each.TryAsync(dispute.Id, () => CompareAsync(dispute, cancel), cancel);
        }

        await foreach (var page in stripe.ListOpenPagesAsync(cancel))
        {
            // A page whose attempt is over (or was closed while the answer was lost) must not take money.
            if (Guid.TryParse(page.AttemptId, out var id) && await db.PaymentAttempts.AnyAsync(a => a.Id == id && a.State >= PaymentState.Expired, cancel))
            {
                await each.TryAsync(
                    page.Id,
                    async () =>
                    {
                        await stripe.ExpireAsync(page.Id, cancel);
                        await findings.AddAsync(FindingKind.OpenPage, page.Id, "closed", cancel);
                    },
                    cancel);
            }
        }
    }

    private async Task CompareAsync(StripeRefund refund, CancellationToken cancel)
    {
        if (refund.IntentId is { } intent && !await db.PaymentRefunds.AnyAsync(r => r.Id == refund.Id && r.Status == refund.Status, cancel)
            && await sync.OwnerAsync(intent, cancel) is { } owner)
        {
            await refunds.SyncAsync(owner, cancel);
            await findings.AddAsync(FindingKind.MissedRefund, refund.Id, refund.Status, cancel);
        }
    }

    private async Task CompareAsync(StripeDispute dispute, CancellationToken cancel)
    {
        if (dispute.IntentId is { } intent && await sync.OwnerAsync(intent, cancel) is { } owner
            && await db.PaymentAttempts.AnyAsync(a => a.Id == owner && a.Dispute != dispute.Status, cancel))
        {
            await disputes.SyncAsync(owner, cancel);
            await findings.AddAsync(FindingKind.MissedDispute, dispute.Id, dispute.Status, cancel);
        }
    }

    /// <summary>One payment that went through: an attempt of ours must know, and exactly one Payment Entry must stand, or be owed.</summary>
    private async Task CompareAsync(StripeIntent intent, CancellationToken cancel)
    {
        if (await sync.OwnerAsync(intent.Id, cancel) is not { } owner)
        {
            await findings.AddAsync(FindingKind.Orphan, intent.Id, $"{intent.Received} paid, no attempt here", cancel);
            return;
        }

        var attempt = await engine.FindAsync(owner, cancel);
        if (attempt.PaymentIntentId is not null && attempt.PaymentIntentId != intent.Id)
        {
            await findings.AddAsync(FindingKind.SecondPayment, intent.Id, $"{intent.Received} paid, attempt {owner} has {attempt.PaymentIntentId}", cancel);
            return;
        }

        if (attempt.State < PaymentState.Paid)
        {
            attempt = await sync.SyncAsync(owner, cancel);
            await findings.AddAsync(FindingKind.MissedWebhook, owner.ToString(), attempt.State.ToString(), cancel);
        }

        if (attempt.State == PaymentState.Recorded && each.Reaches(SystemName.ErpNext)
            && await erp.FindPaymentEntryAsync(attempt.EntryName ?? PaymentEntryWriter.NameOf(intent.Id), cancel) is not { DocStatus: 1 })
        {
            await findings.AddAsync(FindingKind.EntryGone, intent.Id, "recorded here, not submitted in ERPNext", cancel);
        }
    }
}
