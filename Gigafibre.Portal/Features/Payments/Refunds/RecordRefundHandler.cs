using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Payments.Booking;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments.Refunds;

/// <summary>Writes the Payment Entry of money that went back to the customer, once, under the refund's own name.</summary>
public sealed class RecordRefundHandler(PortalDb db, PaymentEntryWriter entries, ErpNextBilling erp) : IWorkHandler
{
    public static string Kind => "record-refund";

    public static string? System => SystemName.ErpNext;

    public static bool IsMoney => true;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var refund = await db.PaymentRefunds.SingleAsync(r => r.Id == job.Key, cancel);
        if (refund.Status != "succeeded" || refund.Recorded)
        {
            // It came back before it was booked, or is booked by hand: there is nothing to book.
            return;
        }

        var attempt = await db.PaymentAttempts.AsNoTracking().Include(a => a.Invoices).SingleAsync(a => a.Id == refund.AttemptId, cancel);
        if (attempt.State != PaymentState.Recorded)
        {
            throw new IntegrationException(SystemName.ErpNext, "the payment itself is not recorded yet", isTransient: true);
        }

        var entry = await entries.EnsureAsync(refund.Id, (_, c) => ComposeAsync(attempt, refund, c), cancel);
        if (entry.Party != attempt.CustomerId || entry.Paid != new Money(refund.AmountCents) || entry.PaymentType != "Pay")
        {
            throw new ParkedException(OddText.RefundEntryDiffers.With(entry.Name));
        }

        switch (entry.DocStatus)
        {
            case 0:
                await entries.SubmitAsync(entry, cancel);
                break;
            case 2:
                throw new ParkedException(OddText.Cancelled.With(entry.Name));
        }

        (refund.Recorded, refund.EntryName) = (true, entry.Name);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>In the books of the payment itself: its bills may be gone by now.</summary>
    private async Task<NewPaymentEntry> ComposeAsync(PaymentAttempt attempt, PaymentRefund refund, CancellationToken cancel)
    {
        var (company, receivable) = (attempt.Company, attempt.Receivable);
        if (company is null || receivable is null)
        {
            var entry = attempt.EntryName is { } name ? await erp.FindPaymentEntryAsync(name, cancel) : null;
            (company, receivable) = (entry?.Company, entry?.PartyAccount);
        }

        return company is null || receivable is null
            ? throw new ParkedException(OddText.NoBooks)
            : new NewPaymentEntry(
                PaymentEntryWriter.NameOf(refund.Id), Receive: false, company, attempt.CustomerId, receivable, new Money(refund.AmountCents), refund.Id,
                    Times.Day(refund.CreatedAt), []);
    }
}
