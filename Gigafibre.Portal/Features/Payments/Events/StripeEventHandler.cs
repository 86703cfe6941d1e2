using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Payments.Disputes;
using Gigafibre.Portal.Features.Payments.Refunds;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.Stripe;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Payments.Events;

public sealed class StripeEventHandler(
    PortalDb db, StripePaymentsClient stripe, PaymentSync sync, RefundSync refunds, DisputeSync disputes, OthersDebits others,
    IEnumerable<IStripeListener> listeners, IOptions<StripeOptions> options) : IWorkHandler
{
    public static string Kind => "stripe-event";

    public static string? System => SystemName.Stripe;

    public static bool IsMoney => true;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var body = await db.InboxMessages.Where(m => m.Source == StripeWebhookEndpoint.Source && m.ExternalId == job.Key).Select(m => m.RawBody).SingleAsync(cancel);
        if (StripeWebhook.Read(body) is not { } told || told.Livemode == options.Value.IsTestKey)
        {
            PortalMetrics.Webhook("foreign");
            return;
        }

        foreach (var listener in listeners)
        {
            if (await listener.HearAsync(told, cancel))
            {
                PortalMetrics.Webhook("handled");
                return;
            }
        }

        if (await OwnerAsync(told, cancel) is not { } attempt)
        {
            PortalMetrics.Webhook("not-ours");
            return;
        }

        await db.InboxMessages.Where(m => m.Source == StripeWebhookEndpoint.Source && m.ExternalId == job.Key)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.SubjectId, attempt), cancel);
        await sync.SyncAsync(attempt, cancel);
        if (told.Type.StartsWith("refund.", StringComparison.Ordinal) || told.Type == "charge.refunded")
        {
            await refunds.SyncAsync(attempt, cancel);
        }
        else if (told.Type.StartsWith("charge.dispute.", StringComparison.Ordinal))
        {
            await disputes.SyncAsync(attempt, cancel);
        }

        PortalMetrics.Webhook("handled");
    }

    private async Task<Guid?> OwnerAsync(StripeEvent told, CancellationToken cancel)
    {
        if (told.SessionId is { } session)
        {
            return await db.PaymentAttempts.Where(a => a.SessionId == session).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(cancel);
        }

        // The account is shared: older software's payments carry no mark of ours, and are left alone.
        if (told.Environment is not null && told.Environment != options.Value.Environment)
        {
            await NoteOthersAsync(told, cancel);
            return null;
        }

        // Another version may name the payment elsewhere, or not at all: the object itself is asked what it belongs to.
        var owner = (told.IntentId ?? await FindIntentAsync(told, cancel)) is { } intent ? await sync.OwnerAsync(intent, cancel) : null;
        if (owner is null)
        {
            await NoteOthersAsync(told, cancel);
        }

        return owner;
    }

    private async Task NoteOthersAsync(StripeEvent told, CancellationToken cancel)
    {
        if (others.IsWatched && told.IntentId is { } intent && told.Type.StartsWith("payment_intent.", StringComparison.Ordinal))
        {
            await others.NoteAsync(await stripe.GetIntentAsync(intent, cancel), cancel);
        }
    }

    private async Task<string?> FindIntentAsync(StripeEvent told, CancellationToken cancel)
    {
        try
        {
            return told.ObjectId is { } id ? await stripe.FindIntentIdAsync(id, cancel) : null;
        }
        catch (IntegrationException e) when (e.Code == "resource_missing")
        {
            return null;
        }
    }
}
