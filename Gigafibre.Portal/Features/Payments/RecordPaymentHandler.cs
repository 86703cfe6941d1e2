using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>
/// Writes the Payment Entry of a paid attempt, once. Its name is made of the payment's own, so ERPNext cannot hold two, and only a look by that
/// name says whether it stands: an error answers nothing, because ERPNext may have committed before it failed.
/// </summary>
public sealed class RecordPaymentHandler(PaymentSync sync, ErpNextBilling erp, Findings findings) : IWorkHandler
{
    public static string Kind => "record-payment";

    public static string? System => "ERPNext";

    public static string EntryName(string intentId) => $"STRIPE-{intentId}";

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var attempt = await sync.FindAsync(Guid.Parse(job.Key), cancel);
        if (attempt.State != PaymentState.Paid)
        {
            return;
        }

        if (attempt.Trouble is { } trouble)
        {
            throw new ParkedException(trouble);
        }

        var name = EntryName(attempt.PaymentIntentId!);
        if (await erp.FindPaymentEntryAsync(name, cancel) is not { } entry)
        {
            await RefuseIfTypedByHandAsync(attempt, name, cancel);
            await InsertAsync(attempt, name, cancel);
            entry = await erp.FindPaymentEntryAsync(name, cancel) ?? throw new IntegrationException("ERPNext", "took the payment and does not show it", isTransient: true);
        }

        if (entry.Party != attempt.CustomerId || entry.Paid != new Money(attempt.AmountCents) || entry.ReferenceNo != attempt.PaymentIntentId)
        {
            throw new ParkedException($"{name} is there with another customer, amount or reference");
        }

        // Before the last step, which a crash must not take away.
        if (entry is { DocStatus: not 2 } && entry.Unallocated > Money.Zero)
        {
            await findings.AddAsync("over-payment", attempt.PaymentIntentId!, $"{entry.Unallocated} of {entry.Paid} stands as credit of {attempt.CustomerId}", cancel);
        }

        switch (entry.DocStatus)
        {
            case 0:
                await erp.SubmitPaymentEntryAsync(entry, cancel);
                await sync.RecordedAsync(attempt.Id, name, null, cancel);
                break;
            case 1:
                await sync.RecordedAsync(attempt.Id, name, null, cancel);
                break;
            default:
                // Somebody cancelled it on purpose: it is never written again, and a person decides.
                await sync.RecordedAsync(attempt.Id, name, $"{name} was cancelled in ERPNext", cancel);
                break;
        }
    }

    /// <summary>Our own entry may appear here at last: an earlier try that ERPNext carried out after we had stopped waiting.</summary>
    private async Task RefuseIfTypedByHandAsync(PaymentAttempt attempt, string name, CancellationToken cancel)
    {
        var others = await erp.FindByReferenceAsync(attempt.PaymentIntentId!, cancel);
        if (others.FirstOrDefault(o => o.Name != name) is { } other)
        {
            throw new ParkedException($"already typed by hand as {other.Name}");
        }
    }

    private async Task InsertAsync(PaymentAttempt attempt, string name, CancellationToken cancel)
    {
        var (entry, rejected) = (await ComposeAsync(attempt, name, cancel), false);
        while (true)
        {
            try
            {
                var given = await erp.InsertPaymentEntryAsync(entry, cancel);
                if (given != name)
                {
                    throw new ParkedException($"ERPNext named the Payment Entry {given}: it must keep our name");
                }

                return;
            }
            catch (IntegrationException e) when (!e.IsTransient)
            {
                // The name may be taken by our own earlier try; or a bill was paid by another road since we looked.
                if (await erp.FindPaymentEntryAsync(name, cancel) is not null)
                {
                    return;
                }

                if (rejected || e.Code != "ValidationError")
                {
                    throw new ParkedException(e.Message);
                }

                (entry, rejected) = (await ComposeAsync(attempt, name, cancel), true);
            }
        }
    }

    /// <summary>
    /// What each bill still takes goes to it; the rest is the customer's credit. One entry has one company and one receivable account: a bill of
    /// another is left to a person.
    /// </summary>
    private async Task<NewPaymentEntry> ComposeAsync(PaymentAttempt attempt, string name, CancellationToken cancel)
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
            : new NewPaymentEntry(name, Receive: true, any.Company, attempt.CustomerId, any.DebitTo, new Money(attempt.AmountCents), attempt.PaymentIntentId!, Times.Day(attempt.PaidAt!.Value), allocations);
    }
}
