using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Payments.Repair;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.SavedMethods;

/// <summary>
/// Looks at what nobody told us of: pages that were left, accounts that wait to be verified; once a day at every way to pay, at cards about to
/// expire, and at accounts that nobody has in common any more.
/// </summary>
public sealed class WatchMethodsHandler(
    PortalDb db, SavedMethodSync sync, MethodShares shares, OneByOne each, MessageOutbox outbox, PortalLinks links, TimeProvider clock) : IWorkHandler
{
    public const string Often = "often";
    public const string Day = "day";

    public static string Kind => "watch-methods";

    public static string? System => SystemName.Stripe;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var all = job.Key.StartsWith(Day, StringComparison.Ordinal);
        if (all)
        {
            await WarnAsync(cancel);
            await each.TryAsync("shares", () => EndLonelyAsync(cancel), cancel);
        }

        var ids = await db.SavedMethods.AsNoTracking()
            .Where(m => m.State == SavedMethodState.New || m.State == SavedMethodState.Verifying || (all && m.State == SavedMethodState.Ready))
            .OrderBy(m => m.CreatedAt).Select(m => m.Id).ToListAsync(cancel);
        foreach (var id in ids)
        {
            // What Stripe will not say of one keeps nobody else's from being looked at.
            await each.TryAsync(id.ToString(), () => sync.SyncAsync(id, cancel), cancel);
        }
    }

    private async Task EndLonelyAsync(CancellationToken cancel)
    {
        foreach (var (method, account) in await shares.ListLonelyAsync(cancel))
        {
            await shares.EndAsync(method, account, cancel);
        }
    }

    /// <summary>Thirty days before, and seven: each once, by the message's own key.</summary>
    private async Task WarnAsync(CancellationToken cancel)
    {
        var today = Times.Today(clock);
        var until = today.AddDays(30);
        var cards = await db.SavedMethods.AsNoTracking().Where(m => m.State == SavedMethodState.Ready && m.ExpiresOn >= today && m.ExpiresOn <= until).ToListAsync(cancel);
        foreach (var card in cards)
        {
            var step = card.ExpiresOn <= today.AddDays(7) ? 7 : 30;
            await outbox.TellAsync(MessageDraft.Of(MethodMessages.Expires, card.CustomerId, $"{card.Id}:{card.ExpiresOn:yyyy-MM}:{step}", MethodText.Name(card),
                Times.Dated(card.ExpiresOn!.Value), links.To(Links.Methods)), cancel);
            await db.SaveChangesAsync(cancel);
        }
    }
}
