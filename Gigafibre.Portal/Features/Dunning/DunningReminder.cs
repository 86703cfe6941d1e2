using Gigafibre.Portal.Data;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Gigafibre.Portal.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>Tells one customer what comes next, if anything does: the step and its message are written together, under the gate under which payments begin.</summary>
public sealed class DunningReminder(
    PortalDb db, DunningReader reader, DunningMessages messages, Arrangements arrangements, WorkQueue work, IOptions<DunningOptions> options, TimeProvider clock)
{
    public const int NoticeProof = 14;

    public async Task TellAsync(string customerId, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var (state, today) = (await reader.ReadAsync(customerId, cancel), Times.Today(clock));
        if (state is not { Peace: null, Bill: { } bill, Due: { } due } || await NextAsync(state, due, today, cancel) is not { } next)
        {
            return;
        }

        var step = new DunningStep
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            CustomerId = customerId,
            InvoiceName = bill.Invoice.Name,
            DueOn = due,
            Stage = next.Stage,
            Day = next.Day,
            Round = next.Round,
            AmountCents = state.Amount.Cents,
            SuspendOn = next.SuspendOn,
            ToldOn = today,
        };
        var mayTakeTime = await arrangements.MostAsync(state, cancel) > 0;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.EnterAsync(GateName.Payment, cancel);

        // Somebody paid, or took time, while ERPNext was asked; two runs tell a customer once a day.
        if (await reader.IsUnderWayAsync(customerId, cancel) || await reader.PauseAsync(customerId, cancel) is not null
            || await db.Arrangements.AnyAsync(a => a.CustomerId == customerId && a.State == ArrangementState.Open, cancel)
            || await db.DunningSteps.AnyAsync(s => s.CustomerId == customerId && s.ToldOn == today, cancel))
        {
            return;
        }

        db.DunningSteps.Add(step);
        await messages.TellAsync(step, today, mayTakeTime, cancel);
        if (options.Value.Mirror.Of(step.Stage) is { Length: > 0 })
        {
            work.Add<MirrorHandler>(step.Id.ToString(), "", clock.GetUtcNow() + MirrorHandler.Wait);
        }

        try
        {
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            work.Wake();
        }
        catch (DbUpdateException e) when (e.IsDuplicate<DunningStep>())
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Whether what will have been late long enough on that day is enough to suspend for.</summary>
    public bool MayEnd(DunningState state, DateOnly on) => state.LateSince(on.AddDays(-options.Value.SuspendDay)) > Least;

    public Money Least => new((long)(options.Value.SuspendOver * 100));

    private async Task<NextStep?> NextAsync(DunningState state, DateOnly due, DateOnly today, CancellationToken cancel)
    {
        var notice = state.Told.LastOrDefault(s => s is { Stage: DunningStage.Notice, IsVoid: false });
        var on = notice?.SuspendOn >= today ? notice.SuspendOn.Value : Ladder.SuspendOn(due, today, options.Value);
        return Ladder.Next(due, today, state.Told, MayEnd(state, on), notice is null || await reader.IsProvenAsync(notice, NoticeProof, cancel), options.Value);
    }
}
