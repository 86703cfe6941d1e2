using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Autopay;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Integrations.ErpNext;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Subscriptions;

/// <summary>A bill on which the agreed price is not, after a change of plan or during a pause, is not charged by itself: our team looks at it first.</summary>
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

    /// <summary>Everybody whose next bills are to be looked at.</summary>
    public async Task<IReadOnlyList<string>> ListCustomersAsync(CancellationToken cancel)
    {
        var (since, last) = (clock.GetUtcNow() - Watched, Times.Today(clock).AddDays(-(int)Watched.TotalDays));
        return await Agreed().Where(r => (r.Kind == RequestKind.Change && r.ChangedAt > since) || (r.Kind == RequestKind.Pause && r.Until >= last))
            .Select(r => r.CustomerId).Distinct().ToListAsync(cancel);
    }

    /// <summary>What was agreed with this customer, where a change or a pause is recent enough. A written confirmation counts, ticked or not.</summary>
    private async Task<IReadOnlyList<ServiceRequest>> ListAsync(string customerId, CancellationToken cancel)
    {
        var last = Times.Today(clock).AddDays(-(int)Watched.TotalDays);
        var agreed = await Agreed().Where(r => r.CustomerId == customerId).ToListAsync(cancel);
        return agreed.Exists(r => IsFresh(r) && (r.Kind == RequestKind.Change || (r.Kind == RequestKind.Pause && r.Until >= last))) ? agreed : [];
    }

    private IQueryable<ServiceRequest> Agreed() =>
        db.ServiceRequests.AsNoTracking().Where(r => r.State == RequestState.Done || r.State == RequestState.Given || r.State == RequestState.Scheduled);

    private bool IsFresh(ServiceRequest request) => request.Kind == RequestKind.Pause || request.ChangedAt > clock.GetUtcNow() - Watched;

    /// <summary>The agreed price is not on it, and nobody of our team has said yet that it is owed all the same: they do by ticking the finding off.</summary>
    private async Task<bool> IsInDoubtAsync(string customerId, InvoiceDocument bill, IReadOnlyList<ServiceRequest> agreed, CancellationToken cancel)
    {
        var otherwise = agreed.GroupBy(r => r.Subscription, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(one => AgreedPrice.At(one, bill))
            .OfType<ServiceRequest>().Where(r => IsFresh(r) && AgreedPrice.IsOtherwise(r, bill)).ToList();
        var all = otherwise.Count == 0 ? [] : await erp.ListOfCustomerAsync(customerId, cancel);
        if (otherwise.Find(r => !all.Any(s => s.Name != r.Subscription && s.Stands && AgreedPrice.IsLike(s, r))) is not { } old)
        {
            return false;
        }

        var name = bill.Head.Name;
        await findings.AddAsync(FindingKind.BilledOtherwise, name, FindingText.Otherwise.With(RequestText.Kind(old.Kind), old.Number, customerId), cancel);
        return await db.Findings.AnyAsync(f => f.Kind == FindingKind.BilledOtherwise && f.Subject == name && f.ResolvedAt == null, cancel);
    }
}
