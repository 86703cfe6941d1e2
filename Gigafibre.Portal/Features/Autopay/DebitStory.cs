using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Autopay;

/// <summary>One thing that happened to an automatic charge, or will.</summary>
/// <param name="At">Null for what is to come.</param>
public sealed record DebitEvent(DateTimeOffset? At, Phrase What);

/// <summary>A charge from its notice to the books, and what comes next.</summary>
/// <param name="MustPay">The customer has to pay it themselves.</param>
public sealed record DebitStory(AutopayDebit Debit, IReadOnlyList<DebitEvent> Events, bool MustPay);

/// <summary>Tells the story of a charge to the customer and to the desk alike: what is written down, and nothing else.</summary>
public sealed class DebitStories(PortalDb db)
{
    /// <summary>Null when there is none, or it is not this customer's.</summary>
    /// <param name="customerId">Null for the desk.</param>
    public async Task<DebitStory?> FindAsync(Guid id, string? customerId, CancellationToken cancel)
    {
        if (await db.AutopayDebits.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && (customerId == null || d.CustomerId == customerId), cancel) is not { } debit)
        {
            return null;
        }

        var about = debit.Id.ToString("N") + ":";
        var notices = await db.Messages.AsNoTracking().Where(m => m.CustomerId == debit.CustomerId && m.About.StartsWith(about)).ToListAsync(cancel);
        var attempt = await db.PaymentAttempts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == debit.AttemptId, cancel);
        var next = await db.AutopayDebits.AsNoTracking()
            .SingleOrDefaultAsync(d => d.InvoiceName == debit.InvoiceName && d.DueOn == debit.DueOn && d.IsPart == debit.IsPart && d.Try == debit.Try + 1, cancel);
        var events = Told(debit, notices).Concat(Moved(debit)).Concat(attempt is null ? [] : Sent(attempt)).ToList();
        var mustPay = debit.State is DebitState.Skipped or DebitState.Stopped || (debit.State == DebitState.Failed && next is null);
        return new DebitStory(debit, [.. events.OrderBy(e => e.At ?? DateTimeOffset.MaxValue), .. Next(debit, attempt, next)], mustPay);
    }

    private static IEnumerable<DebitEvent> Told(AutopayDebit debit, IEnumerable<Message> notices) => notices.Where(m => m.SentAt is not null).OrderBy(m => m.SentAt)
        .Select(m => new DebitEvent(m.SentAt, StoryText.Told.With(m.MaskedContact, MessageText.StateOf(m))))
        .DefaultIfEmpty(new DebitEvent(debit.AnnouncedAt, debit is { IsPart: true } ? StoryText.Agreed : StoryText.NotTold));

    private static IEnumerable<DebitEvent> Moved(AutopayDebit debit)
    {
        if (debit.MovedFrom is { } from)
        {
            yield return new DebitEvent(null, StoryText.Moved.With(Times.Dated(from), Times.Dated(debit.ChargeOn)));
        }
    }

    private static IEnumerable<DebitEvent> Sent(PaymentAttempt attempt)
    {
        yield return new DebitEvent(attempt.AskedAt ?? attempt.CreatedAt, StoryText.Sent.With(new Money(attempt.AmountCents)));
        if (attempt.PaidAt is { } paid && attempt.State is PaymentState.Paid or PaymentState.Recorded)
        {
            yield return new DebitEvent(paid, StoryText.Received);
        }

        if (attempt.State == PaymentState.Recorded)
        {
            yield return new DebitEvent(attempt.ChangedAt, StoryText.Booked.With(attempt.Reference));
        }

        if (attempt.State == PaymentState.Failed)
        {
            yield return new DebitEvent(attempt.ChangedAt, StoryText.Refused.With(DeclineText.Reason(attempt.FailureCode ?? "")));
        }

        if (DisputeStates.IsLostOrOpen(attempt.Dispute))
        {
            yield return new DebitEvent(null, DisputeStates.IsLost(attempt.Dispute) ? StoryText.TakenBack : StoryText.Disputed);
        }
    }

    private static IEnumerable<DebitEvent> Next(AutopayDebit debit, PaymentAttempt? attempt, AutopayDebit? next)
    {
        if (debit.State == DebitState.Failed && attempt?.Method == SavedMethods.SavedMethod.BankDebit)
        {
            yield return new DebitEvent(null, StoryText.Fee);
        }

        if ((debit.State, next) switch
        {
            (DebitState.Announced, _) => StoryText.Goes.With(Times.Dated(debit.ChargeOn)),
            (DebitState.OverLimit, _) => StoryText.Waits,
            (DebitState.Sent, _) when attempt is { Method: SavedMethods.SavedMethod.BankDebit } =>
                StoryText.AtTheBank.With(Times.Dated(attempt.ExpectedAt is { } told ? Times.Day(told) : BankDays.DebitBy(attempt.CreatedAt))),
            (DebitState.Sent, _) => StoryText.Asked,
            (DebitState.Failed, { } again) => StoryText.Again.With(Times.Dated(again.ChargeOn)),
            (DebitState.Failed, null) => StoryText.ByHand,
            (DebitState.Skipped, _) => StoryText.Skipped,
            (DebitState.NotNeeded, _) => StoryText.NotNeeded,
            (DebitState.Stopped, _) => StoryText.Stopped,
            _ => (Phrase?)null,
        } is { } what)
        {
            yield return new DebitEvent(null, what);
        }
    }
}
