using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Payments;
using Gigafibre.Portal.Features.Payments.Charging;
using Gigafibre.Portal.Features.Payments.Checkout;
using Gigafibre.Portal.Features.SavedMethods;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Autopay;

/// <summary>
/// Makes one automatic charge, if everything still speaks for it: what is owed is read from ERPNext in that moment, and in the last one the agreement, the hold, the notice
/// and the customer's own limit are looked at under the gate under which any of them changes.
/// </summary>
public sealed class ChargeDebitHandler(PortalDb db, ChargeService charges, DebitNotices notices, ChargeHours hours,
    IEnumerable<IBillReserve> reserves, BillBars bars, TimeProvider clock) : IWorkHandler
{
    public static string Kind => "autopay-charge";

    public static string? System => SystemName.Stripe;

    public static bool IsMoney => true;

    public async Task HandleAsync(WorkJob job, CancellationToken cancel)
    {
        var id = Guid.Parse(job.Key);
        if (!hours.AreOpen || await FindAsync(id, cancel) is not { IsHeld: false, Debit: var debit, Agreement: var agreement })
        {
            return;
        }

        // As long as nobody has looked at a bill that may not be owed, nothing is announced or charged.
        if (await bars.BarAsync(debit.CustomerId, debit.InvoiceName, cancel))
        {
            return;
        }

        var isInTime = await notices.IsInTimeAsync(agreement, debit, cancel);
        if (!isInTime || IsPast(debit))
        {
            // Held up for days, or told to nobody: another day is another notice.
            await ChangeAsync(id, async (d, a) => await (IsPast(d) || IsOld(d) ? notices.AnnounceAgainAsync(a, d, d.Amount, cancel) : Task.CompletedTask), cancel);
            return;
        }

        if (await WayAsync(agreement, cancel) is not { } way)
        {
            return;
        }

        // What was paid since is looked for in the last moment.
        var since = clock.GetUtcNow();
        if (await WishAsync(debit, cancel) is not { } wish)
        {
            await ChangeAsync(id, (d, _) => MoveAsync(d, DebitState.NotNeeded), cancel);
            return;
        }

        foreach (var other in wish is PaymentWish.UpTo part ? part.Names.Where(n => n != debit.InvoiceName) : [])
        {
            if (await bars.BarAsync(debit.CustomerId, other, cancel))
            {
                return;
            }
        }

        Money? asked = null;
        var answer = await charges.ChargeAsync(
            new PayRequest(debit.CustomerId, Payer.Autopay, wish, SiteLanguage.Parse(agreement.Language)), way, isThere: false,
            async (attempt, c) =>
            {
                asked = new Money(attempt.AmountCents);
                return await TakeAsync(id, attempt, since, c);
            },
            cancel);
        switch (answer)
        {
            case ChargeAnswer.NotAsked { Why: PayAnswer.NothingToPay or PayAnswer.Refused { Why: ChargeRefusal.CreditCovers or ChargeRefusal.TooLittle } }:
                await ChangeAsync(id, (d, _) => MoveAsync(d, DebitState.NotNeeded), cancel);
                break;
            case ChargeAnswer.Stopped when asked > debit.Amount:
                await ChangeAsync(id, (d, a) => notices.AnnounceAgainAsync(a, d, asked.Value, cancel), cancel);
                break;
        }
    }

    /// <summary>The last look, under the gate of payments. What it writes is written together with the note that Stripe is asked.</summary>
    private async Task<bool> TakeAsync(Guid id, PaymentAttempt attempt, DateTimeOffset since, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { IsHeld: false, Debit: var debit, Agreement: var agreement }
            || attempt.AmountCents > debit.AmountCents || (attempt.AmountCents > agreement.LimitCents && !debit.IsApproved) || debit.ChargeOn > Times.Today(clock) || IsPast(debit))
        {
            return false;
        }

        if (debit.IsPart && (!await IsReservedAsync(debit, cancel) || await IsPaidSinceAsync(debit, attempt, since, cancel)))
        {
            return false;
        }

        (debit.State, debit.AttemptId, debit.ChangedAt) = (DebitState.Sent, attempt.Id, clock.GetUtcNow());
        return true;
    }

    /// <summary>The bill, or what its part of an arrangement still asks for; null when that is nothing.</summary>
    private async Task<PaymentWish?> WishAsync(AutopayDebit debit, CancellationToken cancel)
    {
        if (!debit.IsPart)
        {
            return new PaymentWish.DueNow(debit.InvoiceName);
        }

        foreach (var reserve in reserves)
        {
            if (await reserve.PartAsync(debit.CustomerId, debit.DueOn, cancel) is { } wish)
            {
                return wish with { Amount = Money.Min(wish.Amount, debit.Amount) };
            }
        }

        return null;
    }

    private async Task<bool> IsReservedAsync(AutopayDebit debit, CancellationToken cancel)
    {
        foreach (var reserve in reserves)
        {
            if ((await reserve.OfAsync(debit.CustomerId, cancel)).Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    private Task<bool> IsPaidSinceAsync(AutopayDebit debit, PaymentAttempt attempt, DateTimeOffset since, CancellationToken cancel) =>
        db.PaymentAttempts.AnyAsync(a => a.CustomerId == debit.CustomerId && a.Id != attempt.Id && a.ChangedAt >= since, cancel);

    /// <summary>Announced, and under an agreement that stands; and whether our team holds it.</summary>
    private Task<Standing?> FindAsync(Guid id, CancellationToken cancel)
    {
        var (agreements, held) = (db.AutopayAgreements.Where(a => a.EndedAt == null), db.AutopayHolds.Where(h => h.EndedAt == null));
        return db.AutopayDebits.Where(d => d.Id == id && d.State == DebitState.Announced)
            .Join(agreements, d => d.AgreementId, a => a.Id, (d, a) => new Standing(
                d, a, held.Any(h => h.CustomerId == d.CustomerId || h.CustomerId == AutopayHold.All)))
            .SingleOrDefaultAsync(cancel);
    }

    private async Task<SavedWay?> WayAsync(AutopayAgreement agreement, CancellationToken cancel)
    {
        // A card past its date may have been renewed by the network: Stripe knows.
        var method = await db.UsableMethods(agreement.CustomerId).SingleOrDefaultAsync(m => m.Id == agreement.SavedMethodId && m.State == SavedMethodState.Ready, cancel);
        return method is { MethodId: { } stripeId, Kind: { } kind }
            ? new SavedWay(method.Id, method.StripeCustomerId, stripeId, kind, method.MandateId, method.Brand, method.Last4) : null;
    }

    private async Task ChangeAsync(Guid id, Func<AutopayDebit, AutopayAgreement, Task> change, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Payment, cancel);
        db.ChangeTracker.Clear();
        if (await FindAsync(id, cancel) is { Debit: var debit, Agreement: var agreement })
        {
            await change(debit, agreement);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
    }

    private Task MoveAsync(AutopayDebit debit, DebitState to)
    {
        (debit.State, debit.ChangedAt) = (to, clock.GetUtcNow());
        return Task.CompletedTask;
    }

    /// <summary>So long after the day that was told that it would surprise.</summary>
    private bool IsPast(AutopayDebit debit) => BankDays.Add(debit.ChargeOn, 2) < Times.Today(clock);

    /// <summary>Told so long ago that it should have left by now.</summary>
    private bool IsOld(AutopayDebit debit) => debit.AnnouncedAt < clock.GetUtcNow().AddDays(-2);

    private sealed record Standing(AutopayDebit Debit, AutopayAgreement Agreement, bool IsHeld);
}
