using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Integrations.Stripe;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>Money that went back: refunds that Stripe made, and payments that a bank took back.</summary>
public sealed class RefundSync(PortalDb db, StripePaymentsClient stripe, WorkQueue work, Findings findings, TimeProvider clock)
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
        await db.EnterAsync(PortalDb.PaymentGate, cancel);
        db.ChangeTracker.Clear();
        var bounced = new List<StripeRefund>();
        foreach (var refund in refunds)
        {
            if (await db.PaymentRefunds.SingleOrDefaultAsync(r => r.Id == refund.Id, cancel) is not { } row)
            {
                row = new PaymentRefund { Id = refund.Id, AttemptId = attemptId, AmountCents = refund.Amount.Cents, Status = refund.Status, CreatedAt = refund.CreatedAt };
                db.PaymentRefunds.Add(row);
            }

            row.Status = refund.Status;
            if (refund.Status is "failed" or "canceled")
            {
                bounced.Add(refund);
                await FailOrderAsync(refund, cancel);
            }
            else if (refund.Status == "succeeded" && !row.Recorded)
            {
                await work.AddUnlessKnownAsync<RecordRefundHandler>(refund.Id, "", $"customer:{attempt.CustomerId}", cancel);
            }
        }

        await db.SaveChangesAsync(cancel);
        var back = refunds.Where(r => r.Status is "succeeded" or "pending").Sum(r => r.Amount.Cents);
        await db.PaymentAttempts.Where(a => a.Id == attemptId).ExecuteUpdateAsync(s => s.SetProperty(a => a.RefundedCents, back), cancel);
        await transaction.CommitAsync(cancel);
        work.Wake();
        foreach (var refund in bounced)
        {
            // The customer has not got it. Where it was booked as gone already, what to do with the entry is for a person too.
            var booked = await db.PaymentRefunds.AnyAsync(r => r.Id == refund.Id && r.Recorded, cancel);
            await findings.AddAsync("refund-bounced", refund.Id, $"{refund.Amount} {refund.Status}" + (booked ? $" after {RecordRefundHandler.EntryName(refund.Id)} was written" : ", nothing was booked"), cancel);
        }
    }

    /// <summary>An order of ours whose money came back is not done: whoever gave it reads that.</summary>
    private async Task FailOrderAsync(StripeRefund refund, CancellationToken cancel)
    {
        if (Guid.TryParse(refund.OrderId, out var id))
        {
            var now = clock.GetUtcNow();
            await db.RefundOrders.Where(o => o.Id == id && o.RefusedAt == null).ExecuteUpdateAsync(s => s.SetProperty(o => o.RefusedAt, now).SetProperty(o => o.Failure, refund.Status), cancel);
        }
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
            var note = newest.Status == "won" ? null : $"dispute {newest.Id}: {newest.Reason}, {newest.Status}, {newest.Amount}";
            await db.PaymentAttempts.Where(a => a.Id == attemptId).ExecuteUpdateAsync(s => s.SetProperty(a => a.Dispute, newest.Status).SetProperty(a => a.DisputeNote, note), cancel);
        }
    }
}

/// <summary>Writes the Payment Entry of money that went back to the customer, once, under the refund's own name.</summary>
public sealed class RecordRefundHandler(PortalDb db, ErpNextBilling erp) : IWorkHandler
{
    public static string Kind => "record-refund";

    public static string? System => "ERPNext";

    public static string EntryName(string refundId) => $"STRIPE-{refundId}";

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var refund = await db.PaymentRefunds.SingleAsync(r => r.Id == job.Key, cancel);
        if (refund.Status != "succeeded")
        {
            // It came back before it was booked: there is nothing to book.
            return;
        }

        var attempt = await db.PaymentAttempts.AsNoTracking().Include(a => a.Invoices).SingleAsync(a => a.Id == refund.AttemptId, cancel);
        if (attempt.State != PaymentState.Recorded)
        {
            throw new IntegrationException("ERPNext", "the payment itself is not recorded yet", isTransient: true);
        }

        var name = EntryName(refund.Id);
        if (await erp.FindPaymentEntryAsync(name, cancel) is not { } entry)
        {
            if ((await erp.FindByReferenceAsync(refund.Id, cancel)).FirstOrDefault(o => o.Name != name) is { } other)
            {
                throw new ParkedException($"already typed by hand as {other.Name}");
            }

            await InsertAsync(attempt, refund, name, cancel);
            entry = await erp.FindPaymentEntryAsync(name, cancel) ?? throw new IntegrationException("ERPNext", "took the refund and does not show it", isTransient: true);
        }

        if (entry.Party != attempt.CustomerId || entry.Paid != new Money(refund.AmountCents) || entry.PaymentType != "Pay")
        {
            throw new ParkedException($"{name} is there with another customer, amount or direction");
        }

        switch (entry.DocStatus)
        {
            case 0:
                await erp.SubmitPaymentEntryAsync(entry, cancel);
                break;
            case 2:
                throw new ParkedException($"{name} was cancelled in ERPNext");
        }

        refund.Recorded = true;
        await db.SaveChangesAsync(cancel);
    }

    private async Task InsertAsync(PaymentAttempt attempt, PaymentRefund refund, string name, CancellationToken cancel)
    {
        var invoice = await erp.FindInvoiceAsync(attempt.Invoices[0].InvoiceName, cancel) ?? throw new ParkedException("its bill is not in ERPNext any more");
        var entry = new NewPaymentEntry(
            name, Receive: false, invoice.Company, attempt.CustomerId, invoice.DebitTo, new Money(refund.AmountCents), refund.Id, Times.Day(refund.CreatedAt), []);
        try
        {
            var given = await erp.InsertPaymentEntryAsync(entry, cancel);
            if (given != name)
            {
                throw new ParkedException($"ERPNext named the Payment Entry {given}: it must keep our name");
            }
        }
        catch (IntegrationException e) when (!e.IsTransient)
        {
            if (await erp.FindPaymentEntryAsync(name, cancel) is null)
            {
                throw new ParkedException(e.Message);
            }
        }
    }
}
