using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>A bill about a time after the customer's last service ended is not charged by itself: our team looks at it first.</summary>
public sealed class EndedServices(PortalDb db, ErpNextSubscriptions erp, ErpNextBilling billing, FindingList findings) : IBillBar
{
    public async Task<bool> BarsAsync(string customerId, string invoiceName, CancellationToken cancel)
    {
        var ends = await db.ServiceRequests
            .Where(r => r.CustomerId == customerId && r.Kind == RequestKind.Cancel && r.State != RequestState.Withdrawn && r.State != RequestState.Refused)
            .Select(r => new { r.Subscription, r.EffectiveOn }).ToListAsync(cancel);
        if (ends.Count == 0 || (await erp.ListOfCustomerAsync(customerId, cancel)).Any(s => s.Stands && ends.All(e => e.Subscription != s.Name))
            || await billing.FindInvoiceAsync(invoiceName, cancel) is not { } bill)
        {
            return false;
        }

        var last = ends.Max(e => e.EffectiveOn);
        if ((bill.From ?? bill.Head.PostedOn) <= last)
        {
            return false;
        }

        await findings.AddAsync(FindingKind.BilledAfterEnd, invoiceName, FindingText.AfterEnd.With(customerId, Times.Dated(last)), cancel);
        return true;
    }
}
