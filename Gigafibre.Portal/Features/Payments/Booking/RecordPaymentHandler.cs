using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.Payments.Booking;

public sealed class RecordPaymentHandler(PaymentEngine engine, PaymentEntryWriter entries, ErpNextBilling erp, FindingList findings) : IWorkHandler
{
    public static string Kind => "record-payment";

    public static string? System => SystemName.ErpNext;

    public static bool IsMoney => true;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var attempt = await engine.FindAsync(Guid.Parse(job.Key), cancel);
        if (attempt is not { State: PaymentState.Paid })
        {
            return;
        }

        if (attempt.PaymentIntentId is not { } intentId)
        {
            throw new ParkedException("paid, but no payment of Stripe's is known");
        }

        if (attempt.Trouble is { } trouble)
        {
            throw new ParkedException(trouble);
        }

        var entry = await entries.EnsureAsync(intentId, c => ComposeAsync(attempt, intentId, c), cancel);
        if (entry.Party != attempt.CustomerId || entry.Paid != new Money(attempt.AmountCents) || entry.ReferenceNo != intentId)
        {
            throw new ParkedException($"{entry.Name} is there with another customer, amount or reference");
        }

        // Before the last step, which a crash must not take away.
        if (entry is { DocStatus: not 2 } && entry.Unallocated > Money.Zero)
        {
            await findings.AddAsync(FindingKind.OverPayment, intentId, $"{entry.Unallocated} of {entry.Paid} stands as credit of {attempt.CustomerId}", cancel);
        }

        if (entry.DocStatus == 0)
        {
            await entries.SubmitAsync(entry, cancel);
        }

        // Cancelled on purpose by somebody: it is never written again, and a person decides.
        await engine.RecordedAsync(attempt.Id, entry.Name, entry.DocStatus == 2 ? $"{entry.Name} was cancelled in ERPNext" : null, cancel);
    }

    /// <summary>
    /// What each bill still takes goes to it; the rest is the customer's credit. One entry has one company and one receivable account: a bill of
    /// another is left to a person.
    /// </summary>
    private async Task<NewPaymentEntry> ComposeAsync(PaymentAttempt attempt, string intentId, CancellationToken cancel)
    {
        var allocations = new List<Allocation>();
        InvoiceDocument? any = null;
        foreach (var wanted in attempt.Invoices.OrderBy(i => i.InvoiceName, StringComparer.Ordinal))
        {
            if (await erp.FindInvoiceAsync(wanted.InvoiceName, cancel) is not { } invoice || invoice.Head.CustomerId != attempt.CustomerId)
            {
                continue;
            }

            any ??= invoice;
            if (invoice.Head.Outstanding > Money.Zero && invoice.Company == any.Company && invoice.DebitTo == any.DebitTo)
            {
                allocations.Add(new Allocation(wanted.InvoiceName, Money.Min(new Money(wanted.AmountCents), invoice.Head.Outstanding)));
            }
        }

        return any is null
            ? throw new ParkedException("none of its bills is in ERPNext any more")
            : new NewPaymentEntry(PaymentEntryWriter.NameOf(intentId), Receive: true, any.Company, attempt.CustomerId, any.DebitTo, new Money(attempt.AmountCents),
                intentId, Times.Day(attempt.PaidAt!.Value), allocations);
    }
}
