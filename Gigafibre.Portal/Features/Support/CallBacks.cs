using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Support;

/// <summary>A call as our team sees it.</summary>
/// <param name="Phone">Null when it cannot be read any more: it stands on the customer's file.</param>
public sealed record WantedCall(CallBack Call, Ticket Ticket, string? Phone);

/// <summary>Customers ask to be called; our team calls, and says so.</summary>
public sealed class CallBacks(PortalDb db, TicketMessages messages, FindingList findings, Secrets secrets, WorkQueue work, TimeProvider clock)
{
    /// <summary>A call that is so late is shown to a person.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromMinutes(30);

    /// <summary>Nobody was called in vain much before the time that they chose.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(15);

    public bool MayBeMissed(CallBack call) => clock.GetUtcNow() >= call.From - Early;

    public Task<CallBack?> FindOpenAsync(string customerId, CancellationToken cancel) =>
        db.CallBacks.AsNoTracking().SingleOrDefaultAsync(c => c.CustomerId == customerId && c.State == CallState.Wanted, cancel);

    public Task<CallBack?> FindAsync(string customerId, string number, CancellationToken cancel) =>
        db.CallBacks.AsNoTracking().SingleOrDefaultAsync(c => c.Number == number && c.CustomerId == customerId, cancel);

    /// <summary>With the ticket that it is about, in the caller's unit of work.</summary>
    public void Add(Ticket ticket, PhoneNumber phone, CallSlot slot) => db.CallBacks.Add(new CallBack
    {
        Id = ticket.Id,
        Number = ticket.Number,
        CustomerId = ticket.CustomerId,
        PhoneSealed = secrets.Seal(phone.E164),
        MaskedPhone = phone.ToString(),
        From = slot.From,
        Until = slot.Until,
        ChangedAt = clock.GetUtcNow(),
    });

    /// <summary>What is to be called, the earliest first.</summary>
    public async Task<IReadOnlyList<WantedCall>> ListAsync(CancellationToken cancel)
    {
        var calls = await db.CallBacks.AsNoTracking().Where(c => c.State == CallState.Wanted)
            .Join(db.Set<Ticket>(), c => c.Id, t => t.Id, (c, t) => new { c, t }).ToListAsync(cancel);
        return [.. calls.OrderBy(x => x.c.From).ThenBy(x => x.t.CreatedAt).Select(x => new WantedCall(x.c, x.t, secrets.TryOpen(x.c.PhoneSealed)))];
    }

    /// <summary>The call that is wanted to this number by now; null for none, and for more than one.</summary>
    /// <param name="early">So long before its time counts, too.</param>
    public async Task<CallBack?> FindDueAsync(PhoneNumber phone, TimeSpan early, CancellationToken cancel)
    {
        var by = clock.GetUtcNow() + early;
        var due = await db.CallBacks.AsNoTracking().Where(c => c.State == CallState.Wanted && c.From <= by).ToListAsync(cancel);

        // A family's telephone: which of them was called, a person knows.
        return due.Where(c => secrets.TryOpen(c.PhoneSealed) == phone.E164).ToList() is [var only] ? only : null;
    }

    /// <summary>Our team called. Null when there is no such call any more, or it is too early to have missed anybody.</summary>
    public async Task<CallBack?> CalledAsync(string number, bool isReached, string by, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Tickets, cancel);
        if (await db.CallBacks.SingleOrDefaultAsync(c => c.Number == number && c.State == CallState.Wanted, cancel) is not { } call
            || (!isReached && !MayBeMissed(call)))
        {
            return null;
        }

        End(call, isReached ? CallState.Done : CallState.Missed, by);
        if (isReached)
        {
            work.Add<CloseCallHandler>(call.Id.ToString(), "", lane: "ticket:" + number);
        }
        else
        {
            await messages.MissedAsync(call, cancel);
        }

        await findings.CloseAsync(FindingKind.CallLate, number, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        work.Wake();
        return call;
    }

    /// <summary>The customer says that it is settled; in the caller's unit of work.</summary>
    public async Task WithdrawAsync(string customerId, string number, CancellationToken cancel)
    {
        if (await db.CallBacks.SingleOrDefaultAsync(c => c.Number == number && c.CustomerId == customerId && c.State == CallState.Wanted, cancel) is { } call)
        {
            End(call, CallState.Withdrawn, null);
            await findings.CloseAsync(FindingKind.CallLate, number, cancel);
        }
    }

    /// <summary>What stands for a number in a form: it says which one, and not what it is.</summary>
    public string KeyOf(PhoneNumber phone) => secrets.Hash("call-back", phone.E164)[..16];

    /// <summary>A call that nobody made in its time: another time for the same one. In the caller's unit of work.</summary>
    public async Task MoveAsync(Guid id, PhoneNumber phone, CallSlot slot, CancellationToken cancel)
    {
        var call = await db.CallBacks.SingleAsync(c => c.Id == id, cancel);
        (call.PhoneSealed, call.MaskedPhone, call.From, call.Until, call.ChangedAt) = (secrets.Seal(phone.E164), phone.ToString(), slot.From, slot.Until, clock.GetUtcNow());
        await findings.CloseAsync(FindingKind.CallLate, call.Number, cancel);
    }

    public async Task FindLateAsync(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Tickets, cancel);
        var before = clock.GetUtcNow() - Late;
        foreach (var late in (await db.CallBacks.AsNoTracking().Where(c => c.State == CallState.Wanted).ToListAsync(cancel)).Where(c => c.Until < before))
        {
            await findings.AddAsync(FindingKind.CallLate, late.Number, FindingText.CallLate.With(late.CustomerId, SlotText.Of(late.From, late.Until)), cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private void End(CallBack call, CallState state, string? by) => (call.State, call.ChangedAt, call.By, call.PhoneSealed) = (state, clock.GetUtcNow(), by, "");
}
