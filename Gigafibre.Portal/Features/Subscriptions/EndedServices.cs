using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>A bill about a time after the customer's last service ended is not charged by itself: our team looks at it first.</summary>
public sealed class EndedServices(PortalDb db, ErpNextSubscriptions erp, ErpNextBilling billing, FindingList findings) : IBillBar
{
    public async Task<bool> BarsAsync(string customerId, string invoiceName, CancellationToken cancel) => await LastDayAsync(customerId, cancel) is { } last
        && await billing.FindInvoiceAsync(invoiceName, cancel) is { } bill && await IsAfterAsync(customerId, bill, last, cancel);

    /// <summary>Looks at what is unpaid of a customer whose services have ended, whether they pay automatically or not.</summary>
    public async Task LookAsync(string customerId, CancellationToken cancel)
    {
        if (await LastDayAsync(customerId, cancel) is not { } last)
        {
            return;
        }

        foreach (var bill in await billing.ListUnpaidAsync(customerId, cancel))
        {
            if (bill.Outstanding > Money.Zero && await billing.FindInvoiceAsync(bill.Name, cancel) is { } whole)
            {
                await IsAfterAsync(customerId, whole, last, cancel);
            }
        }
    }

    /// <summary>
    /// The last day on which the customer wanted anything; null when something goes on, or nothing was ended here. Of one service that was ended twice, because the first time
    /// nobody did it, the first end counts.
    /// </summary>
    private async Task<DateOnly?> LastDayAsync(string customerId, CancellationToken cancel)
    {
        // One that was withdrawn in time is none; one that was replaced after its day still was the customer's word.
        var ends = (await db.ServiceRequests.AsNoTracking().Where(r => r.CustomerId == customerId && r.Kind == RequestKind.Cancel && r.State != RequestState.Refused)
            .ToListAsync(cancel)).Where(r => r.State != RequestState.Withdrawn || Times.Day(r.ChangedAt) > r.EffectiveOn).ToList();
        return ends.Count == 0 || (await erp.ListOfCustomerAsync(customerId, cancel)).Any(s => s.Stands && ends.All(e => e.Subscription != s.Name)) ? null
            : ends.GroupBy(e => e.Subscription).Max(g => g.Min(e => e.EffectiveOn));
    }

    /// <summary>It reaches beyond the last day, and nobody of our team has said yet that it is owed all the same: they do by ticking the finding off.</summary>
    private async Task<bool> IsAfterAsync(string customerId, InvoiceDocument bill, DateOnly last, CancellationToken cancel)
    {
        if ((bill.To ?? bill.Head.PostedOn) <= last)
        {
            return false;
        }

        var name = bill.Head.Name;
        await findings.AddAsync(FindingKind.BilledAfterEnd, name, FindingText.AfterEnd.With(customerId, Times.Dated(last)), cancel);
        return await db.Findings.AnyAsync(f => f.Kind == FindingKind.BilledAfterEnd && f.Subject == name && f.ResolvedAt == null, cancel);
    }
}
