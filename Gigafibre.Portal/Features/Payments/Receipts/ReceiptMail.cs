using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Integrations;
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
public sealed class ReceiptMail(PortalDb db, OwnContacts contacts, MessageOutbox outbox, WorkQueue work, TimeProvider clock)
{
    /// <summary>Whoever taps again gets it again, but not while the first may still be arriving.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    /// <summary>Throws <see cref="Integrations.IntegrationException"/> when ERPNext cannot say the address.</summary>
    public async Task<ReceiptMailing> SendAsync(PaymentAttempt attempt, Language language, CancellationToken cancel)
    {
        var points = await contacts.ReadAsync(attempt.CustomerId, cancel);
        if (points.Emails is not [var to, ..])
        {
            return ReceiptMailing.NoAddress;
        }

        var (kind, id, now) = (PaymentMessages.Receipt.Name, attempt.Id.ToString(), clock.GetUtcNow());
        var since = now - Again;
        if (await db.Messages.AnyAsync(m => m.Kind == kind && m.About.StartsWith(id) && m.CreatedAt > since && m.Delivery < Delivery.Unreachable, cancel))
        {
            return ReceiptMailing.OnItsWay;
        }

        // The minute is part of what it is about, so that one that is stuck does not stand in the way of the next.
        var draft = MessageDraft.Of(PaymentMessages.Receipt, attempt.CustomerId, $"{id}:{now.ToUnixTimeSeconds() / 60}", new Money(attempt.AmountCents),
            Times.Dated(Times.Day(attempt.PaidAt!.Value)), attempt.Reference);
        outbox.Add(draft, ContactPoint.Of(to), MessageChannel.Email, language);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate<Message>())
        {
            // Tapped twice at once; one of them is on its way.
            db.ChangeTracker.Clear();
        }

        work.Wake();
        return ReceiptMailing.OnItsWay;
    }
}
