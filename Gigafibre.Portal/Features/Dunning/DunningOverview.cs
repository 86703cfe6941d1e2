using Gigafibre.Portal.Data;
using Gigafibre.Portal.Features.Messages;
using Gigafibre.Portal.Integrations;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gigafibre.Portal.Features.Dunning;

/// <summary>A step, and whether and how it reached the customer.</summary>
public sealed record ToldStep(DunningStep Step, IReadOnlyList<Message> Messages);

/// <summary>What must be so before a service may be suspended.</summary>
public sealed record SuspensionCheck(Phrase What, bool IsSo);

/// <summary>What a person reads before they decide on a suspension.</summary>
public sealed record DunningFile(DunningState State, IReadOnlyList<ToldStep> Told, IReadOnlyList<SuspensionCheck> Checks)
{
    public bool MaySuspend => Checks.All(c => c.IsSo);
}

/// <summary>What the desk sees: whom a suspension is proposed for, whom it was announced to, who has time.</summary>
public sealed class DunningOverview(PortalDb db, DunningReader reader, DunningReminder reminder, IOptions<DunningOptions> options, TimeProvider clock)
{
    private const int FileDays = 365;

    public DateOnly Today => Times.Today(clock);

    /// <summary>The last notices whose day has come; whoever is suspended by now is not among them. What is owed is asked when one is opened.</summary>
    public async Task<IReadOnlyList<DunningStep>> RipeAsync(CancellationToken cancel) => [.. (await NoticesAsync(cancel)).Where(s => Ladder.IsRipe(s, Today))];

    /// <summary>Notices whose day is to come.</summary>
    public async Task<IReadOnlyList<DunningStep>> AnnouncedAsync(CancellationToken cancel) => [.. (await NoticesAsync(cancel)).Where(s => s.SuspendOn > Today)];

    public async Task<IReadOnlyList<Arrangement>> ArrangementsAsync(CancellationToken cancel)
    {
        var since = clock.GetUtcNow().AddDays(-30);
        return [.. (await db.Arrangements.AsNoTracking().Include(a => a.Parts).ToListAsync(cancel)).Where(a => a.State == ArrangementState.Open || a.EndedAt > since)
            .OrderBy(a => a.State).ThenByDescending(a => a.MadeAt)];
    }

    /// <summary>Everything about one customer, read in this second. Throws <see cref="IntegrationException"/>.</summary>
    public async Task<DunningFile> FileAsync(string customerId, CancellationToken cancel)
    {
        var (state, today) = (await reader.ReadAsync(customerId, cancel), Today);
        var since = today.AddDays(-FileDays);
        var steps = await db.DunningSteps.AsNoTracking().Where(s => s.CustomerId == customerId && s.ToldOn > since).OrderBy(s => s.ToldOn).ToListAsync(cancel);
        var about = steps.Select(s => s.Id.ToString()).ToList();
        var messages = (await db.Messages.AsNoTracking().Where(m => m.CustomerId == customerId && about.Contains(m.About)).ToListAsync(cancel)).ToLookup(m => m.About);
        var told = state.Told;
        DunningStep? LastOf(DunningStage stage) => told.LastOrDefault(s => s.Stage == stage && !s.IsVoid);
        var (last, first) = (LastOf(DunningStage.LastNotice), LastOf(DunningStage.Notice));
        return new DunningFile(
            state, [.. steps.Select(s => new ToldStep(s, [.. messages[s.Id.ToString()]]))],
            [
                new(DeskDunningText.OwesEnough.With(state.LateSince(today.AddDays(-options.Value.SuspendDay)), options.Value.SuspendDay, reminder.Least),
                    reminder.MayEnd(state, today)),
                new(DeskDunningText.NoticeReceived.With(DunningReminder.NoticeProof), first is not null && await reader.IsProvenAsync(first, DunningReminder.NoticeProof, cancel)),
                new(DeskDunningText.LastReceived, last is not null && Ladder.IsRipe(last, today) && await reader.IsProvenAsync(last, 1, cancel)),
                new(state.Peace is { } why ? DeskDunningText.Peace(why) : DeskDunningText.NothingAgainst, state.Peace is null),
                new(DeskDunningText.RightTime, DunningHours.MaySuspend(today) && Times.TimeOfDay(clock.GetUtcNow()).Hour is >= 9 and < 12),
            ]);
    }

    private async Task<IEnumerable<DunningStep>> NoticesAsync(CancellationToken cancel)
    {
        var since = Today.AddDays(-60);
        var notices = await db.DunningSteps.AsNoTracking().Where(s => s.SuspendOn > since).ToListAsync(cancel);
        var suspended = await reader.SuspendedAsync([.. notices.Select(s => s.CustomerId).Distinct()], cancel);
        await reader.VoidAsync(notices, cancel);
        return notices.Where(s => !s.IsVoid && !suspended.Contains(s.CustomerId)).GroupBy(s => s.CustomerId)
            .Select(g => g.OrderBy(s => s.ToldOn).ThenBy(s => s.Stage).Last()).OrderBy(s => s.SuspendOn);
    }
}
