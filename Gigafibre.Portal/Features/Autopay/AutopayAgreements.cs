using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Features.SavedMethods;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Autopay;

/// <summary>Signs and ends what customers agree to. An end counts from the second it is written: whoever charges looks under the same gate.</summary>
public sealed class AutopayAgreements(PortalDb db, AgreementTerms terms, MessageOutbox outbox, WorkQueue work, PortalLinks links, TimeProvider clock)
{
    private static readonly TimeSpan Planned = TimeSpan.FromSeconds(30);

    public Task<AutopayAgreement?> FindAsync(string customerId, CancellationToken cancel) =>
        db.AutopayAgreements.AsNoTracking().SingleOrDefaultAsync(a => a.CustomerId == customerId && a.EndedAt == null, cancel);

    /// <summary>Signed so lately that its first charges may not be planned yet.</summary>
    public bool IsFresh(AutopayAgreement agreement) => agreement.SignedAt > clock.GetUtcNow() - Planned;

    /// <summary>The last one, over or not.</summary>
    public async Task<AutopayAgreement?> FindLastAsync(string customerId, CancellationToken cancel) => (await db.AutopayAgreements.AsNoTracking()
        .Where(a => a.CustomerId == customerId).ToListAsync(cancel)).MaxBy(a => a.SignedAt);

    /// <summary>Null when the way to pay is not this customer's, or not ready.</summary>
    /// <param name="from">Where it was signed from, hashed.</param>
    public async Task<AutopayAgreement?> SignAsync(string customerId, AutopayChoice choice, Language language, string from, CancellationToken cancel)
    {
        var (now, shown) = (clock.GetUtcNow(), terms.Of(choice, language));
        var agreement = new AutopayAgreement
        {
            Id = Guid.CreateVersion7(now),
            CustomerId = customerId,
            SavedMethodId = choice.Method.Id,
            MethodKind = choice.Method.Kind!,
            Brand = choice.Method.Brand,
            Last4 = choice.Method.Last4,
            MandateId = choice.Method.MandateId,
            Day = choice.Day,
            LimitCents = choice.Limit?.Cents,
            TextVersion = AgreementText.Current,
            Language = language.Code,
            Text = AgreementText.Keep(shown),
            TextHash = AgreementText.Hash(shown),
            SignedAt = now,
            SignedFrom = from,
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Payment, cancel);
        db.ChangeTracker.Clear();
        if (!await db.UsableMethods(customerId).AnyAsync(m => m.Id == choice.Method.Id && m.State == SavedMethodState.Ready, cancel))
        {
            return null;
        }

        if (await db.AutopayAgreements.SingleOrDefaultAsync(a => a.CustomerId == customerId && a.EndedAt == null, cancel) is { } before)
        {
            // A double click signs once.
            if (before.SavedMethodId == agreement.SavedMethodId && before.TextHash == agreement.TextHash)
            {
                return before;
            }

            await EndAsync(before, AutopayEnd.Replaced, cancel);

            // One agreement a customer: the old one is over before the new one is there.
            await db.SaveChangesAsync(cancel);
        }

        db.AutopayAgreements.Add(agreement);
        await outbox.TellAsync(MessageDraft.Of(AutopayMessages.On, customerId, agreement.Id.ToString(), MethodText.Yours(agreement.MethodKind, agreement.Brand, agreement.Last4),
            AutopayText.When(agreement.Day), links.To(Links.Autopay)), cancel);
        work.Add<PlanDebitsHandler>(PlanDebitsHandler.Of(customerId, agreement.Id), "");
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        work.Wake();
        return agreement;
    }

    /// <summary>False when there was none.</summary>
    public async Task<bool> EndAsync(string customerId, AutopayEnd end, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Payment, cancel);
        db.ChangeTracker.Clear();
        if (await db.AutopayAgreements.SingleOrDefaultAsync(a => a.CustomerId == customerId && a.EndedAt == null, cancel) is not { } agreement)
        {
            return false;
        }

        await EndAsync(agreement, end, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        work.Wake();
        return true;
    }

    /// <summary>In the caller's unit of work, under the gate of payments.</summary>
    public async Task EndAsync(AutopayAgreement agreement, AutopayEnd end, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        (agreement.EndedAt, agreement.End) = (now, end);
        var planned = await db.AutopayDebits.Where(d => d.AgreementId == agreement.Id && (d.State == DebitState.Announced || d.State == DebitState.OverLimit)).ToListAsync(cancel);
        foreach (var debit in planned)
        {
            (debit.State, debit.ChangedAt) = (DebitState.Stopped, now);
        }

        if (end != AutopayEnd.Replaced)
        {
            await outbox.TellAsync(MessageDraft.Of(AutopayMessages.Off, agreement.CustomerId, agreement.Id.ToString(), AutopayText.EndedBecause(end), links.To(Links.Autopay)),
                cancel);
        }
    }
}
