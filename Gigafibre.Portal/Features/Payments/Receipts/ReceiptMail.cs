using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments.Receipts;

public enum ReceiptMailing
{
    OnItsWay,
    NoAddress,
}

/// <summary>Sends a receipt to the customer's own address on file, and to no other.</summary>
public sealed class ReceiptMail(PortalDb db, ErpNextClient contacts, WorkQueue work, Secrets secrets, TimeProvider clock)
{
    /// <summary>Whoever taps again gets it again, but not while the first may still be arriving.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    /// <summary>Throws <see cref="Integrations.IntegrationException"/> when ERPNext cannot say the address.</summary>
    public async Task<ReceiptMailing> SendAsync(PaymentAttempt attempt, Language language, CancellationToken cancel)
    {
        var points = await contacts.GetContactPointsAsync(attempt.CustomerId, cancel);
        if (points.Emails is not [var to, ..])
        {
            return ReceiptMailing.NoAddress;
        }

        var (kind, id, now) = (SendReceiptHandler.Kind, attempt.Id.ToString(), clock.GetUtcNow());
        var since = now - Again;
        if (await db.WorkItems.AnyAsync(w => w.Kind == kind && w.Key.StartsWith(id) && (w.CreatedAt > since || (w.DoneAt == null && w.ParkedAt == null)), cancel))
        {
            return ReceiptMailing.OnItsWay;
        }

        // The minute is in the key, so that one that is stuck does not stand in the way of the next.
        work.Add<SendReceiptHandler>($"{id}:{now.ToUnixTimeSeconds() / 60}", secrets.Seal($"{(language == Language.English ? "en" : "fr")}\n{to.Value}"));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate<WorkItem>())
        {
            // Tapped twice at once; one of them is on its way.
            db.ChangeTracker.Clear();
        }

        work.Wake();
        return ReceiptMailing.OnItsWay;
    }
}
