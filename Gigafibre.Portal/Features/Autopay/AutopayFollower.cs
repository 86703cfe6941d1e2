using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Findings;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.SavedMethods;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Autopay;

/// <summary>What follows for an agreement when its payment, or its card or account, changes: in the same unit of work as the change.</summary>
public sealed class AutopayFollower(
    PortalDb db, AutopayAgreements agreements, MessageOutbox outbox, FindingList findings, PortalLinks links, IOptions<AutopayOptions> options, TimeProvider clock)
    : IPaymentFollower, ISavedMethodFollower, IMethodConsequence
{
    /// <summary>The network of bank debits allows one more within thirty days; its notice takes ten of them.</summary>
    private const int BankTries = 2;

    public async Task MovedAsync(PaymentAttempt attempt, CancellationToken cancel)
    {
        if (attempt.Payer.Kind != PayerKind.Autopay || await db.AutopayDebits.SingleOrDefaultAsync(d => d.AttemptId == attempt.Id, cancel) is not { } debit)
        {
            return;
        }

        if (attempt.State == PaymentState.Paid && Move(debit, DebitState.Paid) && attempt.Method != SavedMethod.BankDebit)
        {
            await outbox.TellAsync(MessageDraft.Of(AutopayMessages.Paid, debit.CustomerId, debit.Id.ToString(), new Money(attempt.AmountCents),
                MethodText.Yours(attempt.Method, attempt.Brand, attempt.Last4), attempt.Reference, links.To(Links.Autopay)), cancel);
        }
        else if (attempt.State == PaymentState.Failed)
        {
            await FailAsync(debit, attempt, cancel);
        }
    }

    public async Task DisputedAsync(PaymentAttempt attempt, CancellationToken cancel)
    {
        // Whoever has the bank take it back does not want the next one, whatever it was for, and whatever the bank decides.
        await (attempt.SavedMethodId is { } method ? EndAsync(method, AutopayEnd.TakenBack, cancel) : Task.CompletedTask);
    }

    /// <summary>It was disputed first, if only for a moment.</summary>
    public Task TakenBackAsync(PaymentAttempt attempt, Money amount, string reason, CancellationToken cancel) => Task.CompletedTask;

    public Task ChangedAsync(SavedMethod method, CancellationToken cancel) => method.State is SavedMethodState.Removed or SavedMethodState.Unusable
        ? EndAsync(method.Id, method.State == SavedMethodState.Removed ? AutopayEnd.MethodRemoved : AutopayEnd.MethodRefused, cancel) : Task.CompletedTask;

    public async Task UnsharedAsync(Guid method, string customerId, CancellationToken cancel)
    {
        if (await db.AutopayAgreements.SingleOrDefaultAsync(a => a.SavedMethodId == method && a.CustomerId == customerId && a.EndedAt == null, cancel) is { } agreement)
        {
            await agreements.EndAsync(agreement, AutopayEnd.MethodRemoved, cancel);
        }
    }

    public async Task<Phrase?> OfRemovingAsync(SavedMethod method, CancellationToken cancel) =>
        await db.AutopayAgreements.AnyAsync(a => a.SavedMethodId == method.Id && a.EndedAt == null, cancel) ? AutopayText.ConsequenceOfRemoving : null;

    /// <summary>Of every account that uses it.</summary>
    private async Task EndAsync(Guid method, AutopayEnd end, CancellationToken cancel)
    {
        foreach (var agreement in (await db.AutopayAgreements.Where(a => a.SavedMethodId == method && a.EndedAt == null).ToListAsync(cancel)).Where(a => a.IsOn))
        {
            await agreements.EndAsync(agreement, end, cancel);
        }
    }

    private async Task FailAsync(AutopayDebit debit, PaymentAttempt attempt, CancellationToken cancel)
    {
        var (refusal, why) = (Refusals.Of(attempt.FailureCode, attempt.Advice), DeclineText.Reason(attempt.FailureCode ?? ""));
        var agreement = await db.AutopayAgreements.SingleAsync(a => a.Id == debit.AgreementId, cancel);
        if (refusal == Refusal.NeverAsked)
        {
            Move(debit, agreement.IsOn ? DebitState.Announced : DebitState.Stopped);
            debit.AttemptId = null;
            return;
        }

        debit.FailureCode = attempt.FailureCode;
        if (!Move(debit, DebitState.Failed))
        {
            return;
        }

        if (refusal == Refusal.Soft && agreement.IsOn && !debit.IsPart && AgainOn(agreement, debit) is { } day)
        {
            await AgainAsync(agreement, debit, new Money(attempt.AmountCents), why, day, cancel);
            return;
        }

        if (refusal == Refusal.Ours)
        {
            await findings.AddAsync(FindingKind.AutopayRefused, debit.Id.ToString(), FindingText.OfCustomer.With(debit.Amount, debit.CustomerId), cancel);
        }

        if (refusal == Refusal.Hard && await db.SavedMethods.SingleOrDefaultAsync(m => m.Id == agreement.SavedMethodId && m.State == SavedMethodState.Ready, cancel) is { } dead)
        {
            // The agreement may be another by now, with the same card.
            (dead.State, dead.FailureCode, dead.IsDefault, dead.ChangedAt) = (SavedMethodState.Unusable, attempt.FailureCode, false, clock.GetUtcNow());
            await EndAsync(dead.Id, AutopayEnd.MethodRefused, cancel);
        }

        // A part is not tried again: what is at stake, and until when it can be paid another way, the arrangement says.
        if (debit.IsPart)
        {
            return;
        }

        await outbox.TellAsync(MessageDraft.Of(AutopayMessages.ByHand, debit.CustomerId, debit.Id.ToString(), new Money(attempt.AmountCents), why, links.To(Links.Pay)), cancel);
    }

    /// <summary>When a refused charge is tried again; null when it is not.</summary>
    private DateOnly? AgainOn(AutopayAgreement agreement, AutopayDebit debit)
    {
        var today = Times.Today(clock);
        if (agreement.IsBankDebit)
        {
            return debit.Try + 1 < BankTries ? DebitDay.Open(today.AddDays(options.Value.BankNoticeDays + 1)) : null;
        }

        var days = options.Value.CardRetryDays;
        var wait = debit.Try < days.Length ? days[debit.Try] - (debit.Try == 0 ? 0 : days[debit.Try - 1]) : (int?)null;
        return wait is { } w ? DebitDay.Open(today.AddDays(Math.Max(2, w))) : null;
    }

    private async Task AgainAsync(AutopayAgreement agreement, AutopayDebit debit, Money amount, Phrase why, DateOnly day, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var next = new AutopayDebit
        {
            Id = Guid.CreateVersion7(now),
            AgreementId = agreement.Id,
            CustomerId = debit.CustomerId,
            InvoiceName = debit.InvoiceName,
            DueOn = debit.DueOn,
            Try = debit.Try + 1,
            AmountCents = amount.Cents,
            ChargeOn = day,
            IsApproved = debit.IsApproved,
            CreatedAt = now,
            AnnouncedAt = now,
            ChangedAt = now,
        };
        db.AutopayDebits.Add(next);
        await outbox.TellAsync(MessageDraft.Of(AutopayMessages.Again, debit.CustomerId, next.NoticeAbout, amount, why, Times.Dated(day), links.To(Links.Autopay)), cancel);
    }

    private bool Move(AutopayDebit debit, DebitState to)
    {
        if (!DebitStates.MayFollow(debit.State, to))
        {
            return false;
        }

        (debit.State, debit.ChangedAt) = (to, clock.GetUtcNow());
        return true;
    }
}
