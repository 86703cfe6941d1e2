using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Payments.Events;
using Gigafibre.Portal.Integrations.Stripe;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.SavedMethods;

/// <summary>What Stripe tells of pages that keep a way to pay, of mandates, of cards that the network renewed. None of it is believed: Stripe is asked.</summary>
public sealed class MethodEvents(PortalDb db, SavedMethodSync sync) : IStripeListener
{
    public async Task<bool> HearAsync(StripeEvent told, CancellationToken cancel)
    {
        var methods = db.SavedMethods.AsNoTracking();
        var meant = told.Type switch
        {
            _ when told.SessionId is { } page => methods.Where(m => m.PageId == page),
            _ when told.Type.StartsWith("setup_intent.", StringComparison.Ordinal) => methods.Where(m => m.SetupIntentId == told.ObjectId),
            _ when told.Type.StartsWith("mandate.", StringComparison.Ordinal) => methods.Where(m => m.MandateId == told.ObjectId),
            _ when told.Type.StartsWith("payment_method.", StringComparison.Ordinal) => methods.Where(m => m.MethodId == told.ObjectId),
            "customer.deleted" => methods.Where(m => m.StripeCustomerId == told.ObjectId),
            _ => null,
        };
        var ids = meant is null ? [] : await meant.Select(m => m.Id).ToListAsync(cancel);
        foreach (var id in ids)
        {
            await sync.SyncAsync(id, cancel);
        }

        return ids.Count > 0;
    }
}
