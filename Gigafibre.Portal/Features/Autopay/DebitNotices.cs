using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.SavedMethods;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Autopay;

/// <summary>Tells a customer what will be charged and when, and knows whether they were told in time.</summary>
public sealed class DebitNotices(PortalDb db, AgreementTerms terms, MessageOutbox outbox, PortalLinks links, WorkQueue work, TimeProvider clock)
{
    /// <summary>A text may wait for the morning.</summary>
    private const int Leaves = 1;

    /// <summary>A refused card is tried again soon; the day is told before.</summary>
    private const int CardAgainDays = 1;

    /// <summary>A new charge and its notice, in one step.</summary>
    /// <param name="before">One of the same day that ended before it was sent: it goes on under this agreement.</param>
    /// <returns>Null when the agreement ended meanwhile.</returns>
    public async Task<AutopayDebit?> AnnounceAsync(AutopayAgreement agreement, string invoiceName, DateOnly due, int? day, Money amount, Guid? before, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Payment, cancel);
        if (!await db.AutopayAgreements.AnyAsync(a => a.Id == agreement.Id && a.EndedAt == null, cancel))
        {
            return null;
        }

        var on = DebitDay.For(due, day, Times.Day(now), terms.NoticeDays(agreement.IsBankDebit) + Leaves);
        var debit = before is null ? null
            : await db.AutopayDebits.SingleOrDefaultAsync(d => d.Id == before && (d.State == DebitState.Stopped || d.State == DebitState.NotNeeded) && d.AttemptId == null, cancel);
        if (debit is not null)
        {
            (debit.AgreementId, debit.ChargeOn, debit.MovedFrom) = (agreement.Id, on, null);
            await AnnounceAgainAsync(agreement, debit, amount, cancel);
        }
        else
        {
            debit = new AutopayDebit
            {
                Id = Guid.CreateVersion7(now),
                AgreementId = agreement.Id,
                CustomerId = agreement.CustomerId,
                InvoiceName = invoiceName,
                DueOn = due,
                AmountCents = amount.Cents,
                ChargeOn = on,
                State = agreement.LimitCents < amount.Cents ? DebitState.OverLimit : DebitState.Announced,
                CreatedAt = now,
                AnnouncedAt = now,
                ChangedAt = now,
            };
            db.AutopayDebits.Add(debit);
            await TellAsync(agreement, debit, cancel);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        work.Wake();
        return debit;
    }

    /// <summary>Takes off what is still to come and nobody owes any more: paid by another road, covered by a credit, cancelled.</summary>
    public async Task DropAsync(string customerId, Func<AutopayDebit, bool> isOver, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Payment, cancel);
        db.ChangeTracker.Clear();
        var planned = await db.AutopayDebits.Where(d => d.CustomerId == customerId && (d.State == DebitState.Announced || d.State == DebitState.OverLimit)).ToListAsync(cancel);
        foreach (var debit in planned.Where(isOver))
        {
            (debit.State, debit.ChangedAt) = (DebitState.NotNeeded, clock.GetUtcNow());
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>The same once more, for another amount or because nobody was told: a new notice, and its time from today. In the caller's unit of work.</summary>
    public async Task AnnounceAgainAsync(AutopayAgreement agreement, AutopayDebit debit, Money amount, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        debit.Notice++;
        (debit.AmountCents, debit.AnnouncedAt, debit.ChangedAt, debit.IsApproved) = (amount.Cents, now, now, false);
        debit.ChargeOn = DebitDay.For(debit.ChargeOn, null, Times.Day(now), terms.NoticeDays(agreement.IsBankDebit) + Leaves);
        debit.State = agreement.LimitCents < amount.Cents ? DebitState.OverLimit : DebitState.Announced;
        await TellAsync(agreement, debit, cancel);
    }

    /// <summary>Whether the notice left so early that it may be charged today. What the customer asked for themselves needs none.</summary>
    public async Task<bool> IsInTimeAsync(AutopayAgreement agreement, AutopayDebit debit, CancellationToken cancel)
    {
        if (debit is { IsApproved: true, Try: 0 })
        {
            return true;
        }

        var about = debit.NoticeAbout;
        var sent = await db.Messages.AsNoTracking()
            .Where(m => m.About == about && AutopayMessages.Notices.Contains(m.Kind) && (m.Delivery == Delivery.Sent || m.Delivery == Delivery.Delivered) && m.SentAt != null)
            .Select(m => m.SentAt).ToListAsync(cancel);
        return sent.Count > 0 && Times.Day(sent.Min()!.Value).AddDays(DaysFor(agreement, debit)) <= Times.Today(clock);
    }

    /// <summary>A refused card is tried again for the same amount after a day; whatever is announced anew has its whole time.</summary>
    private int DaysFor(AutopayAgreement agreement, AutopayDebit debit) =>
        agreement.IsBankDebit || debit.Try == 0 || debit.Notice > 0 ? terms.NoticeDays(agreement.IsBankDebit) : CardAgainDays;

    private Task TellAsync(AutopayAgreement agreement, AutopayDebit debit, CancellationToken cancel) => outbox.TellAsync(
        debit.State == DebitState.OverLimit
            ? MessageDraft.Of(AutopayMessages.OverLimit, debit.CustomerId, debit.NoticeAbout, debit.Amount, debit.InvoiceName, links.To(Links.Autopay))
            : MessageDraft.Of(AutopayMessages.Notice, debit.CustomerId, debit.NoticeAbout, debit.Amount, Times.Dated(debit.ChargeOn),
                MethodText.Yours(agreement.MethodKind, agreement.Brand, agreement.Last4), debit.InvoiceName, links.To(Links.Autopay)),
        cancel);
}
