using Gigafibre.Portal.Data;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Autopay;

/// <summary>What a customer may do with an announced charge: move it once, skip it, say yes to one above their limit. Under the gate of payments.</summary>
public sealed class DebitChoices(PortalDb db, ChargeHours hours, IOptions<AutopayOptions> options, TimeProvider clock)
{
    private const int PastShown = 24;

    public bool IsOffered => options.Value.IsOffered;

    /// <summary>What is to come, the soonest first, and what has been, the last first.</summary>
    public async Task<(IReadOnlyList<AutopayDebit> Next, IReadOnlyList<AutopayDebit> Past)> ReadAsync(string customerId, CancellationToken cancel)
    {
        var all = await db.AutopayDebits.AsNoTracking().Where(d => d.CustomerId == customerId).ToListAsync(cancel);
        return ([.. all.Where(d => d.IsPlanned).OrderBy(d => d.ChargeOn)], [.. all.Where(d => !d.IsPlanned).OrderByDescending(d => d.ChangedAt).Take(PastShown)]);
    }

    /// <summary>The days that a charge may be moved to; none when it was moved already, or is about to be sent.</summary>
    public IReadOnlyList<DateOnly> DaysFor(AutopayDebit debit) => debit is { State: DebitState.Announced, MovedFrom: null, IsPart: false } && hours.IsBefore(debit.ChargeOn)
        ? [.. Enumerable.Range(1, options.Value.MoveDays).Select(debit.ChargeOn.AddDays).Where(BankDays.IsOpen)] : [];

    public bool MaySkip(AutopayDebit debit) => debit is { IsPlanned: true, IsPart: false } && hours.IsBefore(debit.ChargeOn);

    /// <summary>The customer's own request: it needs no new notice. False when that day does not suit, or it is too late.</summary>
    public Task<bool> MoveAsync(string customerId, Guid id, DateOnly to, CancellationToken cancel) => ChangeAsync(
        customerId, id,
        debit =>
        {
            if (!DaysFor(debit).Contains(to))
            {
                return false;
            }

            (debit.MovedFrom, debit.ChargeOn) = (debit.ChargeOn, to);
            return true;
        },
        cancel);

    public Task<bool> SkipAsync(string customerId, Guid id, CancellationToken cancel) => ChangeAsync(
        customerId, id,
        debit =>
        {
            var may = MaySkip(debit);
            debit.State = may ? DebitState.Skipped : debit.State;
            return may;
        },
        cancel);

    public Task<bool> ApproveAsync(string customerId, Guid id, CancellationToken cancel) => ChangeAsync(
        customerId, id,
        debit =>
        {
            if (debit.State != DebitState.OverLimit)
            {
                return false;
            }

            var tomorrow = DebitDay.Open(Times.Today(clock).AddDays(1));
            (debit.State, debit.IsApproved, debit.ChargeOn) = (DebitState.Announced, true, debit.ChargeOn > tomorrow ? debit.ChargeOn : tomorrow);
            return true;
        },
        cancel);

    private async Task<bool> ChangeAsync(string customerId, Guid id, Func<AutopayDebit, bool> change, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Payment, cancel);
        db.ChangeTracker.Clear();
        if (await db.AutopayDebits.SingleOrDefaultAsync(d => d.Id == id && d.CustomerId == customerId, cancel) is not { } debit || !change(debit))
        {
            return false;
        }

        debit.ChangedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
