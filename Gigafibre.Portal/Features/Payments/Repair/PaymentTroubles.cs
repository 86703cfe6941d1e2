using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Payments.Booking;
using Gigafibre.Portal.Features.Payments.Refunds;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments.Repair;

public enum TroubleKind
{
    NotBooked,
    RefundNotBooked,
    RefundNotMade,
    EventNotRead,
    Dispute,
    Odd,
}

/// <summary>Something about money that a person must look at, or that is being tried again after it failed.</summary>
/// <param name="Reason">With ERPNext's own sentence, where it said one.</param>
/// <param name="Work">What can be tried again by hand.</param>
/// <param name="AgainAt">When it is tried again by itself; null when it is not.</param>
public sealed record PaymentTrouble(
    Guid? Attempt, string? Customer, IReadOnlyList<string> Bills, Money? Amount, TroubleKind Kind, Phrase? Reason, Guid? Work, DateTimeOffset? AgainAt, DateTimeOffset Since);

/// <summary>The one list of money in trouble: for the desk, for the hub, and for whoever compares the books.</summary>
public sealed class PaymentTroubles(PortalDb db, WorkItems items, WorkKinds kinds)
{
    public async Task<IReadOnlyList<PaymentTrouble>> ListAsync(CancellationToken cancel)
    {
        var work = await items.ListTroubledAsync(kinds.Money, cancel);
        var owners = await OwnersAsync(work, cancel);
        var ids = owners.Values.OfType<Guid>().Distinct().ToList();
        var attempts = await db.PaymentAttempts.AsNoTracking().Include(a => a.Invoices)
            .Where(a => ids.Contains(a.Id) || a.Trouble != null || a.DisputeNote != null).ToListAsync(cancel);
        var known = attempts.ToDictionary(a => a.Id);
        PaymentTrouble Of(PaymentAttempt? attempt, TroubleKind kind, Phrase? reason, DateTimeOffset since, WorkItem? item = null) => new(
            attempt?.Id, attempt?.CustomerId, [.. attempt?.Invoices.Select(i => i.InvoiceName) ?? []], attempt is null ? null : new Money(attempt.AmountCents), kind, reason,
            item?.ParkedAt is null ? null : item.Id, item is null ? null : item.ParkedAt is null ? item.DueAt : item.CurableAt, since);
        var stuck = work.Select(w => Of(owners[w.Id] is { } id ? known.GetValueOrDefault(id) : null, KindOf(w.Kind), w.LastError, w.ParkedAt ?? w.CreatedAt, w)).ToList();
        var odd = attempts.Where(a => a.Trouble is not null && !stuck.Exists(s => s.Attempt == a.Id && s.Kind == TroubleKind.NotBooked))
            .Select(a => Of(a, TroubleKind.Odd, a.Trouble, a.ChangedAt));
        var disputes = attempts.Where(a => a.DisputeNote is not null).Select(a => Of(a, TroubleKind.Dispute, a.DisputeNote, a.ChangedAt));
        return [.. stuck.Concat(odd).Concat(disputes).OrderBy(t => t.Since)];
    }

    private static TroubleKind KindOf(string kind) =>
        kind == RecordPaymentHandler.Kind ? TroubleKind.NotBooked : kind == RecordRefundHandler.Kind ? TroubleKind.RefundNotBooked
        : kind == RefundHandler.Kind ? TroubleKind.RefundNotMade : TroubleKind.EventNotRead;

    /// <summary>The attempt that each item is about, by what its key means.</summary>
    public async Task<Dictionary<Guid, Guid?>> OwnersAsync(IReadOnlyList<WorkItem> work, CancellationToken cancel)
    {
        var keys = work.Select(w => w.Key).ToList();
        var orders = keys.Select(k => Guid.TryParse(k, out var id) ? id : (Guid?)null).OfType<Guid>().ToList();
        var byRefund = await db.PaymentRefunds.Where(r => keys.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.AttemptId, cancel);
        var byOrder = await db.RefundOrders.Where(o => orders.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.AttemptId, cancel);
        var byEvent = await db.InboxMessages.Where(m => keys.Contains(m.ExternalId) && m.SubjectId != null).ToDictionaryAsync(m => m.ExternalId, m => m.SubjectId!.Value, cancel);
        return work.ToDictionary(w => w.Id, w => Guid.TryParse(w.Key, out var id) ? byOrder.TryGetValue(id, out var owner) ? owner : id
            : byRefund.TryGetValue(w.Key, out var refunded) ? refunded : byEvent.TryGetValue(w.Key, out var told) ? told : (Guid?)null);
    }
}
