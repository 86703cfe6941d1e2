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
            throw new ParkedException(OddText.NoIntent);
        }

        if (attempt.Trouble is { } trouble)
        {
            throw new ParkedException(trouble);
        }

        var entry = await entries.EnsureAsync(intentId, (how, c) => ComposeAsync(attempt, intentId, how, c), cancel);
        if (entry.Party != attempt.CustomerId || entry.Paid != new Money(attempt.AmountCents) || entry.ReferenceNo != intentId)
        {
            throw new ParkedException(OddText.EntryDiffers.With(entry.Name));
        }

        // Before the last step, which a crash must not take away.
        if (entry is { DocStatus: not 2 } && entry.Unallocated > Money.Zero)
        {
            await findings.AddAsync(FindingKind.OverPayment, intentId, FindingText.StandsAsCredit.With(entry.Unallocated, entry.Paid, attempt.CustomerId), cancel);
        }

        if (entry.DocStatus == 0)
        {
            await entries.SubmitAsync(entry, cancel);
        }

        // Cancelled on purpose by somebody: it is never written again, and a person decides.
        await engine.RecordedAsync(attempt.Id, entry.Name, entry.DocStatus == 2 ? OddText.Cancelled.With(entry.Name) : null, cancel);
    }

    /// <summary>
    /// What each bill still takes goes to it, or to the bill that was made in its place; the rest is the customer's credit. One entry has one company and one
    /// receivable account.
    /// </summary>
    private async Task<NewPaymentEntry> ComposeAsync(PaymentAttempt attempt, string intentId, BookingTry how, CancellationToken cancel)
    {
        var allocations = new List<Allocation>();
        var (company, receivable) = (attempt.Company, attempt.Receivable);
        foreach (var wanted in attempt.Invoices.OrderBy(i => i.InvoiceName, StringComparer.Ordinal))
        {
            if (await FindAsync(wanted.InvoiceName, attempt.CustomerId, cancel) is not { } invoice)
            {
                continue;
            }

            (company, receivable) = (company ?? invoice.Head.Company, receivable ?? invoice.Head.DebitTo);
            if (invoice.Head.Outstanding > Money.Zero && invoice.Head.Company == company && invoice.Head.DebitTo == receivable)
            {
                // Two entries of the same instant may leave a bill that says more than the books do.
                var open = how == BookingTry.First ? invoice.Head.Outstanding : Money.Min(invoice.Head.Outstanding, await erp.GetLedgerRestAsync(invoice.Head, cancel));
                var amount = Money.Min(new Money(wanted.AmountCents), open);
                allocations.AddRange(how == BookingTry.ByTerm ? ByTerm(invoice, amount) : [new Allocation(invoice.Head.Name, amount)]);
            }
        }

        return company is null || receivable is null
            ? throw new ParkedException(OddText.NoBills)
            : new NewPaymentEntry(PaymentEntryWriter.NameOf(intentId), Receive: true, company, attempt.CustomerId, receivable, new Money(attempt.AmountCents),
                intentId, Times.Day(attempt.PaidAt!.Value), [.. allocations.Where(a => a.Amount > Money.Zero)]);
    }

    private async Task<InvoiceDocument?> FindAsync(string name, string customerId, CancellationToken cancel)
    {
        var found = await erp.FindInvoiceAsync(name, cancel)
            ?? (await erp.FindReplacementAsync(name, cancel) is { } instead ? await erp.FindInvoiceAsync(instead.Name, cancel) : null);
        return found?.Head.CustomerId == customerId ? found : null;
    }

    /// <summary>Where ERPNext allocates by payment terms, each part of the bill is a row of its own, the first due first.</summary>
    private static IEnumerable<Allocation> ByTerm(InvoiceDocument invoice, Money amount)
    {
        if (invoice.Head.Terms.Count == 0 || invoice.Head.Terms.Any(t => t.Term is null))
        {
            yield return new Allocation(invoice.Head.Name, amount);
            yield break;
        }

        foreach (var term in invoice.Head.Terms.OrderBy(t => t.DueOn))
        {
            var part = Money.Min(amount, term.Outstanding);
            amount -= part;
            yield return new Allocation(invoice.Head.Name, part, term.Term);
        }
    }
}
