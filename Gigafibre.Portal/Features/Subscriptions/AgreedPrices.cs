using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>A bill that asks after a change what was asked before it, or the whole price during a pause, is not charged by itself: our team looks at it first.</summary>
public sealed class AgreedPrices(PortalDb db, ErpNextSubscriptions erp, ErpNextBilling billing, FindingList findings, TimeProvider clock) : IBillBar
{
    /// <summary>The next bill and the one after. Later, prices change for other reasons.</summary>
    public static readonly TimeSpan Watched = TimeSpan.FromDays(65);

    private const int MostBills = 20;

    public async Task<bool> BarsAsync(string customerId, string invoiceName, CancellationToken cancel) => await ListAsync(customerId, cancel) is { Count: > 0 } decided
        && await billing.FindInvoiceAsync(invoiceName, cancel) is { } bill && await IsInDoubtAsync(customerId, bill, decided, cancel);

    /// <summary>Looks at the bills since, paid or not, whether they pay automatically or not.</summary>
    public async Task LookAsync(string customerId, CancellationToken cancel)
    {
        if (await ListAsync(customerId, cancel) is not { Count: > 0 } decided)
        {
            return;
        }

        var today = Times.Today(clock);
        foreach (var bill in await billing.ListOfDaysAsync(customerId, today.AddDays(-(int)Watched.TotalDays), today, MostBills, cancel))
        {
            if (await billing.FindInvoiceAsync(bill.Name, cancel) is { } whole)
            {
                await IsInDoubtAsync(customerId, whole, decided, cancel);
            }
        }
    }

    /// <summary>What was done about this customer's services, where a change or a pause is recent enough to be looked at.</summary>
    private async Task<IReadOnlyList<ServiceRequest>> ListAsync(string customerId, CancellationToken cancel)
    {
        var (since, today) = (clock.GetUtcNow() - Watched, Times.Today(clock));
        var done = await db.ServiceRequests.AsNoTracking().Where(r => r.CustomerId == customerId && r.State == RequestState.Done).ToListAsync(cancel);
        return done.Exists(r => (r.Kind == RequestKind.Change && r.ChangedAt > since) || (r.Kind == RequestKind.Pause && r.Until?.AddDays((int)Watched.TotalDays) >= today))
            ? done : [];
    }

    /// <summary>It asks the old price, and nobody of our team has said yet that it is owed all the same: they do by ticking the finding off.</summary>
    private async Task<bool> IsInDoubtAsync(string customerId, InvoiceDocument bill, IReadOnlyList<ServiceRequest> decided, CancellationToken cancel)
    {
        var old = decided.GroupBy(r => r.Subscription).Select(one => AgreedPrice.At(one, bill)).OfType<ServiceRequest>()
            .Where(r => r.Kind == RequestKind.Pause || r.ChangedAt > clock.GetUtcNow() - Watched).FirstOrDefault(r => AgreedPrice.IsAsBefore(r, bill));
        if (old is null || (await erp.ListOfCustomerAsync(customerId, cancel)).Any(s => s.Name != old.Subscription && s.Stands && AgreedPrice.IsLike(s, old)))
        {
            return false;
        }

        var name = bill.Head.Name;
        await findings.AddAsync(FindingKind.BilledAsBefore, name, FindingText.AsBefore.With(RequestText.Kind(old.Kind), old.Number, customerId), cancel);
        return await db.Findings.AnyAsync(f => f.Kind == FindingKind.BilledAsBefore && f.Subject == name && f.ResolvedAt == null, cancel);
    }
}
