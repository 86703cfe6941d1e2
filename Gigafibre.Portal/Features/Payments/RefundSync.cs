using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.Stripe;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>Money that went back: refunds that Stripe made, and payments that a bank took back.</summary>
public sealed class RefundSync(PortalDb db, StripePaymentsClient stripe, WorkQueue work)
{
    /// <summary>Asks Stripe for every refund of the attempt's payment; each that went through is owed a Payment Entry of its own.</summary>
    public async Task SyncAsync(Guid attemptId, CancellationToken cancel)
    {
        var attempt = await db.PaymentAttempts.AsNoTracking().SingleAsync(a => a.Id == attemptId, cancel);
        if (attempt.PaymentIntentId is not { } intentId)
        {
            return;
        }

        var refunds = new List<StripeRefund>();
        await foreach (var refund in stripe.ListRefundsAsync(intentId, cancel))
        {
            refunds.Add(refund);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Gates.Where(g => g.Name == PortalDb.PaymentGate).ExecuteUpdateAsync(s => s.SetProperty(g => g.Passed, g => g.Passed + 1), cancel);
        db.ChangeTracker.Clear();
        foreach (var refund in refunds)
        {
            if (await db.PaymentRefunds.SingleOrDefaultAsync(r => r.Id == refund.Id, cancel) is not { } row)
            {
                row = new PaymentRefund { Id = refund.Id, AttemptId = attemptId, AmountCents = refund.Amount.Cents, Status = refund.Status, CreatedAt = refund.CreatedAt };
                db.PaymentRefunds.Add(row);
            }

            row.Status = refund.Status;
            if (refund.Status == "succeeded" && !row.Recorded)
            {
                await work.AddUnlessKnownAsync<RecordRefundHandler>(refund.Id, "", $"customer:{attempt.CustomerId}", cancel);
            }
        }

        await db.SaveChangesAsync(cancel);
        var back = refunds.Where(r => r.Status is "succeeded" or "pending").Sum(r => r.Amount.Cents);
        await db.PaymentAttempts.Where(a => a.Id == attemptId).ExecuteUpdateAsync(s => s.SetProperty(a => a.RefundedCents, back), cancel);
        await transaction.CommitAsync(cancel);
        work.Wake();
    }

    /// <summary>A bank debit that the bank took back is final; whatever the dispute, a person must know.</summary>
    public async Task DisputedAsync(Guid attemptId, CancellationToken cancel)
    {
        var intentId = await db.PaymentAttempts.Where(a => a.Id == attemptId).Select(a => a.PaymentIntentId).SingleAsync(cancel);
        StripeDispute? newest = null;
        await foreach (var dispute in stripe.ListDisputesAsync(intentId!, cancel))
        {
            newest ??= dispute;
        }

        if (newest is not null)
        {
            var trouble = newest.Status == "won" ? null : $"dispute {newest.Id}: {newest.Reason}, {newest.Status}, {newest.Amount}";
            await db.PaymentAttempts.Where(a => a.Id == attemptId).ExecuteUpdateAsync(s => s.SetProperty(a => a.Dispute, newest.Status).SetProperty(a => a.Trouble, trouble), cancel);
        }
    }
}

/// <summary>Writes the Payment Entry of money that went back to the customer, once, under the refund's own name.</summary>
public sealed class RecordRefundHandler(PortalDb db, ErpNextBilling erp) : IWorkHandler
{
    public static string Kind => "record-refund";

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var refund = await db.PaymentRefunds.SingleAsync(r => r.Id == job.Key, cancel);
        var attempt = await db.PaymentAttempts.AsNoTracking().Include(a => a.Invoices).SingleAsync(a => a.Id == refund.AttemptId, cancel);
        if (attempt.State != PaymentState.Recorded)
        {
            throw new IntegrationException("ERPNext", "the payment itself is not recorded yet", isTransient: true);
        }

        var name = $"STRIPE-{refund.Id}";
        if (await erp.FindPaymentEntryAsync(name, cancel) is null)
        {
            var invoice = await erp.FindInvoiceAsync(attempt.Invoices[0].InvoiceName, cancel) ?? throw new ParkedException("its bill is not in ERPNext any more");
            var entry = new NewPaymentEntry(
                name, Receive: false, invoice.Company, attempt.CustomerId, invoice.DebitTo, new Money(refund.AmountCents), refund.Id, Times.Day(refund.CreatedAt), []);
            try
            {
                await erp.InsertPaymentEntryAsync(entry, cancel);
            }
            catch (IntegrationException e) when (!e.IsTransient)
            {
                if (await erp.FindPaymentEntryAsync(name, cancel) is null)
                {
                    throw new ParkedException(e.Message);
                }
            }
        }

        refund.Recorded = true;
        await db.SaveChangesAsync(cancel);
    }
}
