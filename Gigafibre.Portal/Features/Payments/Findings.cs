using Gigafibre.Portal.Data;
using Gigafibre.Portal.Web;
using Microsoft.EntityFrameworkCore;

namespace Gigafibre.Portal.Features.Payments;

/// <summary>What does not add up, or was learned late: a list for people, and a metric. One line a thing, however often it is found.</summary>
public sealed class Findings(PortalDb db, TimeProvider clock)
{
    /// <summary>Opens the finding; one that was dealt with and is found otherwise than it was is open again.</summary>
    public async Task AddAsync(string kind, string subject, string detail, CancellationToken cancel)
    {
        var (key, now) = ($"{kind}:{subject}", clock.GetUtcNow());
        var again = await db.ReconcileFindings.Where(f => f.Key == key && f.ResolvedAt != null && f.Detail != detail)
            .ExecuteUpdateAsync(s => s.SetProperty(f => f.ResolvedAt, (DateTimeOffset?)null).SetProperty(f => f.Detail, detail).SetProperty(f => f.FoundAt, now), cancel);
        if (again == 0 && await db.ReconcileFindings.AnyAsync(f => f.Key == key, cancel))
        {
            return;
        }

        PortalMetrics.Finding(kind);
        if (again == 1)
        {
            return;
        }

        var finding = new ReconcileFinding { Key = key, Kind = kind, Subject = subject, Detail = detail, FoundAt = now };
        db.ReconcileFindings.Add(finding);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsDuplicate(nameof(PortalDb.ReconcileFindings)))
        {
            db.Entry(finding).State = EntityState.Detached;
        }
    }

    /// <summary>A person has dealt with it.</summary>
    public async Task<bool> ResolveAsync(string key, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await db.ReconcileFindings.Where(f => f.Key == key && f.ResolvedAt == null).ExecuteUpdateAsync(s => s.SetProperty(f => f.ResolvedAt, now), cancel) == 1;
    }

    /// <summary>Closes what is not so any more.</summary>
    public async Task CloseAllButAsync(string kind, IReadOnlyCollection<string> subjects, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await db.ReconcileFindings.Where(f => f.Kind == kind && f.ResolvedAt == null && !subjects.Contains(f.Subject)).ExecuteUpdateAsync(s => s.SetProperty(f => f.ResolvedAt, now), cancel);
    }
}
