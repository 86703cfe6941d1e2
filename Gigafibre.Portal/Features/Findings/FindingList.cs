using Gigafibre.Portal.Core;
using Gigafibre.Portal.Data;
using Gigafibre.Portal.Text;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Findings;

/// <summary>What does not add up, or was learned late: a list for people, and a metric. One line a thing, however often it is found.</summary>
public sealed class FindingList(PortalDb db, TimeProvider clock)
{
    /// <summary>Opens the finding. One that was dealt with is open again when it is found otherwise than it was, and a condition whenever it holds again.</summary>
    public async Task AddAsync(FindingKind kind, string subject, Phrase detail, CancellationToken cancel)
    {
        var (key, now) = ($"{KebabCase.Of(kind)}:{subject}", clock.GetUtcNow());
        var known = await db.Findings.AsNoTracking().Where(f => f.Key == key).Select(f => new { f.Detail, f.ResolvedAt }).SingleOrDefaultAsync(cancel);
        if (known is not null)
        {
            if (known.ResolvedAt is null ? known.Detail != detail : IsCondition(kind) || known.Detail != detail)
            {
                await ChangeAsync(key, kind, detail, known.ResolvedAt is null ? null : now, cancel);
            }

            return;
        }

        PortalMetrics.Found(KebabCase.Of(kind));
        var finding = new Finding { Key = key, Kind = kind, Subject = subject, Detail = detail, FoundAt = now };
        db.Findings.Add(finding);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate<Finding>())
        {
            db.Entry(finding).State = EntityState.Detached;
        }
    }

    /// <param name="openAgainAt">Null where it is open already, and only says something else now.</param>
    private async Task ChangeAsync(string key, FindingKind kind, Phrase detail, DateTimeOffset? openAgainAt, CancellationToken cancel)
    {
        var row = db.Findings.Where(f => f.Key == key);
        if (openAgainAt is not { } at)
        {
            await row.ExecuteUpdateAsync(s => s.SetProperty(f => f.Detail, detail), cancel);
            return;
        }

        PortalMetrics.Found(KebabCase.Of(kind));
        await row.ExecuteUpdateAsync(s => s.SetProperty(f => f.ResolvedAt, (DateTimeOffset?)null).SetProperty(f => f.Detail, detail).SetProperty(f => f.FoundAt, at), cancel);
    }

    /// <summary>Something that holds or does not; the others are facts about one thing, which stay true after somebody has seen them.</summary>
    private static bool IsCondition(FindingKind kind) => kind is FindingKind.EntryGone or FindingKind.MethodMissing or FindingKind.Unreadable or FindingKind.RunFailed
        or FindingKind.PaidNotBooked or FindingKind.CannotCharge or FindingKind.NotOnBills or FindingKind.CreditToApply or FindingKind.BillDisagrees
        or FindingKind.CodesNearLimit or FindingKind.ContactOfMany or FindingKind.UnknownState or FindingKind.NobodyReached or FindingKind.ContactDisputed
        or FindingKind.MessagesSilent or FindingKind.MessagesLost or FindingKind.AutopayLate or FindingKind.ReturnOfService
        or FindingKind.CallLate or FindingKind.RequestLate or FindingKind.RequestDisagrees;

    /// <summary>Those about a bill that may not be owed: it is neither charged by itself nor reminded of.</summary>
    public static readonly FindingKind[] BillsInDoubt = [FindingKind.BilledAfterEnd, FindingKind.BilledOtherwise];

    /// <summary>Those of these kinds that nobody has dealt with yet.</summary>
    public async Task<IReadOnlyList<Finding>> ListOpenAsync(IReadOnlyCollection<FindingKind> kinds, CancellationToken cancel) =>
        await db.Findings.AsNoTracking().Where(f => kinds.Contains(f.Kind) && f.ResolvedAt == null).OrderBy(f => f.FoundAt).ToListAsync(cancel);

    /// <summary>It does not hold any more.</summary>
    public Task CloseAsync(FindingKind kind, string subject, CancellationToken cancel) => ResolveAsync($"{KebabCase.Of(kind)}:{subject}", cancel);

    public async Task<bool> ResolveAsync(string key, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await db.Findings.Where(f => f.Key == key && f.ResolvedAt == null).ExecuteUpdateAsync(s => s.SetProperty(f => f.ResolvedAt, now), cancel) == 1;
    }

    public async Task CloseAllButAsync(FindingKind kind, IReadOnlyCollection<string> subjects, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await db.Findings.Where(f => f.Kind == kind && f.ResolvedAt == null && !subjects.Contains(f.Subject))
            .ExecuteUpdateAsync(s => s.SetProperty(f => f.ResolvedAt, now), cancel);
    }
}
